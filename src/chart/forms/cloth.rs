//! Shares as cloth of a hundred threads: so many are woven, the rest are only warp.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::heading;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, symbol};
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

/// Threads of the warp.
const THREADS: usize = 100;
/// Threads of the weft.
const WEFT: usize = 6;

/// Lays out one strip per datum. Its warp is upright; where it is woven, the weft crosses it from the left.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let pitch = (frame.width / THREADS as f64 * 8.0).floor() / 8.0;
    let thread = pitch * 0.5;
    let tall = if frame.wide() { 56.0 } else { 36.0 };
    let apart = (tall - 8.0) / (WEFT as f64 - 1.0);
    let width = pitch * THREADS as f64;
    let mut y = 0.0;
    for datum in &chart.data {
        let base = heading(&mut scene, frame, datum, 0.0, (y + frame.value()).round(), width);
        let top = base + 9.0;
        let reached = datum.value.clamp(0.0, THREADS as f64);
        let woven = |i: usize| symbol::opacity(i, reached, datum.qualifier);
        for i in 0..THREADS {
            let warp = Rect::new(i as f64 * pitch + (pitch - thread) / 2.0, top, thread, tall);
            match woven(i) {
                0 => scene.fill(warp, Ink::full(Role::Faint)),
                percent => scene.fill(warp, hue.less(percent)),
            }
        }
        let solid = (0..THREADS).take_while(|i| woven(*i) == 100).count();
        for row in 0..WEFT {
            let at = |from: usize, to: usize| {
                Rect::new(
                    from as f64 * pitch,
                    top + 4.0 + row as f64 * apart - thread / 2.0,
                    (to - from) as f64 * pitch,
                    thread,
                )
            };
            scene.fill(at(0, solid), hue);
            for i in (solid..THREADS).take_while(|i| woven(*i) > 0) {
                scene.fill(at(i, i + 1), hue.less(woven(i)));
            }
        }
        let rect = Rect::new(0.0, top, width, tall);
        scene.mark(&datum.fact, rect, reached, 0.01);
        y = rect.bottom() + 20.0;
    }
    scene.height = (y - 10.0).max(1.0).round();
    scene
}
