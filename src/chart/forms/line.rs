//! Amounts over time as a line, broken where figures are missing. Its axis may begin off zero, and says so: nothing under the line is
//! filled. The last value is named, and the greatest and the least.

use super::axis::{Axis, broken, steps};
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::{note, value};
use crate::chart::qualifier::{self, BESIDE, End};
use crate::chart::scene::{Anchor, Ink, Measure, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, symbol};
use crate::model::content::Hue;
use crate::model::ledger::Qualifier;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::from(3, "in the order of time"),
    scale: Scale::Position,
    order: Order::Time,
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

/// Height of the axis, on a narrow and on a wide frame.
const TALL: (f64, f64) = (150.0, 220.0);
/// Thickness of the line.
const THICK: f64 = 2.5;
/// Most of the width that the last value may take beside the line.
const BESIDE_LINE: f64 = 0.4;

/// Lays out a dot per datum, with a line through those that follow each other.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.measure = Measure::Position;
    let Some((last, greatest, least)) = named(&chart.data) else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let axis = Axis::of(chart);
    let steps = steps(chart);
    let size = measure::fitting(&last.value_text(), frame.value(), frame.width * BESIDE_LINE);
    let span = steps.last().copied().unwrap_or(1.0).max(1.0);
    let right = measure::width(&last.value_text(), size) + 14.0;
    let step = (frame.width - right - 12.0) / span;
    let r = (step * 0.3).clamp(1.5, 5.0);
    let begin = 12.0 + r;
    let step = (frame.width - right - begin - r) / span;
    let tall = if frame.wide() { TALL.1 } else { TALL.0 };
    // How far a dot reaches with the pieces of its qualifier, and its value over or under that.
    let exact = chart.data.iter().all(|d| d.qualifier != Qualifier::Nearly && !d.qualifier.runs_on());
    let reach = r * if exact { 1.3 } else { 1.3 * (1.0 + BESIDE) } + 5.0;
    let band = (frame.value() * 1.2 + reach).round();
    let foot = band + tall;
    let at = |datum: &Datum, i: usize| {
        let x = begin + steps.get(i).copied().unwrap_or_default() * step;
        (x, foot - tall * axis.at(datum.value))
    };
    let points: Vec<(f64, f64)> = chart.data.iter().enumerate().map(|(i, datum)| at(datum, i)).collect();
    let zero = foot - tall * axis.at(0.0);
    let end = points.last().map_or(frame.width, |(x, _)| x + r);
    if axis.off_zero() {
        scene.fill(Rect::new(6.0, band, 1.0, tall), Ink::full(Role::Soft));
        broken(&mut scene, 2.5, if axis.from > 0.0 { foot - 8.0 } else { band + 8.0 });
    } else {
        scene.fill(Rect::new(0.0, zero.round(), end, 1.0), Ink::full(Role::Ink));
    }
    for run in runs(&points, &steps) {
        scene.line(run, THICK, hue);
    }
    let mut lowest = foot;
    for (i, (datum, (x, y))) in chart.data.iter().zip(&points).enumerate() {
        let r = if i + 1 == points.len() { r * 1.3 } else { r };
        qualifier::dot(&mut scene, (*x, *y), r, datum.qualifier, End::Up, hue);
        scene.mark(&datum.fact, Rect::new(x - r, y - r, 2.0 * r, 2.0 * r), tall * axis.at(datum.value), 1.0);
        let words = datum.value_text();
        let label = |label: crate::chart::scene::Label| label.of(&datum.fact);
        if std::ptr::eq(datum, last) {
            scene.value(label(value(&words, x + r + 6.0, y + size * measure::MIDDLE, size, Anchor::Start)), right);
        } else if std::ptr::eq(datum, greatest) || std::ptr::eq(datum, least) {
            // Kept left of the last value, and right of the axis.
            let size = measure::fitting(&words, frame.value(), end);
            let half = measure::width(&words, size) / 2.0;
            let mut base = if std::ptr::eq(datum, greatest) { y - reach } else { y + reach + size * 0.75 };
            // The line at zero does not strike it through.
            if base > zero && base - size < zero {
                base = if std::ptr::eq(datum, greatest) { zero - size * 0.35 } else { zero + size };
            }
            lowest = lowest.max(base + size * 0.35);
            scene.value(label(value(&words, x.max(half + 16.0).min(end - half), base, size, Anchor::Middle)), end);
        }
    }
    let under = lowest.round() + frame.line();
    names(&mut scene, frame, chart, &points, (step, under));
    scene.height = (under + 8.0).round();
    scene
}

/// The last datum, the greatest and the least.
fn named(data: &[Datum]) -> Option<(&Datum, &Datum, &Datum)> {
    let last = data.last()?;
    let (mut greatest, mut least) = (last, last);
    for datum in data {
        if datum.value > greatest.value {
            greatest = datum;
        }
        if datum.value < least.value {
            least = datum;
        }
    }
    Some((last, greatest, least))
}

/// The points that follow each other without a gap.
fn runs(points: &[(f64, f64)], steps: &[f64]) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut before = f64::NEG_INFINITY;
    for (point, step) in points.iter().zip(steps) {
        match runs.last_mut().filter(|_| step - before < 1.5) {
            Some(run) => run.push(*point),
            None => runs.push(vec![*point]),
        }
        before = *step;
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// Writes names under the axis, as many as do not meet: the last, and every so many before it.
fn names(scene: &mut Scene, frame: Frame, chart: &Chart, points: &[(f64, f64)], (step, y): (f64, f64)) {
    let widest = chart.data.iter().map(|d| measure::width(&d.label, frame.label())).fold(1.0, f64::max);
    let room = widest.min(frame.width / 2.0 - 8.0);
    let every = symbol::whole(((room * 1.5 + 8.0) / step).ceil()).max(1);
    for (i, (datum, (x, _))) in chart.data.iter().zip(points).enumerate() {
        if (points.len() - 1 - i).is_multiple_of(every) {
            scene.label(note(&datum.label, *x, y, frame.label(), Anchor::Middle).of(&datum.fact), room);
        }
    }
}
