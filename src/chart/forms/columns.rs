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
    strokes: &[],
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Gong,
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
    let texts = Texts::of(chart);
    let most =
        strokes::columns(frame.width, texts.pitch(frame.smallest()).max(frame.label() * 2.0), 0.0, symbol::whole(all));
    // Rows about equally long.
    let rows = symbol::whole((all / most as f64).ceil()).max(1);
    let pitch = frame.width / (all / rows as f64).ceil();
    let size = texts.size(pitch, frame);
    let reach = |side: f64| chart.data.iter().map(|d| d.value * side).fold(0.0, f64::max);
    let range = reach(1.0) + reach(-1.0);
    let tall = if frame.wide() { TALL.1 } else { TALL.0 };
    let row = Row {
        scale: tall / if range > 0.0 { range } else { 1.0 },
        pitch,
        size,
        alike: texts.alike,
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

/// How wide the values are, at a size of one pixel.
struct Texts {
    /// The widest without its unit.
    bare: f64,
    /// The widest with it.
    full: f64,
    /// Whether all have the same unit.
    alike: bool,
}

impl Texts {
    fn of(chart: &Chart) -> Texts {
        let widest = |with_unit: bool| {
            let widths = chart.data.iter().map(|datum| measure::width(&text(datum, with_unit), 1.0));
            widths.fold(0.0, f64::max)
        };
        let full = widest(true);
        let alike = alike(&chart.data);
        Texts { bare: if alike { widest(false) } else { full }, full, alike }
    }

    /// The least distance between columns for values of this size. The last value of a row may end at the right edge of the picture.
    fn pitch(&self, size: f64) -> f64 {
        let (bare, full) = (self.bare * size, self.full * size);
        let beside = (full + bare) / 2.0 + APART;
        (bare + APART).max(beside).max((full + bare / 2.0 + APART) / 1.5)
    }

    /// The size of all values at this distance: the usual one, if they fit. Alone in its row, each is made to fit by itself.
    fn size(&self, pitch: f64, frame: Frame) -> f64 {
        if pitch >= frame.width {
            return frame.value();
        }
        // It grows in proportion, but for the space.
        let fits = (pitch - APART) / (self.pitch(1.0) - APART / 1.5).max(f64::MIN_POSITIVE);
        frame.value().min(fits.max(frame.smallest()))
    }
}

/// Whether all have the same unit.
fn alike(data: &[Datum]) -> bool {
    data.iter().all(|datum| data.first().is_some_and(|first| first.wording.unit == datum.wording.unit))
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
        // How far the row reaches to one side of zero, values included.
        let far = |side: f64| {
            let of_side = data.iter().filter(|datum| datum.value * side > 0.0 || (side > 0.0 && datum.value == 0.0));
            of_side.map(|d| d.value.abs() * self.scale + past(d) + band).fold(0.0, f64::max).ceil()
        };
        let zero = top + far(1.0);
        let under = zero + ZERO + far(-1.0);
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
