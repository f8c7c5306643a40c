//! Nothing is unused: every fact is stated in a story, every name is shown, every chart is on the page exactly once.

use std::collections::{BTreeMap, BTreeSet};

use super::links::stories;
use super::texts::Reference;
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::{Said, say};
use crate::check::diagnostics::suggest::meant;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::content::{Content, Story};
use crate::model::ledger::Fact;

/// Checks that every fact, name and chart is used.
pub fn check(content: &Content, references: &[Reference], report: &mut Report) {
    let facts: Vec<&str> = content.ledger.facts.iter().map(|f| f.id.as_str()).collect();
    let figures = stories(content).flat_map(|(_, story)| &story.figures).filter_map(|id| meant(id, &facts));
    let in_stories = references.iter().filter(|r| r.in_story).map(|r| r.id);
    let lost = mentioned(&report.lost);
    let stated: BTreeSet<&str> = in_stories.chain(figures).chain(lost.iter().map(String::as_str)).collect();
    for (i, fact) in content.ledger.facts.iter().enumerate() {
        let path = Path::of(&["ledger", "facts"]).at(i);
        if !stated.contains(fact.id.as_str()) && report.sound(&path.key("id")) {
            let unused = unused("unused-fact", &fact.id, say("story-states", &[]));
            let fault = match place(content, fact) {
                Some(place) => unused.advice(place),
                None => unused,
            };
            report.add(&path, fault);
        }
    }

    let names: Vec<&str> = content.names.iter().map(|n| n.id.as_str()).collect();
    let notes = stories(content).flat_map(|(_, story)| &story.notes).filter_map(|note| note.name.as_deref());
    let notes = notes.filter_map(|id| meant(id, &names));
    let references = references.iter().map(|r| r.id);
    let shown: BTreeSet<&str> = notes.chain(references).chain(lost.iter().map(String::as_str)).collect();
    for (i, name) in content.names.iter().enumerate() {
        let path = Path::of(&["names"]).at(i);
        if !shown.contains(name.id.as_str()) && report.sound(&path.key("id")) {
            report.add(&path, unused("unused-name", &name.id, say("name-shown", &[("name", &name.id)])));
        }
    }

    charts(content, &lost, report);
}

/// The ids, alone or in braces, that texts removed by error recovery may have meant.
fn mentioned(texts: &[String]) -> BTreeSet<String> {
    let mut mentioned = BTreeSet::new();
    for word in texts.iter().flat_map(|text| text.split(['{', '}'])).filter(|word| !word.is_empty()) {
        if !mentioned.contains(word) {
            mentioned.insert(word.to_string());
        }
    }
    mentioned
}

fn unused(what: &'static str, id: &str, expected: Said) -> Diagnostic {
    Diagnostic::new(say(what, &[("id", &quote(id))]), expected)
}

/// A chart is on the page once: a second one would have the same id.
fn charts(content: &Content, lost: &BTreeSet<String>, report: &mut Report) {
    let known: Vec<&str> = content.charts.iter().map(|c| c.id.as_str()).collect();
    let heroes = content.hero.glyphs.iter().enumerate();
    let heroes = heroes.map(|(i, glyph)| (Path::of(&["hero", "glyphs"]).at(i).key("chart"), glyph.chart.as_str()));
    let stories = stories(content).flat_map(|(path, story)| {
        let list = path.key("charts");
        story.charts.iter().enumerate().map(move |(i, id)| (list.at(i), id.as_str()))
    });
    let mut places: BTreeMap<&str, Path> = BTreeMap::new();
    let mut shown: BTreeSet<&str> = lost.iter().map(String::as_str).collect();
    for (path, id) in heroes.chain(stories) {
        shown.extend(meant(id, &known));
        match places.get(id) {
            Some(first) => {
                let expected = say("chart-once", &[("place", &first.to_string())]);
                report.add(&path, Diagnostic::new(quote(id), expected));
            }
            None => drop(places.insert(id, path)),
        }
    }
    for (i, chart) in content.charts.iter().enumerate() {
        let path = Path::of(&["charts"]).at(i);
        if !shown.contains(chart.id.as_str()) && report.sound(&path.key("id")) {
            report.add(&path, unused("unused-chart", &chart.id, say("chart-shown", &[])));
        }
    }
}

/// Suggests where to state a fact: beside a chart that shows it, or with others of its paragraph.
fn place(content: &Content, fact: &Fact) -> Option<Said> {
    let shows = |story: &Story| {
        let mut charts = content.charts.iter().filter(|chart| story.charts.contains(&chart.id));
        charts.any(|chart| chart.marks.iter().any(|mark| mark.fact == fact.id))
    };
    let kin = |story: &Story| {
        let facts = story.figures.iter().filter_map(|id| content.ledger.fact(id));
        facts.filter(|other| other.paragraph == fact.paragraph).count()
    };
    let beside = stories(content).find(|(_, story)| shows(story));
    let akin = || stories(content).filter(|(_, story)| kin(story) > 0).max_by_key(|(_, story)| kin(story));
    let (path, why) = match beside {
        Some((path, _)) => (path, "has-chart-of-it"),
        None => (akin()?.0, "has-facts-of-paragraph"),
    };
    Some(say("state-it-there", &[("fact", &fact.id), ("story", &path.to_string())]).with("why", say(why, &[])))
}
