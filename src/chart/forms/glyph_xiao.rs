//! The character 小 built of three crowds: each stroke is as many dots as its people, one dot `each`.

use crate::chart::data::Datum;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, symbol};

/// Dots side by side in a slanted stroke.
const SLANT: usize = 6;
/// Dots side by side in the upright stroke.
const UPRIGHT: usize = 5;
/// Rows of the hook at the foot of the upright, from the top.
const HOOK: [usize; 5] = [2, 3, 4, 5, 6];
/// Most dots of one stroke; more would not be told apart.
pub const MOST: usize = 600;

/// Lays out the first three data as the left, the upright and the right stroke of a square character.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let em = frame.width / 1000.0;
    let hue = Ink::full(Role::from(chart.hue));
    let [left, upright, right, ..] = chart.data.as_slice() else {
        return scene;
    };
    let each = symbol::coarse(chart.each, chart.max(), MOST);
    slant(&mut scene, left, each, em, ((284.0, 268.0), (96.0, 812.0)), hue);
    stem(&mut scene, upright, each, em, hue);
    slant(&mut scene, right, each, em, ((716.0, 268.0), (904.0, 876.0)), hue);
    scene
}

fn dots(datum: &Datum, each: f64) -> usize {
    let count = (datum.value / each).round() as usize;
    // Few are still someone.
    if datum.value > 0.0 { count.clamp(1, MOST) } else { 0 }
}

/// A stroke of rows along an axis (em/1000), tapered at both ends.
fn slant(
    scene: &mut Scene,
    datum: &Datum,
    each: f64,
    em: f64,
    ((ax, ay), (bx, by)): ((f64, f64), (f64, f64)),
    ink: Ink,
) {
    let count = dots(datum, each);
    let mut rows = vec![4.min(count)];
    let mut left = count - rows[0];
    while left > 0 {
        let row = if rows.len() == 1 { 5 } else { SLANT }.min(left);
        rows.push(row);
        left -= row;
    }
    let last = (rows.len() - 1).max(1) as f64;
    let pitch = ((by - ay) / last).min(32.0);
    for (i, row) in rows.iter().enumerate() {
        let t = i as f64 / last;
        let (cx, cy) = (ax + (bx - ax) * t, ay + (by - ay) * t);
        for j in 0..*row {
            let x = cx + (j as f64 - (*row as f64 - 1.0) / 2.0) * 32.0;
            scene.circle(x * em, cy * em, pitch * 0.41 * em, ink);
        }
    }
    let (x0, x1) = (ax.min(bx) - 94.0, ax.max(bx) + 94.0);
    let bounds = Rect::new(x0 * em, (ay - 20.0) * em, (x1 - x0) * em, (by - ay + 40.0) * em);
    scene.mark(&datum.fact, bounds, count as f64, 1.0);
}

/// The upright with its hook; "over" goes on from the hook's tip in shrinking dots.
fn stem(scene: &mut Scene, datum: &Datum, each: f64, em: f64, ink: Ink) {
    let count = dots(datum, each);
    let hook: usize = HOOK.iter().sum::<usize>().min(count / 2);
    let rows = (count - hook).div_ceil(UPRIGHT);
    let (top, tall) = (40.0, 896.0);
    let pitch = (tall / rows as f64).min(32.0);
    let (x0, r) = (436.0, pitch * 0.41);
    let y = |row: usize| tall + top - pitch * (rows - row) as f64 + pitch / 2.0;
    for i in 0..count - hook {
        let (row, column) = (i / UPRIGHT, i % UPRIGHT);
        scene.circle((x0 + column as f64 * 32.0) * em, y(row) * em, r * em, ink);
    }
    let mut left = hook;
    let mut tip = 1;
    for (k, cells) in HOOK.iter().enumerate() {
        let row = (rows + k).saturating_sub(HOOK.len());
        let cells = (*cells).min(left);
        for j in 0..cells {
            scene.circle((x0 - (j + 1) as f64 * 32.0) * em, y(row) * em, r * em, ink);
        }
        tip = cells + 1;
        left -= cells;
    }
    if datum.qualifier.runs_on() {
        for (k, r) in [10.5, 8.0, 5.5].into_iter().enumerate() {
            let x = x0 - (tip + k) as f64 * 32.0;
            scene.circle(x * em, y(rows.saturating_sub(1)) * em, r * em, ink);
        }
    }
    let bounds = Rect::new(228.0 * em, top * em, 352.0 * em, tall * em);
    scene.mark(&datum.fact, bounds, count as f64, 1.0);
}
