//! Any character, its strokes shares: each stroke that is a mark is solid along its middle line as far as its share of 100 %, and pale from
//! there to its end. All strokes have the same whole: their length. The others may count, in plates along them, or stand for a name, solid; a
//! stroke without either is a hairline. A character may also be laid by hand, as shapes.

use super::character::middle_line::{self, Point, length, part, ribbon};
use super::character::{drawing, shapes};
use super::glyph::{MOST, bounds, hairline};
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use crate::chart::data::Datum;
use crate::chart::scene::{Ink, Role};
use crate::chart::{Chart, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::up_to(MOST, "a stroke of the character each"),
    scale: Scale::Shares,
    order: Order::Free,
    counts: None,
    strokes: Some(PLATES),
    labelled: false,
    width: Width::Fixed,
    poster: Placement::Column,
    hue: Hue::Three,
    separate_marks: false,
    draw: Some(draw),
    layout: drawing::layout,
};

/// Most plates of a stroke; more could not be distinguished.
const PLATES: usize = 60;
/// The gap between two plates, as a share of the distance of two.
const GAP: f64 = 0.25;
/// Length of the pieces that run on past a share, as a share of the stroke's width.
const PAST: f64 = 1.2;

/// Lays the data out as strokes of a square character.
fn draw(chart: &Chart, frame: Frame) -> Scene {
    if !chart.shapes.is_empty() {
        return shapes::draw(chart, frame);
    }
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let (lines, broad) = middle_line::of(chart, frame);
    let hue = Ink::full(Role::from(chart.hue));
    let mut strokes = lines.iter();
    for (datum, line) in chart.data.iter().zip(strokes.by_ref()) {
        let stroke = Stroke { line, broad };
        stroke.share(&mut scene, datum, hue);
        scene.mark(&datum.fact, bounds(line, broad, frame.width), shapes::share(datum), 0.001);
    }
    for (datum, line) in chart.strokes.iter().zip(strokes.by_ref()) {
        let stroke = Stroke { line, broad };
        let extent = if datum.value_text().is_empty() {
            stroke.piece(&mut scene, 0.0, length(line), hue);
            1.0
        } else {
            stroke.plates(&mut scene, datum, hue)
        };
        scene.mark(&datum.fact, bounds(line, broad, frame.width), extent, 1.0);
    }
    for line in strokes {
        hairline(&mut scene, line);
    }
    scene
}

/// A stroke of this width.
struct Stroke<'a> {
    line: &'a [Point],
    broad: f64,
}

impl Stroke<'_> {
    /// Draws the part between two lengths along it.
    fn piece(&self, scene: &mut Scene, from: f64, to: f64, ink: Ink) {
        let outline = ribbon(&part(self.line, from, to), self.broad / 2.0, scene.width);
        if to > from && outline.len() > 2 {
            scene.polygon(outline, ink);
        }
    }

    /// Draws a share of it, and the rest pale.
    fn share(&self, scene: &mut Scene, datum: &Datum, ink: Ink) {
        let (whole, share) = (length(self.line), shapes::share(datum));
        let end = if share > 0.0 { (whole * share).max(1.0).min(whole) } else { 0.0 };
        self.piece(scene, end, whole, ink.fade(shapes::WHOLE));
        self.piece(scene, 0.0, end * qualifier::solid(datum.qualifier), ink);
        for (from, to, percent) in qualifier::steps(datum.qualifier) {
            self.piece(scene, end * from, end * to, ink.less(percent));
        }
        let past = (self.broad * PAST).min(whole - end);
        for (from, to, percent) in qualifier::PIECES.into_iter().filter(|_| datum.qualifier.runs_on() && end > 0.0) {
            self.piece(scene, end + past * from, end + past * to, ink.less(percent));
        }
    }

    /// Draws a plate for each of what is counted, over its whole length. Returns how many they stand for.
    fn plates(&self, scene: &mut Scene, datum: &Datum, ink: Ink) -> f64 {
        let count = datum.value / symbol::coarse(1.0, datum.value, PLATES);
        let all = qualifier::places(count, datum.qualifier);
        let pitch = length(self.line) / all.max(1) as f64;
        for i in 0..all {
            let from = pitch * (i as f64 + GAP / 2.0);
            let ink = ink.less(qualifier::opacity(i, count, datum.qualifier));
            self.piece(scene, from, from + pitch * (1.0 - GAP), ink);
        }
        count
    }
}
