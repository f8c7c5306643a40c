//! What releases say of a figure beside its value: changes, ranges, periods, targets, places among several. Each is well formed, fits
//! its value, and has its words.

use super::{YEARS, sayable};
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::content::Content;
use crate::model::figures::pattern::Pattern;
use crate::model::figures::period::Period;
use crate::model::ledger::{Fact, Measure};

/// Checks every fact, and the words of changes.
pub fn check(content: &Content, report: &mut Report) {
    let changes = Path::of(&["ledger", "changes"]);
    for (name, change) in &content.ledger.changes {
        for (key, pattern) in [("up", &change.up), ("down", &change.down)] {
            let path = changes.key(name).key(key);
            if !pattern.contains("{n}") && report.clear(&path) {
                report.add(&path, Diagnostic::new(quote(pattern), say("change-with-figure", &[])));
            }
        }
    }
    for (i, fact) in content.ledger.facts.iter().enumerate() {
        let path = Path::of(&["ledger", "facts"]).at(i);
        around(content, fact, &path, report);
        if let Some(goal) = fact.goal {
            worded(content, goal.pattern(), &path.key("goal"), report);
        }
    }
}

/// What a fact states beside its value: a change, a range, a period, a place among several.
pub(super) fn around(content: &Content, fact: &Fact, path: &Path, report: &mut Report) {
    change(content, fact, path, report);
    range(content, fact, path, report);
    period(content, fact, path, report);
    ranked(content, fact, path, report);
}

fn change(content: &Content, fact: &Fact, path: &Path, report: &mut Report) {
    let Some(name) = &fact.change else {
        return;
    };
    let changes = &content.ledger.changes;
    if !changes.contains_key(name) {
        let near = nearest(name, changes.keys().map(String::as_str));
        let fault = Diagnostic::new(quote(name), say("name-in-changes", &[])).nearest(near);
        report.unknown(&path.key("change"), &["ledger", "changes"], fault);
    }
}

/// The upper bound of a range is above the lower one, on the same side of zero if the direction is in the words.
fn range(content: &Content, fact: &Fact, path: &Path, report: &mut Report) {
    let (Some(to), at) = (fact.to, path.key("to")) else {
        return;
    };
    worded(content, Pattern::Range, &at, report);
    worded(content, Pattern::SpokenRange, &at, report);
    let Some(from) = fact.value.filter(|_| report.sound(&path.key("value"))) else {
        return report.add(&at, Diagnostic::new(report.show(&at), say("range-of-stated", &[])));
    };
    if to <= from || !to.is_finite() {
        let expected = say("above-lower-bound", &[("from", &report.show(&path.key("value")))]);
        return report.add(&at, Diagnostic::new(report.show(&at), expected));
    }
    if fact.change.is_some() && from < 0.0 {
        return report.add(&at, Diagnostic::new(report.show(&at), say("range-of-growth", &[])));
    }
    sayable(&content.ledger, fact, to, &at, report);
}

fn period(content: &Content, fact: &Fact, path: &Path, report: &mut Report) {
    let (Some(text), at) = (&fact.period, path.key("period")) else {
        return;
    };
    if fact.year.is_some() {
        report.add(&path.key("year"), Diagnostic::new(report.show(&path.key("year")), say("year-or-period", &[])));
    }
    let Some(period) = Period::read(text) else {
        return report.add(&at, Diagnostic::new(quote(text), say("period-form", &[])));
    };
    if let Some(time) = period.times().find(|time| !YEARS.contains(&time.year)) {
        let [first, last] = [YEARS.start(), YEARS.end()].map(u16::to_string);
        let expected = say("year-range", &[("first", &first), ("last", &last)]);
        return report.add(&at, Diagnostic::new(time.year.to_string(), expected));
    }
    for pattern in period.patterns() {
        worded(content, pattern, &at, report);
    }
    let patterns = &content.ledger.patterns;
    let mut used = period.patterns().into_iter().filter_map(|pattern| patterns.get(&pattern));
    if used.any(|pattern| pattern.contains("{month}")) {
        worded(content, Pattern::MonthNames, &at, report);
    }
}

/// A place in a ranking is one of those that are ranked.
fn ranked(content: &Content, fact: &Fact, path: &Path, report: &mut Report) {
    let (Some(of), at) = (fact.out_of, path.key("out_of")) else {
        return;
    };
    worded(content, Pattern::OutOf, &at, report);
    if content.ledger.unit(fact).is_some_and(|unit| unit.measure != Measure::Rank) {
        return report.add(&at, Diagnostic::new(report.show(&at), say("out-of-ranks", &[("unit", &fact.unit)])));
    }
    if content.ledger.value(fact).is_some_and(|place| place > f64::from(of)) {
        let expected = say("at-least-the-place", &[("value", &content.ledger.value_text(&fact.id))]);
        report.add(&at, Diagnostic::new(report.show(&at), expected));
    }
}

/// A pattern that is needed stands in the content.
pub fn worded(content: &Content, pattern: Pattern, path: &Path, report: &mut Report) {
    if content.ledger.patterns.contains_key(&pattern) || !report.sound(&Path::of(&["ledger", "patterns"])) {
        return;
    }
    let expected = say("pattern-needed", &[("pattern", pattern.name()), ("blanks", &blanks(pattern))]);
    report.add(path, Diagnostic::new(report.show(path), expected));
}

/// The placeholders of a pattern, as they are written.
fn blanks(pattern: Pattern) -> String {
    let blanks = Pattern::blanks(pattern.name()).iter().map(|blank| format!("{{{blank}}}"));
    blanks.collect::<Vec<_>>().join(" ")
}
