//! The character 小 built of three crowds: each stroke has one dot per `each` people.

use super::drawing;
use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use crate::chart::data::Datum;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::exactly(3, "the left, the upright and the right stroke"),
    scale: Scale::Common,
    order: Order::Free,
    counts: Some(Counts { most: MOST, each: 0.5, each_far: 25.0 }),
    strokes: &[],
    labelled: false,
    width: Width::Fixed,
    poster: Placement::Column,
    hue: Hue::Xiao,
    draw: Some(draw),
    layout: drawing::layout,
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
const SHRINKING: [f64; 3] = [0.86, 0.72, 0.58];

/// The two ends of a stroke's axis (em/1000).
type Axis = ((f64, f64), (f64, f64));
const AXES: (Axis, Axis) = (((284.0, 268.0), (96.0, 812.0)), ((716.0, 268.0), (904.0, 876.0)));

/// Lays out the first three data as the left, the upright and the right stroke of a square character. All dots have one size, that
/// of the densest stroke.
fn draw(chart: &Chart, frame: Frame) -> Scene {
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
    let (count, mut drawn) = (rows.iter().sum::<usize>(), 0);
    for (i, row) in rows.iter().enumerate() {
        let t = i as f64 / last;
        let (cx, cy) = (ax + (bx - ax) * t, ay + (by - ay) * t);
        for j in 0..*row {
            let x = cx + (j as f64 - (*row as f64 - 1.0) / 2.0) * PITCH;
            let ink = ink.fade(qualifier::opacity(drawn, count as f64, datum.qualifier));
            scene.circle(x * em, cy * em, r * em, ink);
            drawn += 1;
        }
    }
    let length = ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).sqrt();
    for (k, share, ink) in past(datum, count, ink) {
        let t = 1.0 + k * PITCH / length;
        scene.circle((ax + (bx - ax) * t) * em, (ay + (by - ay) * t) * em, r * share * em, ink);
    }
    let (x0, x1) = (ax.min(bx) - 94.0, ax.max(bx) + 94.0);
    let bounds = Rect::new(x0 * em, (ay - 20.0) * em, (x1 - x0) * em, (by - ay + 40.0) * em);
    scene.mark(&datum.fact, bounds, count as f64, 1.0);
}

/// The dots past the end of a stroke, each with its number from 1, its size as a share of a whole one, and its ink.
fn past(datum: &Datum, count: usize, ink: Ink) -> impl Iterator<Item = (f64, f64, Ink)> {
    let shown = SHRINKING.into_iter().enumerate().filter(|_| datum.qualifier.runs_on());
    let (all, qualifier) = (count as f64, datum.qualifier);
    shown.map(move |(k, share)| (k as f64 + 1.0, share, ink.fade(qualifier::opacity(count + k, all, qualifier))))
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
        let ink = ink.fade(qualifier::opacity(i, count as f64, datum.qualifier));
        scene.circle((x0 + column as f64 * PITCH) * em, y(row) * em, r * em, ink);
    }
    let mut left = hook;
    let mut tip = 1;
    for (k, cells) in HOOK.iter().enumerate() {
        let row = (rows + k).saturating_sub(HOOK.len());
        let cells = (*cells).min(left);
        for j in 0..cells {
            let ink = ink.fade(qualifier::opacity(count - left + j, count as f64, datum.qualifier));
            scene.circle((x0 - (j + 1) as f64 * PITCH) * em, y(row) * em, r * em, ink);
        }
        tip = cells + 1;
        left -= cells;
    }
    for (k, share, ink) in past(datum, count, ink) {
        let x = x0 - (tip as f64 - 1.0 + k) * PITCH;
        scene.circle(x * em, y(rows.saturating_sub(1)) * em, r * share * em, ink);
    }
    let bounds = Rect::new(228.0 * em, top * em, 352.0 * em, tall * em);
    scene.mark(&datum.fact, bounds, count as f64, 1.0);
}
