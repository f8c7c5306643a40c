//! Counted things as rows of symbols, one symbol `each`, all of one size from one left edge, so that rows compare.

use super::strokes::heading;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::symbol::Field;
use crate::chart::{Chart, Frame, Scene};

/// Height all fields together should not pass, if the symbols can be made smaller.
const ROOM: f64 = 190.0;

/// Most symbols that are kept in one row.
const GLANCE: f64 = 12.0;

/// Lays out each datum as its name and value over a field of symbols as large as the room allows.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let count = |i: usize| {
        let d = &chart.data[i];
        Field::places(d.value / chart.each, d.qualifier) as f64
    };
    let field = |pitch: f64, i: usize| Field {
        symbol: chart.data[i].symbol,
        columns: ((frame.width / pitch).floor() as usize).max(1),
        pitch: (pitch, pitch * 1.04),
        size: (pitch * 0.84).floor(),
    };
    let largest = if frame.wide() { 44.0 } else { 34.0 };
    // A count one takes in at a glance stays in one row.
    let most = (0..chart.data.len()).map(count).fold(1.0, f64::max);
    let mut pitch = if most <= GLANCE { f64::min(largest, (frame.width / most).floor()) } else { largest };
    let height = |pitch: f64| (0..chart.data.len()).map(|i| field(pitch, i).height(count(i))).sum::<f64>();
    while pitch > 9.0 && height(pitch) > ROOM {
        pitch -= 1.0;
    }
    let mut y = 0.0;
    for (i, datum) in chart.data.iter().enumerate() {
        let field = field(pitch, i);
        let base = (y + frame.value()).round();
        heading(&mut scene, frame, datum, 0.0, base, frame.width);
        scene.fill(Rect::new(0.0, base + 7.0, frame.width, 1.0), Ink::full(Role::Faint));
        let top = base + 14.0;
        let n = datum.value / chart.each;
        field.draw(&mut scene, 0.0, top, n, datum.qualifier, hue);
        let h = field.height(count(i)).max(pitch);
        let w = pitch * (count(i).clamp(1.0, field.columns as f64));
        scene.mark(&datum.fact, Rect::new(0.0, top, w, h), n, 1.0);
        y = (top + h + 20.0).round();
    }
    scene.height = (y - 10.0).max(1.0);
    scene
}
