//! Amounts as squares of proportional area on one ground.

use super::strokes::{caption, note, value};
use crate::chart::scene::{Anchor, Ink, Label, Rect, Role};
use crate::chart::{Chart, Frame, Scene, text};

/// Space between two squares' columns.
const GAP: f64 = 18.0;

/// Lays out the squares side by side, as large as the width allows while every name keeps room under its square.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    if chart.data.is_empty() {
        return scene;
    }
    let hue = Ink::full(Role::from(chart.hue));
    let least = (frame.label() * 5.4).min(frame.width / chart.data.len() as f64 - GAP).max(8.0);
    let root = |v: f64| v.max(0.0).sqrt();
    let width = |scale: f64| {
        let columns = chart.data.iter().map(|d| (root(d.value) * scale).max(least)).sum::<f64>();
        columns + GAP * (chart.data.len() as f64 - 1.0)
    };
    // The largest scale at which all columns fit, and no square is taller than a figure should be.
    let tallest = (frame.width * 0.62).min(360.0);
    let (mut low, mut high) = (0.0, tallest / root(chart.max()));
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if width(middle) <= frame.width {
            low = middle;
        } else {
            high = middle;
        }
    }
    let side = |v: f64| root(v) * low;
    let ground = side(chart.max()).round();
    let spare = ((frame.width - width(low)) / chart.data.len() as f64).max(0.0);
    let mut x = 0.0_f64;
    let mut bottom = ground;
    for datum in &chart.data {
        let column = side(datum.value).max(least);
        let s = side(datum.value).max(1.0);
        let rect = Rect::new(x.round(), ground - s, s, s);
        scene.fill(rect, hue);
        scene.mark(&datum.fact, rect, s * s, 2.0 * s + 1.0);
        let inside = s - 24.0;
        let fits = |t: &str, size: f64| text::width(t, size) <= inside;
        if fits(&datum.say(), frame.value()) && fits(&datum.label, frame.label()) {
            let (left, base) = (rect.x + 12.0, rect.y + frame.value() + 12.0);
            let paper = Ink::full(Role::Paper);
            let said = value(&datum.say(), left, base, frame.value(), Anchor::Start);
            scene.label(Label { ink: paper, ..said }, inside);
            let name = note(&datum.label, left, base + frame.line(), frame.label(), Anchor::Start);
            scene.label(Label { ink: paper, ..name }, inside);
        } else {
            let base = (x, ground + frame.value() + 10.0);
            let room = (column + (GAP + spare) * 0.8).min(frame.width - x);
            bottom = f64::max(bottom, caption(&mut scene, frame, datum, base, room, Anchor::Start));
        }
        x += column + GAP + spare;
    }
    scene.fill(Rect::new(0.0, ground + 1.0, frame.width, 2.0), Ink::full(Role::Ink));
    scene.height = (bottom + 8.0).round();
    scene
}
