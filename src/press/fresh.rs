//! Begins the content of another city: the words of the page stay, everything said of this one is emptied, and asked for by the checks.

use crate::check::palette;
use crate::model::content::{Content, Hue, Story};
use crate::model::ledger::{Fact, Origin, Qualifier};
use crate::model::look::Look;

/// The id of the figure, the section and the story that a new content begins with.
const FIRST: &str = "first";

/// A new content file, as JSON, with the words of the page of an existing content. It says nothing yet: checking it lists every text
/// that has to be written.
///
/// # Errors
/// serde's error if it cannot be serialized.
pub fn content(from: &Content) -> serde_json::Result<String> {
    let mut new = from.clone();
    new.schema_file = Some("./schema.json".into());
    new.translates = None;
    new.slug.clear();
    for text in [&mut new.site.title, &mut new.site.description, &mut new.site.name] {
        text.clear();
    }
    for text in [&mut new.source.publisher, &mut new.source.release, &mut new.source.licence] {
        text.clear();
    }
    new.source.paragraphs = [(1, String::new())].into();
    (new.source.address, new.source.date) = (None, None);
    new.source.others.clear();
    for text in [&mut new.sharing.dataset, &mut new.sharing.dataset_about, &mut new.sharing.card] {
        text.clear();
    }
    let unit = new.ledger.units.keys().next().cloned().unwrap_or_default();
    new.ledger.facts = vec![fact(unit)];
    new.corrections.clear();
    new.names.clear();
    new.charts.clear();
    for text in [&mut new.hero.headline, &mut new.hero.lead] {
        text.clear();
    }
    new.hero.glyphs.clear();
    new.sections.truncate(1);
    for section in &mut new.sections {
        section.hue = Hue::One;
        section.id = format!("{FIRST}-section");
        section.glyph = None;
        for text in [&mut section.name, &mut section.headline, &mut section.lead] {
            text.clear();
        }
        section.stories.truncate(1);
        section.stories.iter_mut().for_each(empty);
    }
    new.characters.clear();
    new.dotted.clear();
    new.shaped.clear();
    new.signs.clear();
    // The colour that the section has, to be changed.
    new.look = Look { one: palette::defaults().one, ..Look::default() };
    // Forms that draw a character are called by that of this place.
    new.description.forms.retain(|form, _| !form.name().starts_with("glyph"));
    // Verbs of status, and words to be avoided, are those of a certain release.
    new.statuses.clear();
    new.copy.register.clear();
    new.copy.formulations.clear();
    // Of the wordings that stay, those of controls.
    let kept = std::mem::take(&mut new.copy.kept);
    let words = serde_json::to_string(&new)?;
    new.copy.kept = kept.into_iter().filter(|kept| words.contains(&kept.text)).collect();
    Ok(serde_json::to_string_pretty(&new)? + "\n")
}

fn fact(unit: String) -> Fact {
    Fact {
        id: FIRST.into(),
        subject: String::new(),
        value: None,
        to: None,
        change: None,
        unit,
        qualifier: Qualifier::Exact,
        word: None,
        origin: Origin::Stated,
        paragraph: 1,
        year: None,
        period: None,
        goal: None,
        out_of: None,
        source: None,
        scope: None,
        status: None,
        part_of: None,
        computed: None,
    }
}

fn empty(story: &mut Story) {
    story.id = format!("{FIRST}-story");
    story.headline.clear();
    story.figures = vec![FIRST.into()];
    story.charts.clear();
    story.prose = vec![String::new()];
    story.notes.clear();
}
