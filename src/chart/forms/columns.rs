//! Amounts over time as columns from zero: upwards, and below zero downwards. A figure that is missing leaves a gap.

use super::axis::steps;
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::{note, value};
use crate::chart::qualifier::{self, End};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, symbol};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::from(2, "in the order of time"),
    scale: Scale::Signed,
    order: Order::Time,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Orange,
    separate_marks: false,
    draw: None,
    layout,
};

/// Height of the longest column up and down together, on a narrow and on a wide frame.
const TALL: (f64, f64) = (150.0, 220.0);
/// Height of the pieces past a column that mean "over".
const PAST: f64 = 14.0;
/// Least space between two values.
const APART: f64 = 6.0;
/// Most width of a column.
const WIDEST: f64 = 84.0;
/// Thickness of the line at zero.
const ZERO: f64 = 2.0;

/// Lays out the columns side by side. If a row is too narrow for the values, the columns continue in further rows, on the same scale.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let steps = steps(chart);
    let all = steps.last().copied().unwrap_or_default() + 1.0;
    let alike = chart.data.iter().all(|d| chart.data.first().is_some_and(|first| first.wording.unit == d.wording.unit));
    let text = pitch(chart, alike);
    let least = (text * frame.smallest() + APART).max(frame.label() * 2.0);
    let most = strokes::columns(frame.width, least, 0.0, symbol::whole(all));
    // Rows about equally long.
    let rows = symbol::whole((all / most as f64).ceil()).max(1);
    let pitch = frame.width / (all / rows as f64).ceil();
    // Alone in its row, each value is made to fit by itself.
    let fits = ((pitch - APART) / text).max(frame.smallest());
    let size = if pitch < frame.width { frame.value().min(fits) } else { frame.value() };
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for datum in &chart.data {
        (low, high) = (low.min(datum.value), high.max(datum.value));
    }
    let range = high - low;
    let tall = if frame.wide() { TALL.1 } else { TALL.0 };
    let row = Row {
        scale: tall / if range > 0.0 { range } else { 1.0 },
        pitch,
        size,
        alike,
        hue: Ink::full(Role::from(chart.hue)),
    };
    let mut y = 0.0;
    let (mut data, mut from) = (chart.data.as_slice(), 0);
    while let Some(first) = steps.get(from) {
        // As many as there are steps in the row.
        let within = |step: &&f64| (**step - first + 0.5) * pitch < frame.width;
        let count = steps.get(from..).unwrap_or_default().iter().take_while(within).count().max(1);
        let (own, rest) = data.split_at(count.min(data.len()));
        let places: Vec<f64> = steps.iter().skip(from).take(count).map(|step| (step - first + 0.5) * pitch).collect();
        y = row.draw(&mut scene, frame, own, &places, y) + frame.line();
        (data, from) = (rest, from + count);
    }
    scene.height = (y - frame.line() + 6.0).max(1.0).round();
    scene
}

/// The value of a datum: its unit only at the end of a row, if all have the same.
fn text(datum: &Datum, with_unit: bool) -> String {
    let words = &datum.wording;
    if with_unit { datum.value_text() } else { [words.before.as_str(), &words.number, &words.after].concat() }
}

/// The least distance between columns for values of a size of one pixel, without the space between them. The last value of a row has its
/// unit, and may have to end at the right edge of the picture.
fn pitch(chart: &Chart, alike: bool) -> f64 {
    let (mut bare, mut full) = (0.0_f64, f64::MIN_POSITIVE);
    for datum in &chart.data {
        bare = bare.max(measure::width(&text(datum, !alike), 1.0));
        full = full.max(measure::width(&datum.value_text(), 1.0));
    }
    (2.0 * full + bare) / 3.0
}

/// How the columns of a row are drawn.
struct Row {
    /// Layout pixels per base unit.
    scale: f64,
    /// From one column to the next.
    pitch: f64,
    /// The size of values.
    size: f64,
    /// Whether all values have the same unit.
    alike: bool,
    hue: Ink,
}

impl Row {
    /// Draws a row under `top`, each column in the middle of its place. Returns where it ends.
    fn draw(&self, scene: &mut Scene, frame: Frame, data: &[Datum], places: &[f64], top: f64) -> f64 {
        let band = (self.size * 1.4).round();
        let past = |datum: &Datum| if datum.qualifier.runs_on() { PAST } else { 0.0 };
        // How far the row reaches to each side of zero, values included.
        let (mut up, mut down) = (0.0_f64, 0.0_f64);
        for datum in data {
            let far = (datum.value.abs() * self.scale + past(datum) + band).ceil();
            if datum.value < 0.0 {
                down = down.max(far);
            } else {
                up = up.max(far);
            }
        }
        let zero = top + up;
        let under = zero + ZERO + down;
        scene.fill(Rect::new(0.0, zero, frame.width, ZERO), Ink::full(Role::Ink));
        let w = (self.pitch * 0.66).min(WIDEST).round().max(1.0);
        let mut bottom = under;
        for (i, (datum, x)) in data.iter().zip(places).enumerate() {
            let exact = datum.value.abs() * self.scale;
            let h = strokes::hairline(exact);
            let falls = datum.value < 0.0;
            let (end, y) = if falls { (End::Down, zero + ZERO) } else { (End::Up, zero - h) };
            let rect = Rect::new(x - w / 2.0, y, w, h);
            qualifier::length(scene, rect, end, datum.qualifier, self.hue);
            let beyond = if falls { rect.bottom() } else { y - PAST };
            qualifier::run_on(scene, Rect::new(rect.x, beyond, w, PAST), end, datum.qualifier, self.hue);
            let extent = strokes::extent(exact, h);
            scene.mark(&datum.fact, rect, if falls { -extent } else { extent }, 1.0);
            let words = text(datum, i + 1 == data.len() || !self.alike);
            let base = if falls { rect.bottom() + past(datum) + self.size } else { y - past(datum) - self.size * 0.35 };
            scene.value(value(&words, *x, base, self.size, Anchor::Middle).of(&datum.fact), frame.width);
            let mut line = under + 2.0;
            for name in measure::wrap(&datum.label, frame.label(), self.pitch - 4.0, 2) {
                line += frame.line();
                scene.label(note(&name, *x, line, frame.label(), Anchor::Middle).of(&datum.fact), self.pitch);
            }
            bottom = f64::max(bottom, line);
        }
        bottom
    }
}
