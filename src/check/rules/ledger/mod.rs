//! The ledger: factors of units, words of qualifiers, values of figures, and the paragraphs they are from.

pub mod corrections;
pub mod periods;

use std::collections::BTreeSet;

use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::comparison::Quantity;
use crate::model::content::{Content, OtherSource};
use crate::model::ledger::{Fact, Ledger, Origin, Qualifier};
use crate::text::number;

/// Valid years of a figure.
pub(super) const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;
/// Valid factors between units: beyond these no chart has a scale for both, and `f64` not enough digits.
const FACTORS: std::ops::RangeInclusive<f64> = 1e-12..=1e18;

/// Checks units, qualifiers, facts, and the paragraphs of facts and names.
pub fn check(content: &Content, report: &mut Report) {
    let ledger = &content.ledger;
    let top = Path::of(&["ledger"]);
    for (name, unit) in &ledger.units {
        let path = top.key("units").key(name).key("factor");
        if !(unit.factor.is_finite() && unit.factor > 0.0) {
            let expected = say("factor-above-zero", &[]);
            report.add(&path, Diagnostic::new(report.show(&path), expected));
        } else if !FACTORS.contains(&unit.factor) {
            report.add(&path, Diagnostic::new(report.show(&path), say("factor-range", &[])));
        }
        let times = top.key("units").key(name).key("times");
        if unit.times.is_some_and(|times| !FACTORS.contains(&times)) {
            let expected = say("times-range", &[]);
            report.add(&times, Diagnostic::new(report.show(&times), expected));
        }
    }
    for (qualifier, words) in &ledger.qualifiers {
        let path = top.key("qualifiers").key(qualifier_name(*qualifier));
        if words.is_empty() && *qualifier != Qualifier::Exact {
            report.add(&path, Diagnostic::new(report.show(&path), say("qualifier-word", &[])));
        }
    }
    let mut asked = BTreeSet::new();
    for (i, fact) in ledger.facts.iter().enumerate() {
        let path = top.key("facts").at(i);
        published(ledger, fact, &path, report);
        check_display_unit(ledger, fact, &path, report);
        whole(ledger, fact, &path, report);
        let other = content.fact_context().other_source(fact);
        if fact.source.is_none() || other.is_some() {
            paragraph(content, other, fact.paragraph, &path.key("paragraph"), &mut asked, report);
        }
    }
    for (i, name) in content.names.iter().enumerate() {
        let path = Path::of(&["names"]).at(i).key("paragraph");
        paragraph(content, None, name.paragraph, &path, &mut asked, report);
    }
}

/// What a fact states: its unit, qualifier, value and year.
fn published(ledger: &Ledger, fact: &Fact, path: &Path, report: &mut Report) {
    unit(ledger, fact, path, report);
    qualifier(ledger, fact, path, report);
    value(ledger, fact, path, report);
    if let Some(year) = fact.year.filter(|year| !YEARS.contains(year)) {
        let expected = say("year-range", &[("first", &YEARS.start().to_string()), ("last", &YEARS.end().to_string())]);
        report.add(&path.key("year"), Diagnostic::new(year.to_string(), expected));
    }
}

fn unit(ledger: &Ledger, fact: &Fact, path: &Path, report: &mut Report) {
    if !ledger.units.contains_key(&fact.unit) {
        let near = nearest(&fact.unit, ledger.units.keys().map(String::as_str));
        let fault = Diagnostic::new(quote(&fact.unit), say("name-in-units", &[])).nearest(near);
        report.unknown(&path.key("unit"), &["ledger", "units"], fault);
    }
}

/// The qualifier has words, and the fact's word is one of them. An exact figure needs none.
fn qualifier(ledger: &Ledger, fact: &Fact, path: &Path, report: &mut Report) {
    if !report.sound(&path.key("qualifier")) {
        return;
    }
    let name = qualifier_name(fact.qualifier);
    let words = ledger.qualifiers.get(&fact.qualifier);
    if words.is_none() && fact.qualifier != Qualifier::Exact {
        let expected = say("qualifier-with-words", &[]);
        let listed = ledger.qualifiers.keys().map(|listed| qualifier_name(*listed));
        let fault = Diagnostic::new(quote(name), expected).nearest(nearest(name, listed));
        let fault = fault.advice(say("add-qualifier", &[("qualifier", name)]));
        report.unknown(&path.key("qualifier"), &["ledger", "qualifiers"], fault);
        return;
    }
    if fact.qualifier != Qualifier::Exact && fact.value == Some(0.0) && report.whole(path) {
        report.add(&path.key("qualifier"), Diagnostic::new(quote(name), say("exact-since-zero", &[])));
    }
    let Some(word) = &fact.word else {
        return;
    };
    let words: Vec<&str> = words.into_iter().flatten().map(|w| w.word.as_str()).collect();
    if !words.contains(&word.as_str()) {
        let expected = match words.as_slice() {
            [] => say("no-word", &[("qualifier", name)]),
            words => say("word-of", &[("qualifier", name), ("words", &words.join(", "))]),
        };
        let fault = Diagnostic::new(quote(word), expected).nearest(nearest(word, words));
        report.unknown(&path.key("word"), &["ledger", "qualifiers", name], fault);
    }
}

fn value(ledger: &Ledger, fact: &Fact, path: &Path, report: &mut Report) {
    if !report.sound(&path.key("origin")) {
        return;
    }
    let value = path.key("value");
    let computed = path.key("computed");
    match (fact.origin, fact.value) {
        (Origin::Stated, None) => {
            let fault = Diagnostic::new(report.show(&value), say("number-since-stated", &[]));
            report.add(&value, fault);
        }
        (Origin::Stated, Some(stated)) => sayable(ledger, fact, stated, &value, report),
        (Origin::Computed, Some(_)) => {
            let fault = Diagnostic::new(report.show(&value), say("no-value-since-computed", &[]));
            report.add(&value, fault.advice(say("take-value-away", &[])));
        }
        (Origin::Computed, None) => {}
    }
    match (fact.origin, &fact.computed) {
        (Origin::Stated, Some(_)) => {
            let fault = Diagnostic::new(report.show(&computed), say("nothing-since-stated", &[]));
            report.add(&computed, fault.nearest(Some("\"origin\": \"computed\"")));
        }
        (Origin::Computed, None) => {
            let expected = say("computed-needed", &[]);
            report.add(&computed, Diagnostic::new(report.show(&computed), expected));
        }
        _ => {}
    }
}

/// A figure that is computed, or displayed in a converted unit, can be written out in digits, too.
fn check_display_unit(ledger: &Ledger, fact: &Fact, path: &Path, report: &mut Report) {
    let due = match &fact.computed {
        Some(_) => "computed",
        None => "unit",
    };
    let own = fact.computed.is_none() && ledger.unit(fact).is_none_or(|unit| unit.times.is_none());
    let Some(displayed) = ledger.displayed(fact).filter(|_| !own && report.whole(path)) else {
        return;
    };
    let from = if fact.computed.is_some() { 0.0 } else { f64::NEG_INFINITY };
    let sayable = |value: f64| value >= from && number::plain(value).parse::<f64>().is_ok();
    if !sayable(displayed) || !ledger.value(fact).is_some_and(sayable) {
        let path = path.key(due);
        let found = say("found-too-large", &[]).with("found", report.show(&path));
        report.add(&path, Diagnostic::new(found, say("unit-smaller-number", &[])));
    }
}

/// A figure with so few digits that its text keeps all of them; below zero only if it is a change, or its unit goes there.
pub(super) fn sayable(ledger: &Ledger, fact: &Fact, value: f64, path: &Path, report: &mut Report) {
    let signed = ledger.signed(fact);
    if signed && value == 0.0 && value.is_sign_negative() {
        return report.add(path, Diagnostic::new(report.show(path), say("zero-without-sign", &[])));
    }
    if !value.is_finite() || (value.is_sign_negative() && !signed) {
        // Never with the number without its sign as the nearest: that would make growth of a decline.
        let fault = Diagnostic::new(report.show(path), say("number-from-zero", &[]));
        report.add(path, fault.advice(say("say-the-decline", &[])));
        return;
    }
    let text = number::plain(value);
    if text.parse() != Ok(value) {
        let expected = say("few-digits", &[("most", &number::DECIMALS.to_string())]);
        let near = text.parse::<f64>().is_ok().then_some(text);
        let fault = Diagnostic::new(report.show(path), expected).nearest(near);
        report.add(path, fault.advice(say("larger-unit", &[])));
    }
}

/// A figure that is part of another is not larger than it.
fn whole(ledger: &Ledger, fact: &Fact, path: &Path, report: &mut Report) {
    let Some(id) = &fact.part_of else {
        return;
    };
    let path = path.key("part_of");
    let others = || ledger.facts.iter().map(|f| f.id.as_str()).filter(|other| *other != fact.id);
    let Some(whole) = ledger.fact(id).filter(|whole| whole.id != fact.id) else {
        report.add(&path, Diagnostic::new(quote(id), say("id-of-another-fact", &[])).nearest(nearest(id, others())));
        return;
    };
    let quantity = |f: &Fact| {
        Some(Quantity {
            value: ledger.base(f).filter(|value| is_as_written(ledger, f, report) && *value >= 0.0)?,
            qualifier: f.qualifier,
        })
    };
    let (Some(part), Some(all)) = (quantity(fact), quantity(whole)) else {
        return;
    };
    if ledger.kind(fact) == ledger.kind(whole) && fact.change.is_none() && part.surely_exceeds(all) {
        let expected = say("whole-at-least", &[("part", &ledger.value_text(&fact.id))]);
        let found = say("which-is", &[("fact", &quote(id)), ("value", &ledger.value_text(id))]);
        report.add(&path, Diagnostic::new(found, expected));
    }
}

/// Whether a fact is as written in the file, not replaced by error recovery.
fn is_as_written(ledger: &Ledger, fact: &Fact, report: &Report) -> bool {
    let index = ledger.facts.iter().position(|other| other.id == fact.id);
    index.is_some_and(|i| report.whole(&Path::of(&["ledger", "facts"]).at(i)))
}

/// Whether everything the value of a fact depends on is as written in the file, not replaced by error recovery.
pub fn has_own_value(ledger: &Ledger, fact: &Fact, report: &Report) -> bool {
    let own =
        |fact: &Fact| is_as_written(ledger, fact, report) && report.whole(&Path::of(&["ledger", "units", &fact.unit]));
    let operands = fact.computed.iter().flat_map(|computed| &computed.of);
    own(fact) && operands.filter_map(|id| ledger.fact(id)).all(own)
}

/// The paragraphs of the main release.
const MAIN: &[&str] = &["source", "paragraphs"];
/// Those of the others.
const OTHERS: &[&str] = &["source", "others"];

/// A paragraph that something is stated in has a topic. `asked` are those that were asked for.
fn paragraph(
    content: &Content,
    other: Option<&OtherSource>,
    number: u8,
    path: &Path,
    asked: &mut BTreeSet<String>,
    report: &mut Report,
) {
    let paragraphs = other.map_or(&content.source.paragraphs, |other| &other.paragraphs);
    let list = if other.is_some() { OTHERS } else { MAIN };
    if paragraphs.contains_key(&number) {
        return;
    }
    // A translation has the numbers of its original: what it lacks is the topic, once.
    if content.translates.is_some() {
        let own = |other: &OtherSource| content.source.others.iter().position(|own| own.id == other.id);
        let topics = match other.and_then(own) {
            Some(at) => Path::of(OTHERS).at(at).key("paragraphs"),
            None => Path::of(MAIN),
        };
        let topic = topics.key(&number.to_string());
        if report.whole(&topics) && asked.insert(topic.to_string()) {
            report.add(&topic, Diagnostic::new(say("found-nothing", &[]), say("topic-of-paragraph", &[])));
        }
        return;
    }
    let near = paragraphs.keys().min_by_key(|known| known.abs_diff(number)).map(u8::to_string);
    let fault = Diagnostic::new(number.to_string(), say("number-in-paragraphs", &[])).nearest(near);
    report.unknown(path, list, fault);
}

/// The name of a qualifier in the content file.
pub fn qualifier_name(qualifier: Qualifier) -> &'static str {
    Qualifier::ALL.iter().find(|(known, _)| *known == qualifier).map_or("", |(_, name)| *name)
}
