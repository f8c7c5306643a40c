//! Shared by the forms that do not measure from zero, or go on in time: the axis of values, and places in time.

use super::strokes::{hairline, heading};
use crate::chart::qualifier::{self, BESIDE, End};
use crate::chart::scene::{Ink, Measure, Rect, Role};
use crate::chart::{Chart, Frame, Scene};

/// An axis of values, which begins and ends where the figures let it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// The value it begins at.
    pub from: f64,
    /// The value it ends at.
    pub to: f64,
}

/// From this share of the largest value, the least one is so close that an axis from zero would hide the difference.
const CLOSE: f64 = 0.5;
/// How far an axis off zero goes on past the figures, as a share of what it shows.
const ROOM: f64 = 0.15;

impl Axis {
    /// The axis of a chart: from zero, unless all figures are far from it.
    pub fn of(chart: &Chart) -> Axis {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for datum in &chart.data {
            low = low.min(datum.value);
            high = high.max(datum.to.unwrap_or(datum.value));
        }
        let room = (high - low) * ROOM;
        let (from, to) = match (low > 0.0 && low > high * CLOSE, high < 0.0 && high < low * CLOSE) {
            _ if high <= low => (low.min(0.0), high.max(0.0)),
            (true, _) => (low - room, high),
            (_, true) => (low, high + room),
            _ => (low.min(0.0), high.max(0.0)),
        };
        if to > from { Axis { from, to } } else { Axis { from: 0.0, to: 1.0 } }
    }

    /// Whether zero is not on it.
    pub fn off_zero(self) -> bool {
        self.from > 0.0 || self.to < 0.0
    }

    /// Where a value is on it, from 0 to 1.
    pub fn at(self, value: f64) -> f64 {
        (value - self.from) / (self.to - self.from)
    }
}

/// The place of each datum in time, counted in steps from the first one: one step is the shortest time between two of them, so that
/// missing figures leave gaps. One after the other if their times are not known, or too far apart.
pub fn steps(chart: &Chart) -> Vec<f64> {
    let times: Vec<f64> = chart.data.iter().filter_map(|datum| datum.at).collect();
    let apart = || times.iter().zip(times.iter().skip(1)).map(|(a, b)| b - a);
    let step = apart().fold(f64::INFINITY, f64::min);
    let first = times.first().copied().unwrap_or_default();
    let steps: Vec<f64> = times.iter().map(|time| ((time - first) / step).round()).collect();
    let most = 3.0 * chart.data.len() as f64;
    let known = steps.len() == chart.data.len() && step > 0.0 && steps.last().is_some_and(|last| *last <= most);
    if known { steps } else { (0..chart.data.len()).map(|i| i as f64).collect() }
}

/// One axis per datum under its name and value, all alike: with a dot, or with a bar from one bound to the other. The first dot is solid,
/// and a tick on the other axes shows where it is.
pub fn rows(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.measure = Measure::Position;
    let hue = Ink::full(Role::from(chart.hue));
    let axis = Axis::of(chart);
    let r = if frame.wide() { 8.0 } else { 6.0 };
    let begin = r * (1.0 + BESIDE);
    let long = frame.width - 2.0 * begin;
    let (mut y, mut first) = (0.0, None);
    for datum in &chart.data {
        let base = heading(&mut scene, frame, datum, 0.0, (y + frame.value()).round(), frame.width);
        let middle = base + 10.0 + r;
        let extent = long * axis.at(datum.value);
        let x = begin + extent;
        scene.fill(Rect::new(0.0, middle - 0.5, frame.width, 1.0), Ink::full(Role::Soft));
        if axis.off_zero() {
            broken(&mut scene, if axis.from > 0.0 { 4.0 } else { frame.width - 12.0 }, middle);
        } else {
            scene.fill(Rect::new(begin + long * axis.at(0.0) - 0.5, middle - r, 1.0, 2.0 * r), Ink::full(Role::Ink));
        }
        let bounds = match datum.to {
            Some(to) => {
                let rect = Rect::new(x, middle - r * 0.7, hairline(long * axis.at(to) - extent), r * 1.4);
                qualifier::length(&mut scene, rect, End::Right, datum.qualifier, hue);
                let past = Rect::new(rect.right(), rect.y, r * BESIDE, rect.h);
                qualifier::run_on(&mut scene, past, End::Right, datum.qualifier, hue);
                rect
            }
            None => {
                let of_first: f64 = *first.get_or_insert(x);
                scene.fill(Rect::new(of_first - 1.0, middle - r, 2.0, 2.0 * r), hue);
                qualifier::dot(&mut scene, (x, middle), r, datum.qualifier, End::Right, hue);
                if !scene.marks.is_empty() {
                    scene.circle(x, middle, r - 2.5, Ink::full(Role::Paper));
                }
                Rect::new(x - r, middle - r, 2.0 * r, 2.0 * r)
            }
        };
        scene.mark(&datum.fact, bounds, extent, 1.0);
        y = middle + r + 14.0;
    }
    scene.height = (y - 6.0).max(1.0);
    scene
}

/// Two strokes through an axis, which say that it does not begin at zero.
pub fn broken(scene: &mut Scene, x: f64, y: f64) {
    for x in [x, x + 4.0] {
        scene.line(vec![(x, y + 5.0), (x + 4.0, y - 5.0)], 1.5, Ink::full(Role::Ink));
    }
}
