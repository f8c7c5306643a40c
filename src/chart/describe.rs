//! A chart in words, for readers who do not see it: its form, the number of marks, each value, the extremes, parts and wholes. Made
//! from the facts alone, in the language of the page. It computes nothing: no multiple, no total, no share.

use super::data::{Chart, Datum};
use super::forms::{Axis, Order, Scale};
use crate::model::Content;
use crate::model::ledger::Fact;
use crate::model::quantity_text::QuantityText;

/// The description of a chart.
pub fn describe(chart: &Chart, content: &Content) -> String {
    let patterns = &content.description;
    let form = patterns.forms.get(&chart.form).map_or("", String::as_str);
    let mut out =
        patterns.opening.replace("{form}", form).replace("{n}", &(chart.data.len() + chart.strokes.len()).to_string());
    let all: Vec<String> = chart.data.iter().chain(&chart.strokes).map(|datum| stated(datum, content)).collect();
    out += &[&all.join(&patterns.between), patterns.stop.as_str()].concat();
    if let (Order::WholeFirst, Some((whole, parts))) = (chart.form.spec().order, chart.data.split_first()) {
        let of_it = |part: &&Datum| fact(part, content).is_some_and(|fact| fact.part_of.as_ref() == Some(&whole.fact));
        for part in parts.iter().filter(of_it) {
            out += &patterns.part.replace("{part}", &part.label).replace("{whole}", &whole.label);
        }
    } else if content.charts.iter().any(|spec| spec.id == chart.id && spec.compare.is_some()) {
        for scope in chart.data.chunk_by(|a, b| a.scope == b.scope) {
            out += &extremes(scope, content);
        }
    }
    out + &caution(chart, content)
}

/// Ratio of largest to smallest value from which the description has to mention it.
const WIDE: f64 = 1000.0;

/// What a reader has to know to read a chart right, beside its key: that its shares do not add up, or that its scale is very
/// long. Empty if neither applies, or if the picture itself changes its scale.
pub fn caution(chart: &Chart, content: &Content) -> String {
    let patterns = &content.description;
    let spec = chart.form.spec();
    if spec.scale == Scale::Shares {
        return if chart.data.len() > 1 { patterns.apart.clone() } else { String::new() };
    }
    if spec.off_zero() {
        let off_zero = patterns.off_zero.clone().filter(|_| Axis::of(chart).off_zero());
        return off_zero.unwrap_or_default();
    }
    if matches!(spec.scale, Scale::Written | Scale::Zoomed) {
        return String::new();
    }
    let wide = chart.data.chunk_by(|a, b| a.scope == b.scope).any(|scale| {
        let least = scale.iter().map(|d| d.value.abs()).filter(|v| *v > 0.0).fold(f64::INFINITY, f64::min);
        scale.iter().any(|d| d.value.abs() / least >= WIDE)
    });
    if wide { patterns.wide.clone() } else { String::new() }
}

fn labelled(datum: &Datum, content: &Content) -> String {
    content.description.labelled.replace("{label}", &datum.label).replace("{value}", &said(datum, content))
}

/// The value of a mark: growth and decline in words, which the picture shows with a sign.
fn said(datum: &Datum, content: &Content) -> String {
    match fact(datum, content).filter(|fact| fact.change.is_some()) {
        Some(fact) => QuantityText::of(&content.ledger, fact).text(),
        None => datum.value_text(),
    }
}

fn fact<'a>(datum: &Datum, content: &'a Content) -> Option<&'a Fact> {
    content.ledger.fact(&datum.fact)
}

/// Label and value of a mark, with its scope, year and status; or its name.
fn stated(datum: &Datum, content: &Content) -> String {
    if let Some(name) = content.name(&datum.fact) {
        return content.fact_context().stated(name);
    }
    let beside = fact(datum, content).into_iter().flat_map(|fact| content.fact_context().circumstances(fact));
    let all: Vec<String> = std::iter::once(labelled(datum, content)).chain(beside).collect();
    all.join(&content.words.list_comma)
}

/// The largest and the smallest of three or more marks on one scale, or the larger of two. Empty where the qualifiers leave open
/// which it is. Only for charts whose content gives a reason to compare.
fn extremes(data: &[Datum], content: &Content) -> String {
    let patterns = &content.description;
    let (Some(first), 2..) = (data.first(), data.len()) else {
        return String::new();
    };
    if data.iter().all(|datum| datum.quantity() == first.quantity()) {
        return patterns.equal.replace("{value}", &said(first, content));
    }
    let extreme = |exceeds: fn(&Datum, &Datum) -> bool| {
        let over_all = |one: &&Datum| data.iter().all(|other| std::ptr::eq(*one, other) || exceeds(one, other));
        data.iter().find(over_all).map(|datum| labelled(datum, content))
    };
    let largest = extreme(|one, other| one.quantity().surely_exceeds(other.quantity()));
    let smallest = extreme(|one, other| other.quantity().surely_exceeds(one.quantity()));
    let mut out = String::new();
    if data.len() == 2 {
        out.extend(largest.map(|max| patterns.larger.replace("{max}", &max)));
    } else {
        out.extend(largest.map(|max| patterns.largest.replace("{max}", &max)));
        out.extend(smallest.map(|min| patterns.smallest.replace("{min}", &min)));
    }
    match &first.scope {
        Some(scope) if !out.is_empty() => patterns.scope.replace("{scope}", scope) + &out,
        _ => out,
    }
}
