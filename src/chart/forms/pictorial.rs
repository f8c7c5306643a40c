//! Counted things as rows of symbols, one per `each`, all of one size from one left edge, so that rows compare.

use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::heading;
use crate::chart::scene::{Ink, Rect, Role};
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

/// Height that all fields together should not exceed, by smaller symbols, on a narrow and on a wide frame; and, for many fields, the height
/// allowed for each.
const ROOM: (f64, f64, f64) = (150.0, 190.0, 36.0);

/// Most symbols that are always kept in one row.
const GLANCE: f64 = 12.0;

/// Lays out each datum as its name and value over a field of symbols as large as the space allows.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let each = symbol::coarse(chart.each, chart.max(), symbol::MOST);
    let count = |datum: &Datum| qualifier::places(datum.value / each, datum.qualifier) as f64;
    let field = |pitch: f64, datum: &Datum| Field {
        symbol: datum.symbol,
        columns: symbol::whole(frame.width / pitch).max(1),
        pitch: (pitch, pitch * 1.04),
        size: (pitch * 0.84).floor(),
    };
    let largest = if frame.wide() { 44.0 } else { 34.0 };
    // A count that is seen at a glance stays in one row.
    let most = chart.data.iter().map(count).fold(1.0, f64::max);
    let mut pitch = if most <= GLANCE { f64::min(largest, (frame.width / most).floor()) } else { largest };
    let height = |pitch: f64| chart.data.iter().map(|d| field(pitch, d).height(count(d))).sum::<f64>();
    let all = if frame.wide() { ROOM.1 } else { ROOM.0 };
    let room = all.max(ROOM.2 * chart.data.len() as f64);
    while pitch > 9.0 && height(pitch) > room {
        pitch -= 1.0;
    }
    let mut y = 0.0;
    for datum in &chart.data {
        let field = field(pitch, datum);
        let base = heading(&mut scene, frame, datum, 0.0, (y + frame.value()).round(), frame.width);
        scene.fill(Rect::new(0.0, base + 7.0, frame.width, 1.0), Ink::full(Role::Faint));
        let top = base + 14.0;
        let n = datum.value / each;
        field.draw(&mut scene, 0.0, top, n, datum.qualifier, hue);
        let h = field.height(count(datum)).max(pitch);
        let w = pitch * (count(datum).clamp(1.0, field.columns as f64));
        scene.mark(&datum.fact, Rect::new(0.0, top, w, h), n, 1.0);
        y = (top + h + 20.0).round();
    }
    scene.height = (y - 10.0).max(1.0);
    scene
}
