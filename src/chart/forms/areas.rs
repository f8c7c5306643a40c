//! Amounts as squares of proportional area on a common baseline.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::caption;
use crate::chart::qualifier::End;
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Common,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Lake,
    separate_marks: false,
    draw: None,
    layout,
};

/// Space between two squares' columns.
const GAP: f64 = 18.0;
/// Space past a square for the pieces that mean "over".
const TAIL: f64 = 14.0;

/// Lays out the squares side by side, as large as the width allows with space for every name under its square. If one row is too
/// narrow for all, they continue in further rows, each with its own baseline and all on one scale.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    if chart.data.is_empty() {
        return scene;
    }
    let hue = Ink::full(Role::from(chart.hue));
    let narrowest = strokes::least_column(chart, frame);
    let count = strokes::columns(frame.width, narrowest, GAP, chart.data.len());
    let count = chart.data.len().div_ceil(chart.data.len().div_ceil(count));
    let least = (frame.label() * 5.4).max(narrowest).min((frame.width + GAP) / count as f64 - GAP);
    let scale = scale(chart, frame, count, least);
    let side = |d: &Datum| root(d.value) * scale;
    let (mut top, mut even) = (0.0, f64::MAX);
    for row in chart.data.chunks(count) {
        let ground = top + row.iter().map(side).fold(1.0, f64::max).round();
        // Spread the squares over the spare width. A shorter last row lines up with the one above.
        let spare = ((frame.width - wide(row, scale, least)) / row.len() as f64).max(0.0);
        let spare = if row.len() < count { spare.min(even) } else { spare };
        even = spare;
        let mut x = 0.0_f64;
        let mut bottom = ground;
        for datum in row {
            let column = (side(datum) + tail(datum)).max(least);
            let s = if datum.value > 0.0 { side(datum).max(1.0) } else { 0.0 };
            let rect = Rect::new(x.round(), ground - s, s, s);
            qualifier::length(&mut scene, rect, End::Right, datum.qualifier, hue);
            let past = Rect::new(rect.right(), rect.y, tail(datum), s);
            qualifier::run_on(&mut scene, past, End::Right, datum.qualifier, hue);
            let due = side(datum);
            scene.mark(&datum.fact, rect, due * due, 2.0 * s + 1.0);
            if !strokes::inside(&mut scene, frame, datum, rect) {
                let base = (x, ground + frame.value() + 10.0);
                let room = (column + (GAP + spare) * 0.8).min(frame.width - x);
                bottom = f64::max(bottom, caption(&mut scene, frame, datum, base, room, Anchor::Start));
            }
            x += column + GAP + spare;
        }
        scene.fill(Rect::new(0.0, ground + 1.0, frame.width, 2.0), Ink::full(Role::Ink));
        top = (bottom + 8.0).round() + GAP;
    }
    scene.height = top - GAP;
    scene
}

fn tail(datum: &Datum) -> f64 {
    if datum.qualifier.runs_on() { TAIL } else { 0.0 }
}

fn root(value: f64) -> f64 {
    value.max(0.0).sqrt()
}

/// Width of a row: its columns, each at least `least` wide, and the gaps between them.
fn wide(row: &[Datum], scale: f64, least: f64) -> f64 {
    let columns = row.iter().map(|d| (root(d.value) * scale + tail(d)).max(least)).sum::<f64>();
    columns + GAP * (row.len() as f64 - 1.0)
}

/// The largest side of the square for one unit at which every row of `count` fits and no square is too tall.
fn scale(chart: &Chart, frame: Frame, count: usize, least: f64) -> f64 {
    let tallest = (frame.width * 0.62).min(360.0);
    strokes::largest(tallest / root(chart.max()), |scale| {
        chart.data.chunks(count).all(|row| wide(row, scale, least) <= frame.width)
    })
}
