//! Figures that a reader could not tell apart: those alike in everything but their value, and those that differ by year alone, wherever
//! they stand without the year.

use std::collections::BTreeMap;

use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::excerpt::{clip, quote};
use crate::check::json::path::Path;
use crate::check::rules::texts::refers;
use crate::model::content::Content;
use crate::model::ledger::Fact;
use crate::model::lookup::Property;
use crate::model::prose::references;

/// Checks the ledger, the marks of each chart, and the texts.
pub fn check(content: &Content, report: &mut Report) {
    let others = by_year_alone(content);
    for (i, chart) in content.charts.iter().enumerate() {
        let marks = Path::of(&["charts"]).at(i).key("marks");
        for (j, mark) in chart.marks.iter().enumerate() {
            let mut before = chart.marks.iter().take(j);
            let same = before.find(|other| other.label == mark.label && other.scope == mark.scope);
            let years = |id: &str| content.ledger.fact(id).and_then(|fact| fact.year);
            if let Some(other) = same.filter(|other| years(&other.fact) != years(&mark.fact)) {
                let expected = say("label-alike", &[("other", &other.fact)]);
                report.add(&marks.at(j).key("label"), Diagnostic::new(quote(&mark.label), expected));
            }
        }
    }
    if others.is_empty() {
        return;
    }
    let tree = report.tree.clone();
    for (path, text) in tree.texts(&Path::default()).iter().filter(|(path, _)| refers(path)) {
        let referred = references(text);
        let said = |year: u16| {
            let mut years = referred.iter().filter(|reference| reference.property == Some(Property::Year));
            years.any(|reference| content.year_of(reference.id) == Some(year))
        };
        for reference in referred.iter().filter(|reference| reference.property.is_none()) {
            let (Some(other), Some(year)) = (others.get(reference.id), content.year_of(reference.id)) else { continue };
            if !said(year) {
                let year = year.to_string();
                let parameters = [("fact", quote(reference.id)), ("year", year), ("text", clip(text))];
                let found =
                    say("found-without-year", &parameters.each_ref().map(|(name, value)| (*name, value.as_str())));
                let due = format!("{{{}.year}}", reference.id);
                let expected = say("year-beside", &[("reference", &due), ("other", other)]);
                report.add(path, Diagnostic::new(found, expected));
            }
        }
    }
}

/// The figures that differ from another one by year alone, each with the id of that one.
fn by_year_alone(content: &Content) -> BTreeMap<&str, &str> {
    let facts = &content.ledger.facts;
    let alike = |a: &Fact, b: &Fact| {
        a.id != b.id
            && a.year != b.year
            && a.year.is_some()
            && b.year.is_some()
            && a.subject == b.subject
            && a.scope == b.scope
    };
    let other = |fact: &Fact| facts.iter().find(|other| alike(fact, other)).map(|other| other.id.as_str());
    facts.iter().filter_map(|fact| Some((fact.id.as_str(), other(fact)?))).collect()
}
