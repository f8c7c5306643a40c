//! What a long image shows, as a short digest of its figures: in the address in its QR code, and in the page for the figures of now and for
//! those before each correction. So the page can say of an image of any age whether its figures are still those of the page.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::model::content::{Content, Section, Story};
use crate::model::ledger::{Fact, Ledger};
use crate::model::prose::references;

/// Bytes of a digest; it tells apart the states of one part of one page.
const BYTES: usize = 4;

/// The digests of the parts of a page that there are long images of: the whole, by an empty id, and each section, by its own.
pub struct Digests {
    /// Those of the figures of now.
    pub now: BTreeMap<String, String>,
    /// For each [corrected figure](Content::corrected) those of the parts that show it, as they were before.
    pub before: Vec<BTreeMap<String, String>>,
}

impl Digests {
    /// The digests of a content. Corrections are taken back one by one, the last one first.
    pub fn of(content: &Content) -> Digests {
        let parts = parts(content);
        let ledger = &content.ledger;
        let mut state: BTreeMap<&str, Fact> =
            ledger.facts.iter().map(|fact| (fact.id.as_str(), fact.clone())).collect();
        let digests = |state: &BTreeMap<&str, Fact>| -> BTreeMap<String, String> {
            parts.iter().map(|(part, facts)| (part.clone(), digest(ledger, facts, state))).collect()
        };
        let now = digests(&state);
        let mut before = Vec::new();
        for of in content.corrected().into_iter().rev() {
            let id = of.correction.fact.as_str();
            state.insert(id, of.old);
            let showing = |(part, _): &(String, String)| parts.get(part).is_some_and(|facts| facts.contains(id));
            before.push(digests(&state).into_iter().filter(showing).collect());
        }
        before.reverse();
        Digests { now, before }
    }

    /// Parts with their digests as addresses have them, such as `steel~0a1b2c3d`.
    pub fn keys(digests: &BTreeMap<String, String>) -> String {
        digests.iter().map(|(part, digest)| [part, "~", digest].concat()).collect::<Vec<_>>().join(" ")
    }
}

/// The parts with the figures that their long images show, each computed one by those that it is computed from.
fn parts(content: &Content) -> BTreeMap<String, BTreeSet<&str>> {
    let own = |section: &Section| (section.id.clone(), stated(content, of_section(content, section, true)));
    let mut whole: Vec<&str> = Vec::new();
    let hero = &content.hero;
    let texts = [&hero.headline, &hero.lead].into_iter().chain(hero.glyphs.iter().flat_map(|glyph| &glyph.strokes));
    whole.extend(texts.flat_map(|text| named(text)));
    whole.extend(hero.glyphs.iter().flat_map(|glyph| of_chart(content, &glyph.chart)));
    whole.extend(content.sections.iter().flat_map(|section| of_section(content, section, false)));
    let whole = (String::new(), stated(content, whole));
    content.sections.iter().map(own).chain([whole]).collect()
}

/// The figures of a section; `full` says whether its stories have their paragraphs and short facts, as in an image of that section alone.
fn of_section<'a>(content: &'a Content, section: &'a Section, full: bool) -> Vec<&'a str> {
    let opening = [&section.headline, &section.lead].into_iter().flat_map(|text| named(text));
    opening.chain(section.stories.iter().flat_map(|story| of_story(content, story, full))).collect()
}

fn of_story<'a>(content: &'a Content, story: &'a Story, full: bool) -> Vec<&'a str> {
    let more = story.prose.iter().chain(story.notes.iter().filter_map(|note| note.text.as_ref())).filter(|_| full);
    let texts = std::iter::once(&story.headline).chain(more).flat_map(|text| named(text));
    let charts = story.charts.iter().flat_map(|chart| of_chart(content, chart));
    texts.chain(story.figures.iter().map(String::as_str)).chain(charts).collect()
}

fn of_chart<'a>(content: &'a Content, id: &str) -> Vec<&'a str> {
    let Some(chart) = content.charts.iter().find(|chart| chart.id == id) else { return Vec::new() };
    let marks = chart.marks.iter().map(|mark| &mark.fact).chain(chart.strokes.iter().map(|stroke| &stroke.of));
    let texts = std::iter::once(&chart.caption).chain(&chart.key).flat_map(|text| named(text));
    marks.map(String::as_str).chain(texts).collect()
}

fn named(text: &str) -> impl Iterator<Item = &str> {
    references(text).into_iter().map(|reference| reference.id)
}

/// The stated figures of these ids, each computed one by those that it is computed from.
fn stated<'a>(content: &'a Content, ids: Vec<&str>) -> BTreeSet<&'a str> {
    let facts = ids.into_iter().filter_map(|id| content.ledger.fact(id));
    let own = |fact: &'a Fact| match &fact.computed {
        Some(computed) => computed.of.iter().map(String::as_str).collect(),
        None => vec![fact.id.as_str()],
    };
    facts.flat_map(own).collect()
}

/// The digest of figures: of what is the same in every language.
fn digest(ledger: &Ledger, facts: &BTreeSet<&str>, state: &BTreeMap<&str, Fact>) -> String {
    let said = |fact: &Fact| {
        let size = ledger.unit(fact).map(|unit| unit.factor);
        let numbers = (fact.value, fact.to, size, fact.year, fact.out_of);
        serde_json::to_string(&(&fact.id, numbers, fact.qualifier, &fact.change, &fact.period)).unwrap_or_default()
    };
    let all: Vec<String> = facts.iter().filter_map(|id| state.get(id)).map(said).collect();
    Sha256::digest(all.join("\n")).iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect()
}
