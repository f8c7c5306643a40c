//! Corrections: each is of a stated fact, on a day after the release and in the order of time, and says what was published before, which
//! is something else than what is published since.

use super::{YEARS, periods, published};
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::content::Content;
use crate::model::figures::correction::{Correction, alike};
use crate::model::figures::period::{Period, is_day};
use crate::model::ledger::{Fact, Origin};

/// Checks every correction.
pub fn check(content: &Content, report: &mut Report) {
    let list = Path::of(&["corrections"]);
    let mut ids: Vec<&str> = Vec::new();
    let mut latest: Option<&str> = None;
    for (i, correction) in content.corrections.iter().enumerate() {
        let path = list.at(i);
        if ids.contains(&correction.id.as_str()) {
            let at = path.key("id");
            report.add(&at, Diagnostic::new(quote(&correction.id), say("id-of-one-correction", &[])));
        }
        ids.push(&correction.id);
        if let Some(fact) = fact(content, correction, &path, report)
            && day(content, correction, fact, latest, &path, report)
        {
            latest = Some(&correction.date);
        }
    }
    for corrected in content.corrected() {
        if corrected.new.origin != Origin::Stated {
            continue;
        }
        let path = list.at(corrected.at);
        published(&content.ledger, &corrected.old, &path, report);
        periods::around(content, &corrected.old, &path, report);
        if alike(&corrected.old, &corrected.new) && report.whole(&path) {
            let [said, _] = content.fact_context().corrected(&corrected);
            let expected = say("published-otherwise", &[("fact", &corrected.new.id)]);
            let fault = Diagnostic::new(quote(&said), expected).advice(say("take-correction-away", &[]));
            report.add(&path.key("value"), fault);
        }
    }
}

/// The fact of a correction, if it is a stated one.
fn fact<'a>(content: &'a Content, correction: &Correction, path: &Path, report: &mut Report) -> Option<&'a Fact> {
    let path = path.key("fact");
    let stated = || content.ledger.facts.iter().filter(|fact| fact.origin == Origin::Stated);
    match content.ledger.fact(&correction.fact) {
        Some(fact) if fact.origin == Origin::Stated => Some(fact),
        Some(fact) => {
            let of = fact.computed.iter().flat_map(|computed| &computed.of).map(String::as_str);
            let of = of.collect::<Vec<_>>().join(", ");
            let fault = Diagnostic::new(quote(&correction.fact), say("id-of-stated-fact", &[]));
            report.add(&path, fault.advice(say("correct-the-operands", &[("of", &of)])));
            None
        }
        None => {
            let near = nearest(&correction.fact, stated().map(|fact| fact.id.as_str()));
            let fault = Diagnostic::new(quote(&correction.fact), say("id-of-stated-fact", &[])).nearest(near);
            report.unknown(&path, &["ledger", "facts"], fault);
            None
        }
    }
}

/// Whether the day of a correction is one, not before that of the release, and not before that of the correction above.
fn day(
    content: &Content,
    correction: &Correction,
    fact: &Fact,
    latest: Option<&str>,
    path: &Path,
    report: &mut Report,
) -> bool {
    let (date, path) = (correction.date.as_str(), path.key("date"));
    let years = |date: &str| Period::read(date).is_some_and(|day| day.times().all(|time| YEARS.contains(&time.year)));
    if !is_day(date) || !years(date) {
        report.add(&path, Diagnostic::new(quote(date), say("day-of-source", &[])));
        return false;
    }
    let other = content.fact_context().other_source(fact);
    let release = other.map(|other| &other.date).or(content.source.date.as_ref()).filter(|date| is_day(date));
    if let Some(release) = release.filter(|release| date < release.as_str()) {
        let expected = say("day-after-release", &[("date", release)]);
        report.add(&path, Diagnostic::new(quote(date), expected));
    } else if let Some(latest) = latest.filter(|latest| date < *latest) {
        let fault = Diagnostic::new(quote(date), say("day-in-order", &[("date", latest)]));
        report.add(&path, fault.advice(say("corrections-in-order", &[])));
        return false;
    }
    true
}
