//! People as people: one crowd per datum, one person per `each`, the crowds side by side on a common baseline.

use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::caption;
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::symbol;
use crate::chart::symbol::Field;
use crate::chart::{Chart, Datum, Frame, Scene, qualifier};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Common,
    order: Order::Free,
    counts: Some(Counts::SYMBOLS),
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Plum,
    separate_marks: false,
    draw: None,
    layout,
};

/// Space between two crowds.
const GAP: f64 = 16.0;

/// Lays out up to three crowds per row on a narrow frame and up to four on a wide one. All symbols have the same size, so that crowds
/// compare by their number.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let Some(first) = chart.data.first() else {
        return scene;
    };
    let each = symbol::coarse(chart.each, chart.max(), symbol::MOST);
    let hue = Ink::full(Role::from(chart.hue));
    let most = if frame.wide() { 4 } else { 3 };
    let columns = strokes::columns(frame.width, strokes::least_column(chart, frame), GAP, most.min(chart.data.len()));
    let room = (frame.width - GAP * (columns as f64 - 1.0)) / columns as f64;
    let pitch = if frame.wide() { (11.0, 16.0) } else { (9.0, 12.0) };
    let field = Field { symbol: first.symbol, columns: symbol::whole(room / pitch.0).max(1), pitch, size: 11.0 };
    let height = |d: &Datum| field.height(qualifier::places(d.value / each, d.qualifier) as f64);
    let mut y = 0.0;
    for row in chart.data.chunks(columns) {
        let tallest = row.iter().map(height).fold(pitch.1, f64::max);
        let ground = y + tallest;
        let mut bottom = ground;
        for (i, datum) in row.iter().enumerate() {
            let x = ((room + GAP) * i as f64).round();
            let count = datum.value / each;
            let h = height(datum);
            field.draw_up(&mut scene, x, ground - h, count, datum.qualifier, hue);
            let w = field.columns as f64 * pitch.0;
            scene.fill(Rect::new(x, ground + 2.0, w, 2.0), Ink::full(Role::Ink));
            scene.mark(&datum.fact, Rect::new(x, ground - h, w, h), count, 1.0);
            let base = (x, ground + frame.value() + 12.0);
            let last = caption(&mut scene, frame, datum, base, room, Anchor::Start);
            bottom = f64::max(bottom, last);
        }
        y = bottom + 26.0;
    }
    scene.height = (y - 16.0).round();
    scene
}
