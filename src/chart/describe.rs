//! A chart in words, for those who do not see it: its form, how many marks, each value, the extremes, what belongs to
//! what. Made of the facts alone, in the language of the page.

use super::data::{Chart, Datum};
use crate::model::Content;
use crate::model::content::Form;
use crate::text::number;

/// The description of a chart.
pub fn describe(chart: &Chart, content: &Content) -> String {
    let telling = &content.telling;
    let form = telling.forms.get(&chart.form).map_or("", String::as_str);
    let mut out = telling.opening.replace("{form}", form).replace("{n}", &chart.data.len().to_string());
    let all: Vec<String> = chart.data.iter().map(|datum| said(datum, content)).collect();
    out += &[&all.join(&content.words.clause_comma), telling.stop.as_str()].concat();
    if let (Form::Nested, Some((whole, parts))) = (chart.form, chart.data.split_first()) {
        for part in parts {
            out += &telling.part.replace("{part}", &part.label).replace("{whole}", &whole.label);
        }
    }
    for scope in chart.data.chunk_by(|a, b| a.scope == b.scope) {
        out += &extremes(scope, content);
    }
    out + &caution(chart, content)
}

/// From this many times on, the two ends of a scale are too far apart to be read without being told so.
const WIDE: f64 = 1000.0;

/// What a reader has to know so as not to misread a chart, beside its own key: that its shares do not add up, that its
/// scale is very long. Empty where there is nothing of the kind.
pub fn caution(chart: &Chart, content: &Content) -> String {
    let telling = &content.telling;
    if chart.form.of_shares() {
        return if chart.data.len() > 1 { telling.apart.clone() } else { String::new() };
    }
    let mut out = String::new();
    for scale in chart.data.chunk_by(|a, b| a.scope == b.scope) {
        let least = scale.iter().map(|d| d.value).filter(|v| *v > 0.0).fold(f64::INFINITY, f64::min);
        let times = scale.iter().map(|d| d.value / least).fold(0.0, f64::max);
        if times >= WIDE {
            out += &telling.wide.replace("{n}", &number::digits(times, 0, &content.ledger.grouping));
        }
    }
    out
}

fn said(datum: &Datum, content: &Content) -> String {
    content.telling.labelled.replace("{label}", &datum.label).replace("{value}", &datum.say())
}

/// The largest and the smallest of the marks on one scale, and how many times the one the other is.
fn extremes(data: &[Datum], content: &Content) -> String {
    let telling = &content.telling;
    let by_value = |a: &&Datum, b: &&Datum| a.value.total_cmp(&b.value);
    let (Some(max), Some(min)) = (data.iter().max_by(by_value), data.iter().min_by(by_value)) else {
        return String::new();
    };
    if data.len() < 2 {
        return String::new();
    }
    if max.value == min.value {
        return telling.equal.replace("{value}", &max.say());
    }
    let mut out = match &max.scope {
        Some(scope) => telling.scope.replace("{scope}", scope),
        None => String::new(),
    };
    out += &telling.extremes.replace("{max}", &said(max, content)).replace("{min}", &said(min, content));
    if min.value > 0.0 {
        let times = number::digits(max.value / min.value, 1, &content.ledger.grouping);
        out += &telling.times.replace("{max}", &max.label).replace("{min}", &min.label).replace("{n}", &times);
    }
    out
}
