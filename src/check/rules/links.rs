//! References by id from the first screen and the stories, and what a note must have.

use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::content::{Content, Story};

/// Checks that every figure, chart, section and name referred to exists.
pub fn check(content: &Content, report: &mut Report) {
    let facts = List::new("id-of-fact", &["ledger", "facts"], content.ledger.facts.iter().map(|f| f.id.as_str()));
    let charts = List::new("id-of-chart", &["charts"], content.charts.iter().map(|c| c.id.as_str()));
    let names = List::new("id-of-name", &["names"], content.names.iter().map(|n| n.id.as_str()));
    let sections = List::new("id-of-section", &["sections"], content.sections.iter().map(|s| s.id.as_str()));
    for (i, glyph) in content.hero.glyphs.iter().enumerate() {
        let path = Path::of(&["hero", "glyphs"]).at(i);
        sections.has(&glyph.section, &path.key("section"), report);
        charts.has(&glyph.chart, &path.key("chart"), report);
    }
    for (path, story) in stories(content) {
        for (i, id) in story.figures.iter().enumerate() {
            let path = path.key("figures").at(i);
            facts.has(id, &path, report);
            if story.figures.iter().take(i).any(|before| before == id) {
                report.add(&path, Diagnostic::new(quote(id), say("figure-once", &[])));
            }
        }
        for (i, id) in story.charts.iter().enumerate() {
            charts.has(id, &path.key("charts").at(i), report);
        }
        for (i, note) in story.notes.iter().enumerate() {
            let path = path.key("notes").at(i);
            match (&note.name, &note.text) {
                (Some(id), _) => names.has(id, &path.key("name"), report),
                (None, Some(_)) => {}
                (None, None) => {
                    report.add(&path, Diagnostic::new(report.show(&path), say("name-or-text", &[])));
                }
            }
        }
    }
}

/// All ids of one kind of thing.
struct List<'a> {
    what: &'static str,
    place: &'a [&'a str],
    ids: Vec<&'a str>,
}

impl<'a> List<'a> {
    fn new(what: &'static str, place: &'a [&'a str], ids: impl Iterator<Item = &'a str>) -> List<'a> {
        List { what, place, ids: ids.collect() }
    }

    /// Reports an id that is not in the list.
    fn has(&self, id: &str, path: &Path, report: &mut Report) {
        if !report.full() && !self.ids.contains(&id) {
            let near = nearest(id, self.ids.iter().copied());
            report.unknown(path, self.place, Diagnostic::new(quote(id), say(self.what, &[])).nearest(near));
        }
    }
}

/// Every story with its path.
pub fn stories(content: &Content) -> impl Iterator<Item = (Path, &Story)> {
    let sections = content.sections.iter().enumerate();
    sections.flat_map(|(i, section)| {
        let path = Path::of(&["sections"]).at(i).key("stories");
        section.stories.iter().enumerate().map(move |(j, story)| (path.at(j), story))
    })
}
