//! Words that are kept in lists: nothing the page has to say lacks its word.

use super::charts;
use super::fault::Fault;
use super::ledger::qualifier_name;
use super::path::Path;
use super::report::Report;
use crate::content::ledger::Qualifier;
use crate::content::model::Content;

/// Checks that every qualifier in use has its meaning and every form in use its name.
pub fn check(content: &Content, report: &mut Report) {
    let meanings = Path::of(&["words", "meanings"]);
    for fact in &content.ledger.facts {
        if fact.qualifier != Qualifier::Exact && !content.words.meanings.contains_key(&fact.qualifier) {
            let expected = format!("what {} means, since facts are stated so", qualifier_name(fact.qualifier));
            lacking(&meanings, qualifier_name(fact.qualifier), expected, report);
        }
    }
    let forms = Path::of(&["telling", "forms"]);
    for chart in content.charts.iter().filter(|chart| !content.telling.forms.contains_key(&chart.form)) {
        let name = charts::name(chart.form);
        lacking(&forms, &name, format!("what the form {name} is called, since a chart has it"), report);
    }
}

fn lacking(list: &Path, key: &str, expected: String, report: &mut Report) {
    if report.whole(list) {
        report.add(&list.key(key), Fault::new("nothing", expected));
    }
}
