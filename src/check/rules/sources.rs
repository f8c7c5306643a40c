//! The releases that facts are from: their addresses and days, and which fact is from which.

use url::Url;

use super::ledger::periods::worded;
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::content::Content;
use crate::model::figures::pattern::Pattern;
use crate::model::figures::period::is_day;

/// Checks the releases, and the facts that name one.
pub fn check(content: &Content, report: &mut Report) {
    let source = &content.source;
    let top = Path::of(&["source"]);
    published(source.address.as_deref(), source.date.as_deref(), &top, report);
    for (i, other) in source.others.iter().enumerate() {
        let path = top.key("others").at(i);
        published(Some(&other.address), Some(&other.date), &path, report);
        if source.others.iter().take(i).any(|before| before.id == other.id) {
            report.add(&path.key("id"), Diagnostic::new(quote(&other.id), say("id-of-one-source", &[])));
        }
    }
    let ids = || source.others.iter().map(|other| other.id.as_str());
    for (i, fact) in content.ledger.facts.iter().enumerate() {
        let Some(id) = &fact.source else { continue };
        let path = Path::of(&["ledger", "facts"]).at(i).key("source");
        if ids().any(|known| known == id) {
            worded(content, Pattern::Source, &path, report);
        } else {
            let fault = Diagnostic::new(quote(id), say("id-of-source", &[])).nearest(nearest(id, ids()));
            report.unknown(&path, &["source", "others"], fault);
        }
    }
}

/// The address is one that a reader can open, and the day is one.
fn published(address: Option<&str>, date: Option<&str>, path: &Path, report: &mut Report) {
    let opens = |address: &str| Url::parse(address).is_ok_and(|url| ["https", "http"].contains(&url.scheme()));
    if let Some(address) = address.filter(|address| !opens(address)) {
        report.add(&path.key("address"), Diagnostic::new(quote(address), say("address-of-source", &[])));
    }
    if let Some(date) = date.filter(|date| !is_day(date)) {
        report.add(&path.key("date"), Diagnostic::new(quote(date), say("day-of-source", &[])));
    }
}
