//! Figures that a reader could not tell apart: marks with the same label, and figures that differ by their year, by their period, or by
//! being a target alone, wherever they stand without it.

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
use crate::model::prose::{Reference, references};

/// Checks the ledger, the marks of each chart, and the texts.
pub fn check(content: &Content, report: &mut Report) {
    let others = by_time_alone(content);
    for (i, chart) in content.charts.iter().enumerate() {
        let marks = Path::of(&["charts"]).at(i).key("marks");
        for (j, mark) in chart.marks.iter().enumerate() {
            let mut before = chart.marks.iter().take(j);
            let same = before.find(|other| other.label == mark.label && other.scope == mark.scope);
            let time = |id: &str| content.ledger.fact(id).map(|fact| (fact.year, &fact.period, fact.goal));
            if let Some(other) = same.filter(|other| time(&other.fact) != time(&mark.fact)) {
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
        for reference in referred.iter().filter(|reference| reference.property.is_none()) {
            for (other, property) in others.get(reference.id).into_iter().flatten() {
                let words = |id: &str| content.property(id, *property);
                let due = words(reference.id);
                // A year is a period, too; neither says that a figure is a target.
                let says = |of: &Reference| match (of.property, property) {
                    (own, Property::Goal) => own == Some(Property::Goal),
                    (own, _) => matches!(own, Some(Property::Year | Property::Period)),
                };
                let said = |of: &&Reference| says(of) && words(of.id) == due;
                if due.is_some() && !referred.iter().any(|of| said(&of)) {
                    unsaid(content, (path, text), reference.id, (other, *property), report);
                }
            }
        }
    }
}

/// Reports a figure that stands without what tells it apart from another one.
fn unsaid(
    content: &Content,
    (path, text): (&Path, &str),
    id: &str,
    (other, property): (&str, Property),
    report: &mut Report,
) {
    let ending = Property::ALL.iter().find(|(known, _)| *known == property).map_or("", |(_, ending)| ending);
    let reference = [("reference", format!("{{{id}{ending}}}")), ("other", other.into())];
    let time = match property {
        Property::Year => content.year_of(id).map(|year| year.to_string()),
        _ => content.property(id, property),
    };
    let (found, expected, name) = match property {
        Property::Year => ("found-without-year", "year-beside", "year"),
        _ => ("found-without-time", "time-beside", "time"),
    };
    let parameters = [("fact", quote(id)), (name, time.unwrap_or_default()), ("text", clip(text))];
    let [found, expected] = [(found, &parameters[..]), (expected, &reference[..])].map(|(code, parameters)| {
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
        say(code, &parameters)
    });
    report.add(path, Diagnostic::new(found, expected));
}

/// The figures that differ from another one by time or by being a target alone, each with the id of that one and what they differ by.
fn by_time_alone(content: &Content) -> BTreeMap<&str, Vec<(&str, Property)>> {
    let facts = &content.ledger.facts;
    let timed = |fact: &Fact| fact.year.is_some() || fact.period.is_some();
    let apart = |a: &Fact, b: &Fact| {
        let alike = a.id != b.id
            && a.subject == b.subject
            && a.scope == b.scope
            && a.change == b.change
            && content.ledger.kind(a) == content.ledger.kind(b);
        let time = (a.year, &a.period) != (b.year, &b.period) && timed(a) && timed(b);
        let by = if time && a.period.is_some() {
            Property::Period
        } else if time {
            Property::Year
        } else {
            Property::Goal
        };
        (alike && (time || (a.goal.is_some() && a.goal != b.goal))).then_some(by)
    };
    let others = |fact| -> Vec<(&str, Property)> {
        let mut found = Vec::new();
        for (other, by) in facts.iter().filter_map(|other| Some((other, apart(fact, other)?))) {
            if found.iter().all(|(_, known)| *known != by) {
                found.push((other.id.as_str(), by));
            }
        }
        found
    };
    facts.iter().map(|fact| (fact.id.as_str(), others(fact))).filter(|(_, others)| !others.is_empty()).collect()
}
