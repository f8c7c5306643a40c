//! Amounts as horizontal bars from a common zero.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::heading;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Common,
    order: Order::Free,
    counts: None,
    strokes: &[],
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Mei,
    layout,
};

/// Lays out one bar per datum under its name and value; the longest takes the full width.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let tall = if frame.wide() { 40.0 } else { 30.0 };
    let reach = chart.data.iter().map(|d| strokes::tail(d.qualifier, tall)).fold(0.0, f64::max);
    let scale = (frame.width - reach) / chart.max();
    let mut y = 0.0;
    for datum in &chart.data {
        let base = heading(&mut scene, frame, datum, 0.0, (y + frame.value()).round(), frame.width);
        let exact = datum.value * scale;
        let rect = Rect::new(0.0, base + 9.0, strokes::hairline(exact), tall);
        strokes::bar(&mut scene, rect, datum.qualifier, (hue, hue));
        scene.mark(&datum.fact, rect, strokes::extent(exact, rect.w), 1.0);
        y = rect.bottom() + 22.0;
    }
    scene.height = (y - 12.0).max(1.0);
    scene
}
