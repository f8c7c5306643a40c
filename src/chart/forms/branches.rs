//! Counted things, one by one: as cells of branches that hang from one main, `each` of them on a branch.

use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::heading;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Common,
    order: Order::Free,
    counts: Some(Counts { most: MOST, each: 2.0, each_far: 100.0 }),
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Plum,
    separate_marks: false,
    draw: None,
    layout,
};

/// Most branches of one mark: more could not be told apart on a phone.
const MOST: usize = 60;
/// Height of a branch, on a narrow and on a wide frame.
const TALL: (f64, f64) = (112.0, 150.0);
/// The largest distance from branch to branch.
const PITCH: f64 = 28.0;
/// Width of a branch, and of its stem, in pitches.
const THICK: (f64, f64) = (0.74, 0.14);
/// Height of the main.
const MAIN: f64 = 5.0;
/// The least distance from cell to cell: a branch of more cells is drawn whole.
const LEAST: f64 = 2.0;

/// Lays out each datum as its name and value over a main with its branches. All branches have one length, and one pitch in all data, so
/// that fields compare.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let (hue, paper) = (Ink::full(Role::from(chart.hue)), Ink::full(Role::Paper));
    let each = symbol::coarse(chart.each, chart.max(), MOST);
    let places = |datum: &Datum| qualifier::places(datum.value / each, datum.qualifier);
    let most = chart.data.iter().map(places).max().unwrap_or(1).max(1);
    let pitch = (frame.width / most as f64).min(PITCH);
    let tall = if frame.wide() { TALL.1 } else { TALL.0 };
    let cell = tall / each;
    let mut y = 0.0;
    for datum in &chart.data {
        let base = heading(&mut scene, frame, datum, 0.0, (y + frame.value()).round(), frame.width);
        let (top, count) = (base + 12.0, datum.value / each);
        let hung = top + MAIN;
        let wide = places(datum) as f64 * pitch;
        let ink = |i: usize| hue.less(symbol::opacity(i, count, datum.qualifier));
        // A bar that hangs in the middle of its place. Past the value, one that means "over" has its full length.
        let bar = |i: usize, thick: f64| {
            let part = (count - i as f64).clamp(0.0, 1.0);
            let high = if part > 0.0 { tall * part } else { tall };
            Rect::new((i as f64 + 0.5) * pitch - pitch * thick / 2.0, hung, pitch * thick, high)
        };
        // The main is as faint over a branch as that is.
        for i in 0..places(datum) {
            scene.fill(Rect::new(i as f64 * pitch, top, pitch, MAIN), ink(i));
            scene.fill(bar(i, THICK.0), ink(i));
        }
        if cell >= LEAST {
            // Cut into cells, which the stems hold together.
            for i in 0..symbol::whole(each.floor()) {
                scene.fill(Rect::new(0.0, hung + i as f64 * cell, wide, cell * 0.36), paper);
            }
            for i in 0..places(datum) {
                scene.fill(bar(i, THICK.1), ink(i));
            }
        }
        scene.mark(&datum.fact, Rect::new(0.0, top, wide.max(pitch), MAIN + tall), count, 1.0);
        y = (hung + tall + 20.0).round();
    }
    scene.height = (y - 10.0).max(1.0);
    scene
}
