//! Verbs of status: each is in the list; an honour, a programme and a project have one; no icon or symbol claims more than its status; and
//! a chart that draws what has begun otherwise than what is done has a key.

use super::links::stories;
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::content::{Content, Symbol};
use crate::model::prose::references;

/// Checks the status of facts and names, and the icons beside names.
pub fn check(content: &Content, report: &mut Report) {
    for (i, fact) in content.ledger.facts.iter().enumerate() {
        if let Some(id) = &fact.status {
            known(content, id, &Path::of(&["ledger", "facts"]).at(i), report);
        }
    }
    for (i, name) in content.names.iter().enumerate() {
        let path = Path::of(&["names"]).at(i);
        match &name.status {
            Some(id) => known(content, id, &path, report),
            None if name.kind.has_status() && report.sound(&path.key("kind")) => {
                let expected = say("status-needed", &[]);
                report.add(&path.key("status"), Diagnostic::new(report.show(&path.key("status")), expected));
            }
            None => {}
        }
    }
    let unreached = |id: &str| content.status_of(id).filter(|status| !status.stage.reached());
    for (path, story) in stories(content) {
        for (i, note) in story.notes.iter().enumerate().filter(|(_, note)| says_reached(&note.icon)) {
            let text = note.text.as_deref().unwrap_or_default();
            let referred = references(text).into_iter().map(|reference| reference.id);
            if let Some(status) = note.name.as_deref().into_iter().chain(referred).find_map(unreached) {
                let expected = say("icon-not-reached", &[("status", &status.text)]);
                report.add(&path.key("notes").at(i).key("icon"), Diagnostic::new(quote(&note.icon), expected));
            }
        }
    }
    for (i, chart) in content.charts.iter().enumerate() {
        let path = Path::of(&["charts"]).at(i);
        let begun = chart.marks.iter().find_map(|mark| Some((mark, unreached(&mark.fact)?)));
        let done = chart.marks.iter().any(|mark| unreached(&mark.fact).is_none());
        if let Some((mark, status)) = begun.filter(|_| done && chart.key.is_none() && chart.form.spec().separate_marks)
            && report.whole(&path)
        {
            let expected = say("hollow-said", &[("fact", &mark.fact), ("status", &status.text)]);
            report.add(&path.key("key"), Diagnostic::new(say("found-nothing", &[]), expected));
        }
        let marks = path.key("marks");
        for (j, mark) in chart.marks.iter().enumerate() {
            let won = match mark.symbol {
                Some(Symbol::Star) => "star",
                Some(Symbol::Knot) => "knot",
                _ => continue,
            };
            if let Some(status) = unreached(&mark.fact) {
                let expected = say("symbol-not-reached", &[("status", &status.text)]);
                report.add(&marks.at(j).key("symbol"), Diagnostic::new(quote(won), expected));
            }
        }
    }
}

fn known(content: &Content, id: &String, path: &Path, report: &mut Report) {
    if content.status(Some(id)).is_none() {
        let near = nearest(id, content.statuses.iter().map(|status| status.id.as_str()));
        report.unknown(
            &path.key("status"),
            &["statuses"],
            Diagnostic::new(quote(id), say("id-of-status", &[])).nearest(near),
        );
    }
}

/// Whether an icon of Lucide suggests an achievement: a tick, a cup, a medal.
fn says_reached(icon: &str) -> bool {
    icon.split('-').any(|part| ["check", "trophy", "award", "medal", "ribbon", "crown"].contains(&part))
}
