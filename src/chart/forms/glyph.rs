//! Any character: each stroke that stands for a figure is as long, along its middle line, as the figure is large. All strokes of a
//! character have one scale, the largest at which each of them has room. What is left of a stroke, and a stroke without a figure, is a
//! hairline.

use super::character::drawing;
use super::character::middle_line::{self, Point, length, part, ribbon};
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use crate::chart::data::Datum;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, qualifier};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::up_to(MOST, "a stroke of the character each"),
    scale: Scale::Common,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: false,
    width: Width::Fixed,
    poster: Placement::Column,
    hue: Hue::One,
    separate_marks: false,
    draw: Some(draw),
    layout: drawing::layout,
};

/// More strokes than any character in use has.
pub const MOST: usize = 36;

/// Width of a hairline, as a share of the side.
const HAIR: f64 = 0.005;
/// Length of the pieces that run on past a value, as a share of the stroke's width, and the most of a stroke they take.
const RUN_ON: (f64, f64) = (1.2, 0.3);

/// Lays the data out as strokes of a square character.
fn draw(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let (lines, broad) = middle_line::of(chart, frame);
    for line in &lines {
        hairline(&mut scene, line);
    }
    let drawn = || chart.data.iter().zip(&lines);
    let tail = |datum: &Datum, line: &[Point]| {
        if datum.qualifier.runs_on() { (broad * RUN_ON.0).min(length(line) * RUN_ON.1) } else { 0.0 }
    };
    let scales = drawn().filter(|(datum, _)| datum.value > 0.0);
    let scale =
        scales.map(|(datum, line)| (length(line) - tail(datum, line)) / datum.value).fold(f64::INFINITY, f64::min);
    let hue = Ink::full(Role::from(chart.hue));
    for (datum, line) in drawn() {
        // Without this, nothing times infinity were no number.
        let exact = if datum.value > 0.0 { datum.value * scale } else { 0.0 };
        let end = if exact > 0.0 { exact.max(1.0) } else { 0.0 };
        let past = tail(datum, line);
        let mut piece = |from: f64, to: f64, percent| {
            let outline = ribbon(&part(line, from, to), broad / 2.0, frame.width);
            if to > from && outline.len() > 2 {
                scene.polygon(outline, hue.less(percent));
            }
        };
        piece(0.0, end * qualifier::solid(datum.qualifier), 100);
        for (from, to, percent) in qualifier::steps(datum.qualifier) {
            piece(end * from, end * to, percent);
        }
        for (from, to, percent) in qualifier::PIECES.into_iter().filter(|_| past > 0.0 && end > 0.0) {
            piece(end + past * from, end + past * to, percent);
        }
        scene.mark(&datum.fact, bounds(line, broad, frame.width), strokes::extent(exact, end), 1.0);
    }
    scene
}

/// Draws a stroke as a hairline, so that the character can be read whatever its figures are.
pub fn hairline(scene: &mut Scene, line: &[Point]) {
    scene.line(line.to_vec(), scene.width * HAIR, Ink::full(Role::Soft));
}

/// The box of a stroke of this width, within the character.
pub fn bounds(line: &[Point], broad: f64, side: f64) -> Rect {
    let (around, half) = (Rect::around(line), broad / 2.0);
    let (left, top) = ((around.x - half).max(0.0), (around.y - half).max(0.0));
    let (right, bottom) = ((around.right() + half).min(side), (around.bottom() + half).min(side));
    Rect::new(left, top, right - left, bottom - top)
}
