//! Begins the content of another city: the words of the page stay, everything said of this one is emptied, and asked for by the checks.

mod standard;

use serde_json::Value;

use crate::check::edit::{self, Step};
use crate::check::palette;
use crate::model::content::{Content, Hue, Layout, Story};
use crate::model::ledger::{Fact, Origin, Qualifier};
use crate::model::look::Look;
use standard::Standard;

/// The id of the figure, the section and the story that a new content begins with.
const FIRST: &str = "first";

/// How the names of the forms begin that draw a character.
const CHARACTERS: &str = "glyph";

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
        section.scenery = None;
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
    new.scenery.clear();
    // The colour that the section has, to be changed.
    new.look = Look { one: palette::defaults().one, ..Look::default() };
    // Forms that draw a character are called by that of this place.
    new.description.forms.retain(|form, _| !form.name().starts_with(CHARACTERS));
    // Verbs of status, and words to be avoided, are those of a certain release.
    new.statuses.clear();
    new.copy.register.clear();
    new.copy.formulations.clear();
    // Of the wordings that stay, those of controls.
    let kept = std::mem::take(&mut new.copy.kept);
    let words = serde_json::to_string(&new)?;
    new.copy.kept = kept.into_iter().filter(|kept| words.contains(&kept.text)).collect();
    let new = serde_json::to_string_pretty(&new)? + "\n";
    Ok(Standard::of(&from.site.lang).fill(&new, false).unwrap_or(new))
}

/// What a translation says of a city, by its places, as JSON of what stands there in a new one.
const SAID: [(&[&str], &str); 17] = [
    (&["site", "title"], "\"\""),
    (&["site", "description"], "\"\""),
    (&["site", "name"], "\"\""),
    (&["source", "publisher"], "\"\""),
    (&["source", "release"], "\"\""),
    (&["source", "licence"], "\"\""),
    (&["source", "paragraphs"], "{}"),
    (&["sharing", "dataset"], "\"\""),
    (&["sharing", "dataset_about"], "\"\""),
    (&["sharing", "card"], "\"\""),
    (&["ledger", "facts"], "[]"),
    (&["hero", "headline"], "\"\""),
    (&["hero", "lead"], "\"\""),
    (&["hero", "glyphs"], "[]"),
    (&["names"], "[]"),
    (&["charts"], "[]"),
    (&["sections"], "[]"),
];

/// What a new translation does not have at all, because its original has none of it.
const GONE: [&[&str]; 5] = [&["statuses"], &["corrections"], &["copy"], &["source", "others"], &["source", "address"]];

/// A new translation of a new content: the words of the page from an existing one, as they are written there.
///
/// # Errors
/// serde's error if that is not JSON.
pub fn translation(from: &str) -> serde_json::Result<String> {
    let old: Value = serde_json::from_str(from)?;
    let path = |path: &[&str]| path.iter().map(|key| Step::from(*key)).collect::<Vec<_>>();
    let forms = old.pointer("/description/forms").and_then(Value::as_object).into_iter().flat_map(|forms| forms.keys());
    let forms = forms.filter(|form| form.starts_with(CHARACTERS)).map(|form| path(&["description", "forms", form]));
    let gone = GONE.iter().map(|gone| path(gone)).chain(forms);
    let mut new = gone.fold(from.to_string(), |text, place| edit::remove(&text, &place).unwrap_or(text));
    for (said, empty) in SAID {
        let place = path(said);
        if edit::get(&new, &place).is_some() {
            new = edit::set(&new, &place, &serde_json::from_str(empty)?).unwrap_or(new);
        }
    }
    let lang = old.pointer("/site/lang").and_then(Value::as_str).unwrap_or_default();
    Ok(Standard::of(lang).fill(&new, true).unwrap_or(new))
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
    story.layout = Layout::Split;
    story.headline.clear();
    story.figures = vec![FIRST.into()];
    story.charts.clear();
    story.prose = vec![String::new()];
    story.notes.clear();
}
