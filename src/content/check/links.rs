//! What the first screen and the stories ask for by id, and what a note must have.

use super::fault::Fault;
use super::nearest::nearest;
use super::node::quote;
use super::path::Path;
use super::report::Report;
use crate::content::model::Content;

/// Checks that every figure, chart, section and name asked for is there.
pub fn check(content: &Content, report: &mut Report) {
    let facts: Vec<&str> = content.ledger.facts.iter().map(|f| f.id.as_str()).collect();
    let charts: Vec<&str> = content.charts.iter().map(|c| c.id.as_str()).collect();
    let names: Vec<&str> = content.names.iter().map(|n| n.id.as_str()).collect();
    let sections: Vec<&str> = content.sections.iter().map(|s| s.id.as_str()).collect();
    let mut known = |path: &Path, id: &str, ids: &[&str], what: &str| {
        if !ids.contains(&id) {
            let near = nearest(id, ids.iter().copied());
            report.add(path, Fault::new(quote(id), format!("the id of a {what}")).nearest(near));
        }
    };
    for (i, glyph) in content.hero.glyphs.iter().enumerate() {
        let path = Path::of(&["hero", "glyphs"]).at(i);
        known(&path.key("section"), &glyph.section, &sections, "section");
        known(&path.key("chart"), &glyph.chart, &charts, "chart");
    }
    let mut empty = Vec::new();
    for (path, story) in stories(content) {
        for (i, id) in story.figures.iter().enumerate() {
            known(&path.key("figures").at(i), id, &facts, "fact");
        }
        for (i, id) in story.charts.iter().enumerate() {
            known(&path.key("charts").at(i), id, &charts, "chart");
        }
        for (i, note) in story.notes.iter().enumerate() {
            let path = path.key("notes").at(i);
            match (&note.name, &note.text) {
                (Some(id), _) => known(&path.key("name"), id, &names, "name"),
                (None, Some(_)) => {}
                (None, None) => empty.push(path),
            }
        }
    }
    for path in empty {
        report.add(&path, Fault::new(report.show(&path), "a name, a text or both beside the icon"));
    }
}

/// Every story with its path.
pub fn stories(content: &Content) -> impl Iterator<Item = (Path, &super::super::model::Story)> {
    let sections = content.sections.iter().enumerate();
    sections.flat_map(|(i, section)| {
        let path = Path::of(&["sections"]).at(i).key("stories");
        section.stories.iter().enumerate().map(move |(j, story)| (path.at(j), story))
    })
}
