//! Shares as strips of a hundred cells: the share in the hue, the rest pale.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::heading;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Shares,
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

/// Cells in a row of a strip; a strip has two rows.
const ROW: usize = 50;

/// Lays out one strip per datum.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let pitch = (frame.width / ROW as f64 * 4.0).floor() / 4.0;
    let tall = (pitch * 2.2).round().clamp(10.0, 24.0);
    let mut y = 0.0;
    for datum in &chart.data {
        let base = heading(&mut scene, frame, datum, 0.0, (y + frame.value()).round(), pitch * ROW as f64);
        let top = base + 9.0;
        let reached = datum.value.clamp(0.0, 100.0);
        let whole = symbol::whole(reached);
        for i in 0..2 * ROW {
            // Down each column first, so that the strip fills from left to right.
            let (column, row) = (i / 2, i % 2);
            let cell = |share: f64| {
                Rect::new(column as f64 * pitch, top + row as f64 * (tall + 1.0), (pitch - 1.0) * share, tall)
            };
            let percent = qualifier::opacity(i, reached, datum.qualifier);
            if percent < 100 || i >= whole {
                scene.fill(cell(1.0), Ink::full(Role::Faint));
            }
            if percent > 0 {
                // At least one pixel wide.
                scene.fill(cell(symbol::filled(i, reached, 1.0 / (pitch - 1.0))), hue.fade(percent));
            }
        }
        let rect = Rect::new(0.0, top, pitch * ROW as f64, 2.0 * tall + 1.0);
        scene.mark(&datum.fact, rect, reached, 0.01);
        y = rect.bottom() + 20.0;
    }
    scene.height = (y - 10.0).max(1.0).round();
    scene
}
