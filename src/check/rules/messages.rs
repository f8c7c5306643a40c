//! Lists of words: every qualifier and form in use has its entry.

use super::ledger::qualifier_name;
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::{Said, say};
use crate::check::json::path::Path;
use crate::model::content::{ChartSpec, Content};

/// Checks that every word of a qualifier in use has a meaning, and every form in use a name.
pub fn check(content: &Content, report: &mut Report) {
    let ledger = &content.ledger;
    for (qualifier, words) in &ledger.qualifiers {
        let list = Path::of(&["ledger", "qualifiers", qualifier_name(*qualifier)]);
        for (i, word) in words.iter().enumerate().filter(|(_, word)| word.meaning.is_none()) {
            let mut facts = ledger.facts.iter().filter(|fact| fact.qualifier == *qualifier);
            if let Some(fact) = facts.find(|fact| ledger.qualifier_word(fact) == Some(word)) {
                let expected = say("meaning-of", &[("word", &word.word), ("fact", &fact.id)]);
                lacking(&list.at(i), "meaning", expected, report);
            }
        }
    }
    // The sentence is asked for once, for the first chart that needs it.
    if let Some(chart) = content.charts.iter().find(|chart| chart.form.spec().off_zero()) {
        off_zero(content, chart, report);
    }
    for chart in &content.charts {
        named(content, chart, report);
    }
}

/// Checks that the words have what the form of a chart needs.
pub fn form(content: &Content, chart: &ChartSpec, report: &mut Report) {
    off_zero(content, chart, report);
    named(content, chart, report);
}

fn named(content: &Content, chart: &ChartSpec, report: &mut Report) {
    if !content.description.forms.contains_key(&chart.form) {
        let name = chart.form.name();
        lacking(&Path::of(&["description", "forms"]), &name, say("form-called", &[("form", &name)]), report);
    }
}

/// A chart whose axis may begin off zero has the words to say so.
fn off_zero(content: &Content, chart: &ChartSpec, report: &mut Report) {
    if chart.form.spec().off_zero() && content.description.off_zero.is_none() {
        let expected = say("off-zero-said", &[("chart", &chart.id)]);
        lacking(&Path::of(&["description"]), "off_zero", expected, report);
    }
}

fn lacking(list: &Path, key: &str, expected: Said, report: &mut Report) {
    if report.whole(list) {
        report.add(&list.key(key), Diagnostic::new(say("found-nothing", &[]), expected));
    }
}
