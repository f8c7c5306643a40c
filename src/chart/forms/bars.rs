//! Amounts as horizontal bars from a common zero.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::heading;
use crate::chart::qualifier::End;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene};
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
    separate_marks: true,
    draw: None,
    layout,
};

/// Width of the edge of a hollow bar.
const EDGE: f64 = 3.0;

/// Lays out one bar per datum under its name and value; the longest takes the full width.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    rows(chart, frame, if frame.wide() { 40.0 } else { 30.0 }, false)
}

/// One bar of this height per datum, to the right from zero or, below it, to the left. With a `rule` at zero or without.
pub(super) fn rows(chart: &Chart, frame: Frame, tall: f64, rule: bool) -> Scene {
    let mut scene = Scene::new(frame.width);
    // How far the bars of each side reach: past their values, and to them.
    let (mut left, mut low, mut right, mut high) = (0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64);
    for datum in &chart.data {
        let past = strokes::tail(datum.qualifier, tall);
        if datum.value < 0.0 {
            (left, low) = (left.max(past), low.max(-datum.value));
        } else {
            (right, high) = (right.max(past), high.max(datum.value));
        }
    }
    let all = low + high;
    let scale = (frame.width - left - right) / if all > 0.0 { all } else { 1.0 };
    let zero = (left + low * scale).round();
    let mut y = 0.0;
    for datum in &chart.data {
        let base = heading(&mut scene, frame, datum, 0.0, (y + frame.value()).round(), frame.width);
        let exact = datum.value.abs() * scale;
        let w = strokes::hairline(exact);
        let extent = strokes::extent(exact, w);
        let (end, x, extent) =
            if datum.value < 0.0 { (End::Left, zero - w, -extent) } else { (End::Right, zero, extent) };
        let rect = Rect::new(x.max(0.0), base + 9.0, w, tall);
        let ink = chart.ink(datum);
        strokes::bar_towards(&mut scene, rect, end, datum.qualifier, (ink, ink));
        if chart.hollow(datum) {
            strokes::hollow(&mut scene, rect, EDGE);
        }
        if rule {
            let x = (zero - 1.0).clamp(0.0, frame.width - 2.0);
            scene.fill(Rect::new(x, rect.y - 4.0, 2.0, tall + 8.0), Ink::full(Role::Ink));
        }
        scene.mark(&datum.fact, rect, extent, 1.0);
        y = rect.bottom() + 22.0;
    }
    scene.height = (y - 12.0).max(1.0);
    scene
}
