//! Any character of dots: each stroke that stands for a figure has so many dots along its middle line. All strokes of a character have one
//! size of dot, the largest at which each of them has room, and each dot stands for as much. A stroke without a figure is a
//! hairline, and so is one behind few dots.

use super::character::middle_line::{self, Point};
use super::character::{dot_rows, drawing};
use super::glyph::{MOST, bounds, hairline};
use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use crate::chart::data::Datum;
use crate::chart::scene::{Ink, Role};
use crate::chart::{Chart, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::up_to(MOST, "a stroke of the character each"),
    scale: Scale::Common,
    order: Order::Free,
    counts: Some(Counts { most: DOTS, each: 1.0, each_far: 50.0 }),
    strokes: None,
    labelled: false,
    width: Width::Fixed,
    poster: Placement::Column,
    hue: Hue::Two,
    separate_marks: false,
    draw: Some(draw),
    layout: drawing::layout,
};

/// Most dots of one stroke; more could not be distinguished.
const DOTS: usize = 240;
/// Most dots abreast.
const ABREAST: usize = 8;
/// How much wider the strokes are than those that are lengths.
const BROAD: f64 = 1.4;
/// Radius of a dot, as a share of the distance of two.
const DOT: f64 = 0.41;

/// How much longer than its dots side by side a stroke is that has a hairline behind them.
const SPARSE: f64 = 2.5;

/// Lays the data out as strokes of a square character.
fn draw(chart: &Chart, frame: Frame) -> Scene {
    let each = symbol::coarse(chart.each, chart.max(), DOTS);
    if !chart.rows.is_empty() {
        return dot_rows::draw(chart, frame, |datum| dots(datum, each));
    }
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let (lines, broad) = middle_line::of(chart, frame);
    let broad = broad * BROAD;
    let strokes: Vec<Stroke> =
        chart.data.iter().zip(&lines).map(|(datum, line)| Stroke::new(datum, line, each, broad)).collect();
    let pitch = strokes.iter().map(|stroke| widest(stroke.places, stroke.long, broad)).fold(broad, f64::min);
    let (r, hue) = (pitch * DOT, Ink::full(Role::from(chart.hue)));
    for line in lines.iter().skip(chart.data.len()) {
        hairline(&mut scene, line);
    }
    for Stroke { datum, line, straights, long, count, places: all } in strokes {
        let abreast = abreast(all, long, pitch);
        let rows = all.div_ceil(abreast);
        // Few dots far apart would not show the stroke.
        if rows as f64 * pitch * SPARSE < long {
            hairline(&mut scene, line);
        }
        for i in 0..all {
            let (row, column) = (i / abreast, i % abreast);
            // The last row may be shorter.
            let wide = abreast.min(all - row * abreast);
            let ((x, y), (dx, dy)) =
                middle_line::at(line, place(&straights, long * (row as f64 + 0.5) / rows as f64), pitch);
            let off = (column as f64 - (wide as f64 - 1.0) / 2.0) * pitch;
            let within = |value: f64| value.clamp(r, frame.width - r);
            let ink = hue.less(qualifier::opacity(i, count as f64, datum.qualifier));
            scene.circle(within(x - dy * off), within(y + dx * off), r, ink);
        }
        scene.mark(&datum.fact, bounds(line, broad, frame.width), count as f64, 1.0);
    }
    scene
}

/// A stroke that stands for a figure.
struct Stroke<'a> {
    datum: &'a Datum,
    line: &'a [Point],
    /// The parts that dots lie on, each from where to where along the line.
    straights: Vec<(f64, f64)>,
    /// How long these are together.
    long: f64,
    /// The dots of the figure.
    count: usize,
    /// These with those that run on past it.
    places: usize,
}

impl Stroke<'_> {
    fn new<'a>(datum: &'a Datum, line: &'a [Point], each: f64, broad: f64) -> Stroke<'a> {
        let straights = middle_line::straights(line, broad);
        let long = straights.iter().map(|(from, to)| to - from).sum();
        let count = dots(datum, each);
        let places = if count == 0 { 0 } else { qualifier::places(count as f64, datum.qualifier) };
        Stroke { datum, line, straights, long, count, places }
    }
}

/// Where on a line a place on its straight parts is, both as lengths.
fn place(straights: &[(f64, f64)], mut along: f64) -> f64 {
    for (from, to) in straights {
        if along <= to - from {
            return from + along;
        }
        along -= to - from;
    }
    straights.last().map_or(0.0, |(_, to)| *to)
}

/// The dots of a figure.
fn dots(datum: &Datum, each: f64) -> usize {
    let count = symbol::whole((datum.value / each).round());
    // Any value above zero gets at least one dot.
    if datum.value > 0.0 { count.clamp(1, DOTS) } else { 0 }
}

/// The largest distance of two dots at which so many have room on a stroke of this length and width.
fn widest(dots: usize, long: f64, broad: f64) -> f64 {
    let rows = |abreast: usize| dots.div_ceil(abreast).max(1) as f64;
    (1..=ABREAST).map(|abreast| (broad / abreast as f64).min(long / rows(abreast))).fold(0.0, f64::max)
}

/// The fewest dots abreast with which so many have room on a stroke of this length.
fn abreast(dots: usize, long: f64, pitch: f64) -> usize {
    // The smallest share of a pixel more, since the widest distance fits exactly.
    let fits = |abreast: &usize| dots.div_ceil(*abreast) as f64 * pitch <= long + 1e-6;
    (1..=ABREAST).find(fits).unwrap_or(ABREAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_as_large_as_their_stroke_leaves_room() {
        assert_eq!(widest(1, 100.0, 20.0), 20.0, "as wide as the stroke");
        assert_eq!(widest(10, 100.0, 20.0), 10.0, "one row along it, or two: equal");
        assert_eq!(widest(40, 100.0, 20.0), 20.0 / 3.0, "three abreast");
        assert_eq!(widest(0, 100.0, 20.0), 20.0);
    }

    #[test]
    fn a_place_is_beyond_what_is_left_out() {
        let straights = [(0.0, 40.0), (60.0, 100.0)];
        assert_eq!(
            [0.0, 40.0, 41.0, 80.0, 90.0].map(|along| place(&straights, along)),
            [0.0, 40.0, 61.0, 100.0, 100.0]
        );
    }

    #[test]
    fn no_more_dots_are_abreast_than_needed() {
        assert_eq!([1, 10, 11, 20, 21].map(|dots| abreast(dots, 100.0, 10.0)), [1, 1, 2, 2, 3]);
    }
}
