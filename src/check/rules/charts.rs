//! Charts: their number of marks, and whether their facts can be compared.

use super::ledger::has_own_value;
use crate::chart::forms::{Order, Scale};
use crate::chart::from_facts::time;
use crate::chart::symbol;
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::{Said, say};
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::comparison::Quantity;
use crate::model::content::{ChartSpec, Content, Form};
use crate::model::ledger::{Fact, Ledger, Measure};
use crate::text::number;

/// The code of what is expected of an `each` that is too small; the nearest is large enough.
pub const TOO_MANY: &str = "each-at-least";

/// Checks every chart.
pub fn check(content: &Content, report: &mut Report) {
    for (i, chart) in content.charts.iter().enumerate() {
        one(&content.ledger, chart, &Path::of(&["charts"]).at(i), report);
    }
}

/// Checks the chart at a place.
pub fn one(ledger: &Ledger, chart: &ChartSpec, path: &Path, report: &mut Report) {
    facts(ledger, chart, path, report);
    if chart.each.is_some_and(|each| !(each.is_finite() && each > 0.0)) {
        let found = report.show(&path.key("each"));
        report.add(&path.key("each"), Diagnostic::new(found, say("each-above-zero", &[])));
    }
    if report.sound(&path.key("form")) {
        count(chart, path, report);
        let marks = marks(ledger, chart, path, report);
        measures(ledger, chart.form, &marks, report);
        things(ledger, chart.form, &marks, report);
        drawable(chart.form, &marks, report);
        in_time(chart.form, &marks, report);
        values(chart.form, &marks, report);
        parts(ledger, chart.form, &marks, report);
        countable(chart, &marks, path, report);
        panels(chart, path, report);
        own_hues(chart, path, report);
    }
}

/// Every mark has an existing fact, and no two the same.
fn facts(ledger: &Ledger, chart: &ChartSpec, path: &Path, report: &mut Report) {
    for (i, mark) in chart.marks.iter().enumerate() {
        let at = path.key("marks").at(i).key("fact");
        if report.full() {
            return;
        }
        if ledger.fact(&mark.fact).is_none() {
            let near = nearest(&mark.fact, ledger.facts.iter().map(|f| f.id.as_str()));
            let fault = Diagnostic::new(quote(&mark.fact), say("id-of-fact", &[])).nearest(near);
            report.unknown(&at, &["ledger", "facts"], fault);
        }
        if chart.marks.iter().take(i).any(|before| before.fact == mark.fact) {
            report.add(&at, Diagnostic::new(quote(&mark.fact), say("fact-once-in-chart", &[])));
        }
    }
}

fn count(chart: &ChartSpec, path: &Path, report: &mut Report) {
    let marks = chart.form.spec().marks;
    let count = chart.marks.len();
    if count < marks.least || count > marks.most {
        let form = chart.form.name();
        let number = match (marks.unlimited(), marks.least) {
            (false, least) if least < marks.most => "marks-up-to",
            (false, 1) => "marks-one",
            (false, _) => "marks-exactly",
            (true, 1) => "marks-one-or-more",
            (true, _) => "marks-or-more",
        };
        let which = if marks.which().is_empty() {
            Said::from("")
        } else {
            say("marks-which", &[]).with("which", say(marks.which(), &[]))
        };
        let number =
            say(number, &[("least", &marks.least.to_string()), ("most", &marks.most.to_string())]).with("which", which);
        let expected = say("marks-in-form", &[("form", &form)]).with("marks", number);
        let found = say(if count == 1 { "found-mark" } else { "found-marks" }, &[("count", &count.to_string())]);
        report.add(&path.key("marks"), Diagnostic::new(found, expected));
    }
}

/// A mark whose fact has a valid value.
struct Mark<'a> {
    path: Path,
    fact: &'a Fact,
    measure: Measure,
    /// In base units.
    value: f64,
    words: Said,
}

impl Mark<'_> {
    fn quantity(&self) -> Quantity {
        Quantity { value: self.value, qualifier: self.fact.qualifier }
    }
}

/// The marks with valid values. The faults of the other facts are reported at those facts.
fn marks<'a>(ledger: &'a Ledger, chart: &'a ChartSpec, path: &Path, report: &Report) -> Vec<Mark<'a>> {
    let list = path.key("marks");
    let all = chart.marks.iter().enumerate();
    all.filter_map(|(i, mark)| {
        let fact = ledger.fact(&mark.fact).filter(|fact| has_own_value(ledger, fact, report))?;
        let unit = ledger.unit(fact).filter(|unit| unit.factor > 0.0)?;
        let value = ledger.base(fact).filter(|value| *value >= 0.0 || ledger.signed(fact))?;
        let path = list.at(i).key("fact");
        let words = say("which-is", &[("fact", &quote(&fact.id)), ("value", &ledger.value_text(&fact.id))]);
        Some(Mark { path, fact, measure: unit.measure, value, words })
    })
    .collect()
}

/// Marks on one scale have the same measure.
fn measures(ledger: &Ledger, form: Form, marks: &[Mark], report: &mut Report) {
    let scale = form.spec().scale;
    if scale == Scale::Written {
        return;
    }
    if scale == Scale::Shares {
        let share = |mark: &&Mark| ledger.kind(mark.fact) == Some((Measure::Share, None, None));
        for mark in marks.iter().filter(|mark| !share(mark)) {
            let expected = say("measures-share", &[("form", &form.name())]);
            report.add(&mark.path, Diagnostic::new(mark.words.clone(), expected));
        }
        return;
    }
    let Some((first, others)) = marks.split_first() else { return };
    for mark in others {
        let (Some(kind), Some(own)) = (ledger.kind(first.fact), ledger.kind(mark.fact)) else { continue };
        if (kind.0, kind.1) != (own.0, own.1) {
            let expected = say("same-measure", &[("fact", &first.fact.id), ("unit", &first.fact.unit)]);
            let advice = say("two-charts", &[]);
            report.add(&mark.path, Diagnostic::new(mark.words.clone(), expected).advice(advice));
        } else if kind != own {
            let expected = say("same-base", &[("fact", &first.fact.id)]);
            report.add(&mark.path, Diagnostic::new(mark.words.clone(), expected));
        }
    }
}

/// What is drawn one by one can be counted: a share is no crowd of people, and nothing but places gained is a ladder. A stroke that is as
/// long as it can be is no share, unless its form draws the whole beside it.
fn things(ledger: &Ledger, form: Form, marks: &[Mark], report: &mut Report) {
    let spec = form.spec();
    let ladders = spec.scale == Scale::Panels;
    let counts = spec.counts.is_some() || ladders;
    let lengths = form.draws_character() && spec.scale == Scale::Common && !counts;
    for mark in marks {
        let Some((measure, per, _)) = ledger.kind(mark.fact) else { continue };
        let countable = match measure {
            Measure::Share | Measure::Points | Measure::Score | Measure::Temperature => false,
            Measure::Rank => ladders,
            _ => per.is_none(),
        };
        let code = match measure {
            _ if counts && !countable => "thing-to-be-counted",
            Measure::Share if lengths => "share-of-stroke",
            _ => continue,
        };
        report.add(&mark.path, Diagnostic::new(mark.words.clone(), say(code, &[("form", &form.name())])));
    }
}

/// The form draws values below zero, and ranges, or there are none.
fn drawable(form: Form, marks: &[Mark], report: &mut Report) {
    let spec = form.spec();
    for mark in marks {
        let code = match (spec.scale, mark.fact.to) {
            (Scale::Range, None) => "form-of-ranges",
            (Scale::Range | Scale::Written, _) => continue,
            (_, Some(_)) => "form-without-ranges",
            _ if mark.value < 0.0 && !spec.below_zero() => "form-below-zero",
            _ => continue,
        };
        // Never with another number as the nearest: that would make growth of a decline.
        report.add(&mark.path, Diagnostic::new(mark.words.clone(), say(code, &[("form", &form.name())])));
    }
}

/// In a form in order of time, each mark has a later time than the one before it.
fn in_time(form: Form, marks: &[Mark], report: &mut Report) {
    if form.spec().order != Order::Time {
        return;
    }
    let mut before: Option<(f64, &Mark)> = None;
    for mark in marks {
        let Some(at) = time(mark.fact) else {
            let expected = say("time-of-mark", &[("form", &form.name())]);
            report.add(&mark.path, Diagnostic::new(mark.words.clone(), expected));
            continue;
        };
        if let Some((_, earlier)) = before.filter(|(earlier, _)| *earlier >= at) {
            let expected = say("after-the-mark-before", &[("fact", &earlier.fact.id)]);
            report.add(&mark.path, Diagnostic::new(mark.words.clone(), expected));
        }
        before = Some((at, mark));
    }
}

/// A share is at most 100 %, and a part at most its whole.
fn values(form: Form, marks: &[Mark], report: &mut Report) {
    let spec = form.spec();
    if spec.scale == Scale::Shares {
        for mark in marks.iter().filter(|mark| mark.measure == Measure::Share && mark.value > 100.0) {
            let expected = say("share-to-hundred", &[("form", &form.name())]);
            report.add(&mark.path, Diagnostic::new(mark.words.clone(), expected));
        }
    }
    let first_is = match spec.order {
        Order::Free | Order::Time => return,
        Order::WholeFirst => "the-whole",
        Order::CapacityFirst => "the-capacity",
    };
    let Some((first, others)) = marks.split_first() else {
        return;
    };
    for mark in
        others.iter().filter(|mark| mark.measure == first.measure && mark.quantity().order(first.quantity()).is_gt())
    {
        let expected = say("not-above-first", &[]).with("role", say(first_is, &[])).with("first", first.words.clone());
        let fault = Diagnostic::new(mark.words.clone(), expected);
        report.add(&mark.path, fault.advice(say("first-in-marks", &[]).with("role", say(first_is, &[]))));
    }
}

/// A mark that is drawn inside another, and described as a part of it, is `part_of` it in the ledger.
fn parts(ledger: &Ledger, form: Form, marks: &[Mark], report: &mut Report) {
    let (Order::WholeFirst, Some((whole, others))) = (form.spec().order, marks.split_first()) else {
        return;
    };
    // A mark larger than the whole, or part of an unknown fact, has been reported already.
    let stray = |part: &&Mark| match &part.fact.part_of {
        Some(id) => *id != whole.fact.id && ledger.fact(id).is_some(),
        None => true,
    };
    for part in others.iter().filter(stray) {
        if !report.clear(&part.path) {
            continue;
        }
        let expected = say("part-of-whole", &[("whole", &quote(&whole.fact.id)), ("form", &form.name())]);
        report.add(&part.path, Diagnostic::new(quote(&part.fact.id), expected));
    }
}

/// No mark has more symbols than its form draws: the chart would be drawn with a coarser `each` than its key states.
fn countable(chart: &ChartSpec, marks: &[Mark], path: &Path, report: &mut Report) {
    let each = chart.each.unwrap_or(1.0);
    let largest = marks.iter().max_by(|a, b| a.quantity().order(b.quantity()));
    let (Some(counts), Some(largest)) = (chart.form.spec().counts, largest) else {
        return;
    };
    let most = counts.most;
    if !(each.is_finite() && each > 0.0) || largest.value / each <= most as f64 {
        return;
    }
    let path = path.key("each");
    let found = if chart.each.is_some() { report.show(&path) } else { say("nothing-stands-for-one", &[]) };
    // Rounded up, so that the value in the message is enough.
    let least = number::plain((largest.value / most as f64 * 1e4).ceil() / 1e4);
    let expected = say(TOO_MANY, &[("least", &least), ("most", &most.to_string())]);
    let expected = expected.with("largest", largest.words.clone());
    let near = number::plain(symbol::coarse(each, largest.value, most));
    report.add(&path, Diagnostic::new(found, expected).nearest(Some(near)));
}

/// A mark has a colour of its own only in a form that draws it.
fn own_hues(chart: &ChartSpec, path: &Path, report: &mut Report) {
    if chart.form.spec().separate_marks {
        return;
    }
    for i in (0..).zip(&chart.marks).filter_map(|(i, mark)| mark.hue.map(|_| i)) {
        let path = path.key("marks").at(i).key("hue");
        let expected = say("no-own-hue", &[("form", &chart.form.name())]);
        report.add(&path, Diagnostic::new(report.show(&path), expected));
    }
}

/// In a form with a panel for each scope, the marks of one scope are consecutive: otherwise it would get two panels.
fn panels(chart: &ChartSpec, path: &Path, report: &mut Report) {
    if chart.form.spec().scale != Scale::Panels {
        return;
    }
    let scopes: Vec<_> = chart.marks.iter().map(|mark| mark.scope.as_deref()).collect();
    for (i, scope) in scopes.iter().enumerate().skip(2) {
        let before = scopes.get(..i).unwrap_or_default();
        if before.contains(scope) && before.last() != Some(scope) {
            let found = scope.map_or_else(|| say("found-no-scope", &[]), |scope| quote(scope).into());
            let expected = say("scope-together", &[]);
            report.add(&path.key("marks").at(i).key("scope"), Diagnostic::new(found, expected));
        }
    }
}
