//! Dwellings as windows of buildings, one window per `each`.

use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::caption;
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol};
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
    hue: Hue::Lake,
    separate_marks: false,
    draw: None,
    layout,
};

/// Space between two buildings.
const GAP: f64 = 24.0;
/// How much higher than broad the building with the most windows is.
const SLENDER: f64 = 1.2;
/// Walls beside the windows.
const WALL: f64 = 5.0;
/// The least and the largest distance from window to window.
const PITCH: (f64, f64) = (4.0, 22.0);

/// Lays out one building per datum, all with as many windows to a floor and windows of one size, on a common ground, so that their heights
/// compare. Windows are counted from the ground up. Buildings that do not fit beside each other continue in further rows.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    if chart.data.is_empty() {
        return scene;
    }
    let each = symbol::coarse(chart.each, chart.max(), symbol::MOST);
    let places = |datum: &Datum| qualifier::places(datum.value / each, datum.qualifier).max(1) as f64;
    let most = chart.data.iter().map(places).fold(1.0, f64::max);
    let across = (most / SLENDER).sqrt().ceil().max(3.0);
    let least = strokes::least_column(chart, frame).max(across * PITCH.0 + 2.0 * WALL).min(frame.width);
    let abreast = strokes::columns(frame.width, least, GAP, chart.data.len());
    let room = (frame.width + GAP) / abreast as f64 - GAP;
    let pitch = ((room - 2.0 * WALL) / across).min(PITCH.1);
    let mut top = 0.0;
    for row in chart.data.chunks(abreast) {
        let floors = row.iter().map(places).fold(1.0, f64::max) / across;
        let ground = (top + floors.ceil() * pitch + 2.0 * WALL + 2.0).round();
        let mut bottom = ground;
        for (i, datum) in row.iter().enumerate() {
            let x = i as f64 * (room + GAP);
            building(&mut scene, chart, datum, (x, ground), (datum.value / each, across, pitch));
            let base = (x, ground + frame.value() + 10.0);
            bottom = f64::max(bottom, caption(&mut scene, frame, datum, base, room, Anchor::Start));
        }
        scene.fill(Rect::new(0.0, ground, frame.width, 2.0), Ink::full(Role::Ink));
        top = bottom + 26.0;
    }
    scene.height = (top - 18.0).max(1.0).round();
    scene
}

/// A building of so many windows, with its lower left corner at (x, ground): its walls and roof as hairlines, its windows in the hue.
fn building(
    scene: &mut Scene,
    chart: &Chart,
    datum: &Datum,
    (x, ground): (f64, f64),
    (count, across, pitch): (f64, f64, f64),
) {
    let hue = Ink::full(Role::from(chart.hue));
    let all = qualifier::places(count, datum.qualifier);
    let columns = symbol::whole(across).max(1);
    let width = across * pitch + 2.0 * WALL;
    let floors = all.div_ceil(columns) as f64;
    let height = if all == 0 { 0.0 } else { floors * pitch + 2.0 * WALL };
    let rect = Rect::new(x, ground - height, width, height);
    if all > 0 {
        // Only the windows are data.
        let wall = Ink::full(Role::Soft);
        scene.fill(Rect::new(x, rect.y, width, 1.0), wall);
        scene.fill(Rect::new(x, rect.y, 1.0, height), wall);
        scene.fill(Rect::new(rect.right() - 1.0, rect.y, 1.0, height), wall);
    }
    let size = (pitch * 0.62, pitch * 0.7);
    for i in 0..all {
        let (floor, column) = ((i / columns) as f64, (i % columns) as f64);
        let left = x + WALL + column * pitch + (pitch - size.0) / 2.0;
        let window = Rect::new(left, ground - WALL - (floor + 1.0) * pitch + (pitch - size.1) / 2.0, size.0, size.1);
        scene.fill(window, hue.less(symbol::opacity(i, count, datum.qualifier)));
    }
    scene.mark(&datum.fact, rect, count, 1.0);
}
