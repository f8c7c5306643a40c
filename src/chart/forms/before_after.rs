//! An amount before and after: two bars from zero, the earlier one pale, its end marked on the later one.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::heading;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::exactly(2, "the earlier, then the later"),
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

/// Space between the bars.
const APART: f64 = 3.0;

/// Lays out the earlier bar under its name and value, and the later one over its own.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let tall = if frame.wide() { 44.0 } else { 32.0 };
    let reach = chart.data.iter().map(|d| strokes::tail(d.qualifier, tall)).fold(0.0, f64::max);
    let scale = (frame.width - reach) / chart.max();
    let mut y = frame.value().round();
    let mut earlier: Option<Rect> = None;
    for datum in &chart.data {
        if earlier.is_none() {
            y = heading(&mut scene, frame, datum, 0.0, y, frame.width) + 9.0;
        }
        let exact = datum.value * scale;
        let rect = Rect::new(0.0, y, strokes::hairline(exact), tall);
        let inks = if earlier.is_none() { (hue.fade(38), hue.fade(70)) } else { (hue, hue) };
        strokes::bar(&mut scene, rect, datum.qualifier, inks);
        scene.mark(&datum.fact, rect, strokes::extent(exact, rect.w), 1.0);
        y = rect.bottom() + APART;
        if let Some(Rect { w, .. }) = earlier.replace(rect) {
            let x = (w - 1.0).max(0.0);
            scene.fill(Rect::new(x, rect.y - APART, 1.0, tall + 2.0 * APART), Ink::full(Role::Ink));
            y = heading(&mut scene, frame, datum, 0.0, (y + frame.value() + 6.0).round(), frame.width);
        }
    }
    scene.height = (y + 10.0).max(1.0);
    scene
}
