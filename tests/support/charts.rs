//! Charts of any size, for tests and benches that ask what a chart costs.

use gongxiaomei::chart::forms::{Order, Scale};
use gongxiaomei::chart::{Chart, Datum};
use gongxiaomei::model::character::MiddleLine;
use gongxiaomei::model::content::{Form, Hue, Symbol};
use gongxiaomei::model::ledger::Qualifier;
use gongxiaomei::model::quantity_text::QuantityText;
use gongxiaomei::text::number;

/// A chart of `marks` marks, or as many as the form draws: values scattered up to 100, names of nine characters. Forms that
/// draw a symbol for each unit have at most ten symbols for each mark.
pub fn scattered(form: Form, marks: usize) -> Chart {
    let spec = form.spec();
    let marks = marks.clamp(spec.marks.least, spec.marks.most);
    let qualifiers = Qualifier::ALL.into_iter().cycle().map(|(qualifier, _)| qualifier);
    let data = (0..marks).zip(qualifiers).map(|(i, qualifier)| {
        let value = if i == 0 { 100.0 } else { 1.0 + (i * 37 % 97) as f64 };
        Datum {
            fact: format!("fact-{i}"),
            label: format!("第{i}项的一个名称"),
            value,
            qualifier,
            wording: QuantityText { number: number::plain(value), unit: "个".into(), ..QuantityText::default() },
            symbol: Symbol::Person,
            // Rankings of five marks each.
            to: (spec.scale == Scale::Range).then_some(value * 1.5),
            at: (spec.order == Order::Time).then_some(2000.0 + i as f64),
            scope: (spec.scale == Scale::Panels).then(|| format!("第{}榜", i / 5)),
            hue: None,
            reached: true,
        }
    });
    // Where other strokes than the marks count, the upright one does.
    let strokes = spec.strokes.into_iter().enumerate().map(|(i, most)| {
        let value = most as f64 / 2.0;
        Datum {
            fact: format!("stroke-{i}"),
            label: format!("第{i}笔的一个名称"),
            value,
            qualifier: Qualifier::Exact,
            wording: QuantityText { number: number::plain(value), unit: "个".into(), ..QuantityText::default() },
            symbol: Symbol::Dot,
            to: None,
            at: None,
            scope: None,
            hue: None,
            reached: true,
        }
    });
    chart_of(form, 10.0, data.collect(), strokes.collect())
}

/// A chart of these data, each of its symbols worth so much.
pub fn chart_of(form: Form, each: f64, data: Vec<Datum>, strokes: Vec<Datum>) -> Chart {
    let lines = lines(form, data.len());
    Chart {
        id: "chart".into(),
        form,
        hue: Hue::Orange,
        each,
        data,
        strokes,
        whole: "全部".into(),
        lines,
        rows: Vec::new(),
        shapes: Vec::new(),
        drawn: Default::default(),
    }
    .drawn()
}

/// The middle lines of a character with so many level strokes, and an upright one.
pub fn lines(form: Form, marks: usize) -> Vec<MiddleLine> {
    if !form.draws_character() {
        return Vec::new();
    }
    let across = (0..marks).map(|i| {
        let y = u16::try_from((2 * i + 1) * 500 / marks).unwrap_or(1000);
        vec![(60, y), (940, y)]
    });
    across.chain([vec![(500, 60), (500, 940)]]).collect()
}
