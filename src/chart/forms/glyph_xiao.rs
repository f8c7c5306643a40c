//! The character 小 built of three crowds: each stroke has one dot per `each` people.

use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use crate::chart::data::Datum;
use crate::chart::scene::{Ink, Rect, Role, Shape};
use crate::chart::{Chart, Frame, Scene, symbol};
use crate::model::content::Hue;
use crate::model::ledger::Qualifier;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::exactly(3, "the left, the upright and the right stroke"),
    scale: Scale::Common,
    order: Order::Free,
    counts: Some(Counts { most: MOST, each: 0.5, each_far: 25.0 }),
    labelled: false,
    width: Width::Fixed,
    poster: Placement::Column,
    hue: Hue::Xiao,
    layout,
};

/// Dots side by side in a slanted stroke.
const SLANT: usize = 6;
/// Dots side by side in the upright stroke.
const UPRIGHT: usize = 5;
/// Rows of the hook at the foot of the upright, from the top.
const HOOK: [usize; 5] = [2, 3, 4, 5, 6];
/// Most dots of one stroke; more could not be distinguished.
const MOST: usize = 240;

/// Distance of two dots, unless a stroke has to be denser (em/1000).
const PITCH: f64 = 32.0;
/// Radius of a dot, as a share of the least distance of two.
const DOT: f64 = 0.41;
/// Height of the upright stroke, and where it begins.
const TALL: (f64, f64) = (896.0, 40.0);

/// Size of the dots past the end of a stroke that mean "over", as shares of a whole one.
const SHRINKING: [f64; 3] = [10.5 / (PITCH * DOT), 8.0 / (PITCH * DOT), 5.5 / (PITCH * DOT)];
/// Opacity of the last dots of a "nearly" stroke in per cent, from the end.
const FADING: [u8; 3] = [25, 50, 75];

/// The two ends of a stroke's axis (em/1000).
type Axis = ((f64, f64), (f64, f64));
const AXES: (Axis, Axis) = (((284.0, 268.0), (96.0, 812.0)), ((716.0, 268.0), (904.0, 876.0)));

/// Lays out the first three data as the left, the upright and the right stroke of a square character. All dots have one size, that
/// of the densest stroke.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let em = frame.width / 1000.0;
    let hue = Ink::full(Role::from(chart.hue));
    let [left, upright, right, ..] = chart.data.as_slice() else {
        return scene;
    };
    let each = symbol::coarse(chart.each, chart.max(), MOST);
    let rows = [slanted(dots(left, each)), slanted(dots(right, each))];
    let pitches =
        [slope(&rows[0], AXES.0), slope(&rows[1], AXES.1), upright_pitch(hook_and_rows(dots(upright, each)).1)];
    let r = pitches.into_iter().fold(PITCH, f64::min) * DOT;
    slant(&mut scene, left, &rows[0], AXES.0, (em, r), hue);
    stem(&mut scene, upright, dots(upright, each), (em, r), hue);
    slant(&mut scene, right, &rows[1], AXES.1, (em, r), hue);
    scene
}

fn dots(datum: &Datum, each: f64) -> usize {
    let count = symbol::whole((datum.value / each).round());
    // Any value above zero gets at least one dot.
    if datum.value > 0.0 { count.clamp(1, MOST) } else { 0 }
}

/// Dots in each row of a slanted stroke, tapered at both ends.
fn slanted(count: usize) -> Vec<usize> {
    let mut rows = Vec::new();
    let mut left = count;
    while left > 0 {
        let row = match rows.len() {
            0 => 4,
            1 => 5,
            _ => SLANT,
        };
        rows.push(row.min(left));
        left = left.saturating_sub(row);
    }
    rows
}

/// Vertical distance of two rows of a slanted stroke.
fn slope(rows: &[usize], ((_, ay), (_, by)): Axis) -> f64 {
    (by - ay) / rows.len().saturating_sub(1).max(1) as f64
}

/// Draws a slanted stroke: rows of dots along an axis.
fn slant(scene: &mut Scene, datum: &Datum, rows: &[usize], axis: Axis, (em, r): (f64, f64), ink: Ink) {
    let ((ax, ay), (bx, by)) = axis;
    let last = rows.len().saturating_sub(1).max(1) as f64;
    for (i, row) in rows.iter().enumerate() {
        let t = i as f64 / last;
        let (cx, cy) = (ax + (bx - ax) * t, ay + (by - ay) * t);
        for j in 0..*row {
            let x = cx + (j as f64 - (*row as f64 - 1.0) / 2.0) * PITCH;
            scene.circle(x * em, cy * em, r * em, ink);
        }
    }
    if datum.qualifier.runs_on() {
        let length = ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).sqrt();
        for (k, share) in SHRINKING.into_iter().enumerate() {
            let t = 1.0 + (k + 1) as f64 * PITCH / length;
            scene.circle((ax + (bx - ax) * t) * em, (ay + (by - ay) * t) * em, r * share * em, ink);
        }
    }
    nearly(scene, datum);
    let (x0, x1) = (ax.min(bx) - 94.0, ax.max(bx) + 94.0);
    let bounds = Rect::new(x0 * em, (ay - 20.0) * em, (x1 - x0) * em, (by - ay + 40.0) * em);
    scene.mark(&datum.fact, bounds, rows.iter().sum::<usize>() as f64, 1.0);
}

/// Fades the last dots drawn if the figure is "nearly".
fn nearly(scene: &mut Scene, datum: &Datum) {
    if datum.qualifier == Qualifier::Nearly {
        for (shape, percent) in scene.shapes.iter_mut().rev().zip(FADING) {
            if let Shape::Circle(.., ink) = shape {
                *ink = ink.fade(percent);
            }
        }
    }
}

/// Dots of the hook, and rows of the upright.
fn hook_and_rows(count: usize) -> (usize, usize) {
    let hook: usize = HOOK.iter().sum::<usize>().min(count / 2);
    (hook, (count - hook).div_ceil(UPRIGHT))
}

fn upright_pitch(rows: usize) -> f64 {
    (TALL.0 / rows.max(1) as f64).min(PITCH)
}

/// Draws the upright with its hook; "over" continues from the hook's tip in shrinking dots.
fn stem(scene: &mut Scene, datum: &Datum, count: usize, (em, r): (f64, f64), ink: Ink) {
    let (hook, rows) = hook_and_rows(count);
    let (tall, top) = TALL;
    let pitch = upright_pitch(rows);
    let x0 = 436.0;
    let y = |row: usize| tall + top - pitch * (rows - row) as f64 + pitch / 2.0;
    for i in 0..count - hook {
        let (row, column) = (i / UPRIGHT, i % UPRIGHT);
        scene.circle((x0 + column as f64 * PITCH) * em, y(row) * em, r * em, ink);
    }
    let mut left = hook;
    let mut tip = 1;
    for (k, cells) in HOOK.iter().enumerate() {
        let row = (rows + k).saturating_sub(HOOK.len());
        let cells = (*cells).min(left);
        for j in 0..cells {
            scene.circle((x0 - (j + 1) as f64 * PITCH) * em, y(row) * em, r * em, ink);
        }
        tip = cells + 1;
        left -= cells;
    }
    if datum.qualifier.runs_on() {
        for (k, share) in SHRINKING.into_iter().enumerate() {
            let x = x0 - (tip + k) as f64 * PITCH;
            scene.circle(x * em, y(rows.saturating_sub(1)) * em, r * share * em, ink);
        }
    }
    nearly(scene, datum);
    let bounds = Rect::new(228.0 * em, top * em, 352.0 * em, tall * em);
    scene.mark(&datum.fact, bounds, count as f64, 1.0);
}
