//! Which forms a chart of a content can take: the content is checked with the chart in each of them, by the rules that a form decides on.

use serde_json::{Number, Value, json};

use super::diagnostics::collector::Report;
use super::diagnostics::diagnostic::Diagnostic;
use super::json::node::{Kind, Node};
use super::json::path::Path;
use super::rules::ledger::has_own_value;
use super::rules::{characters, charts, messages};
use super::{plain, recover, tree};
use crate::chart::symbol;
use crate::model::content::{ChartSpec, Content, Form};
use crate::model::ledger::Fact;
use crate::text::number;

/// The most symbols of a mark, where the checks refuse as many as there would be: ten by ten are counted at a glance.
const COUNTED: usize = 100;

/// A chart of a content in all forms.
#[derive(Debug)]
pub struct Forms {
    /// The content, whatever its other faults.
    pub content: Content,
    /// The chart as it is.
    pub now: ChartSpec,
    /// Its form, if the file has one that there is.
    pub form: Option<Form>,
    /// Whether something of it cannot be read as it is written, so that a drawing would show what was guessed.
    pub guessed: bool,
    /// It in each form.
    pub tried: Vec<Tried>,
}

/// A chart in a form.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The chart.
    pub chart: ChartSpec,
    /// What has to be changed in the file for it: entries of the chart with their new values; `None` for one that is taken away.
    pub changes: Vec<(&'static str, Option<Value>)>,
    /// Why the checks refuse it. Faults of the chart that no form decides on, such as a missing title, are not among them.
    pub faults: Vec<Diagnostic>,
}

/// The chart at a place among the charts of an original, in each form. `None` if the file cannot be read, or has no such chart.
///
/// With its form goes what follows from it alone: a character is taken away where none is drawn, and where the checks refuse so many
/// symbols, one stands for so much that they can be counted. Whatever else a form needs, an editor has to say.
pub fn of_chart(text: &str, at: usize) -> Option<Forms> {
    let text = plain(text);
    let mut report = Report::new(text, tree("", text).ok()?);
    let content = recover::decode::<Content>(&mut report)?;
    let path = Path::of(&["charts"]).at(at);
    let now = content.charts.get(at)?.clone();
    let form = report.sound(&path.key("form")).then_some(now.form);
    report.rewritten(&path.key("form"));
    let read = report.take();
    let mut forms = Forms { content, now, form, guessed: false, tried: Vec::new() };
    let unread = unread(&forms, &path, &report, &read);
    forms.guessed = !unread.is_empty();
    let written = report.tree.get(&path)?.clone();
    for form in Form::ALL {
        let mut tried = forms.tried(form, &path, &written, &mut report);
        if forms.guessed {
            tried.faults.clone_from(&unread);
        }
        forms.tried.push(tried);
    }
    Some(forms)
}

impl Forms {
    /// The chart in a form, which is checked there.
    fn tried(&self, form: Form, path: &Path, written: &Node, report: &mut Report) -> Tried {
        let mut chart = ChartSpec { form, ..self.now.clone() };
        let mut changes = vec![("form", Some(json!(form.name())))];
        if chart.character.is_some() && !form.draws_character() {
            chart.character = None;
            changes.push(("character", None));
        }
        loop {
            write(report, path, written, &changes);
            let faults = self.faults(&chart, path, report);
            let too_many = faults.iter().any(|fault| fault.code() == charts::TOO_MANY);
            let each = too_many.then(|| self.each(&chart)).flatten();
            match each.filter(|_| changes.iter().all(|(key, _)| *key != "each")) {
                Some(each) => {
                    chart.each = each.as_f64();
                    changes.push(("each", Some(Value::Number(each))));
                }
                None => return Tried { chart, changes, faults },
            }
        }
    }

    /// How much one symbol stands for, so that those of the largest mark can be counted.
    fn each(&self, chart: &ChartSpec) -> Option<Number> {
        let ledger = &self.content.ledger;
        let values = chart.marks.iter().filter_map(|mark| ledger.base(ledger.fact(&mark.fact)?));
        let most = chart.form.spec().counts?.most.min(COUNTED);
        number::plain(symbol::coarse(chart.each.unwrap_or(1.0), values.fold(0.0, f64::max), most)).parse().ok()
    }

    /// What the rules that a form decides on find.
    fn faults(&self, chart: &ChartSpec, path: &Path, report: &mut Report) -> Vec<Diagnostic> {
        charts::one(&self.content.ledger, chart, path, report);
        characters::one(&self.content, chart, path, report);
        messages::form(&self.content, chart, report);
        report.take()
    }
}

/// Writes a chart with its changes into the tree, from which messages take what is there.
fn write(report: &mut Report, path: &Path, written: &Node, changes: &[(&'static str, Option<Value>)]) {
    let mut chart = written.clone();
    if let Kind::Object(entries) = &mut chart.kind {
        for (key, value) in changes {
            let kind = match value {
                None => {
                    entries.retain(|(own, _)| own != key);
                    continue;
                }
                Some(Value::Number(number)) => Kind::Number(number.clone()),
                Some(value) => Kind::Text(value.as_str().unwrap_or_default().into()),
            };
            match entries.iter_mut().find(|(own, _)| own == key) {
                Some((_, node)) => node.kind = kind,
                None => entries.push(((*key).into(), Node { at: chart.at, kind })),
            }
        }
    }
    if let Some(place) = report.tree.get_mut(path) {
        *place = chart;
    }
}

/// The faults of what the chart is made of, if it cannot be read as it is written: of the chart itself, its figures and their units.
fn unread(forms: &Forms, path: &Path, report: &Report, read: &[Diagnostic]) -> Vec<Diagnostic> {
    let ledger = &forms.content.ledger;
    let marks = forms.now.marks.iter().map(|mark| &mark.fact);
    let used = marks.chain(forms.now.strokes.iter().map(|stroke| &stroke.of)).filter_map(|id| ledger.fact(id));
    let guessed = |fact: &&Fact| !has_own_value(ledger, fact, report);
    let guessed: Vec<&Fact> = used.filter(guessed).collect();
    if report.whole(path) && guessed.is_empty() {
        return Vec::new();
    }
    let operands = guessed.iter().filter_map(|fact| fact.computed.as_ref()).flat_map(|computed| &computed.of);
    let facts: Vec<&Fact> = guessed.iter().copied().chain(operands.filter_map(|id| ledger.fact(id))).collect();
    let place = |fact: &&Fact| ledger.facts.iter().position(|own| own.id == fact.id);
    let units = facts.iter().map(|fact| Path::of(&["ledger", "units", &fact.unit]));
    let places = facts.iter().filter_map(place).map(|at| Path::of(&["ledger", "facts"]).at(at));
    let places: Vec<String> = units.chain(places).chain([path.clone()]).map(|place| place.to_string()).collect();
    let within = |fault: &&Diagnostic| places.iter().any(|place| within(&fault.path, place));
    let found: Vec<Diagnostic> = read.iter().filter(within).cloned().collect();
    // What was replaced around them, such as the whole ledger.
    if found.is_empty() { read.to_vec() } else { found }
}

/// Whether a place, as messages write it, is another one or within it.
fn within(at: &str, place: &str) -> bool {
    at.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
