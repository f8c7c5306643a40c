//! Places gained: a ladder a mark, one rung a place. Marks of one scope share a scale; each scope is a panel with its
//! own ground, so that a national and a provincial place are never measured against each other.

use super::strokes::{note, value};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, text};

/// Height of the tallest ladder of a panel, on a narrow and on a wide frame.
const TALL: (f64, f64) = (192.0, 288.0);
/// Space between two panels.
const APART: f64 = 28.0;

/// Lays out the panels side by side, each with its scope as its title and its tallest ladder at full height.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let panels = panels(&chart.data);
    if panels.is_empty() {
        return scene;
    }
    let hue = Ink::full(Role::from(chart.hue));
    let gaps = APART * (panels.len() as f64 - 1.0);
    let column = (frame.width - gaps) / chart.data.len() as f64;
    let head = frame.line() + 10.0;
    let top = head + frame.value() + 18.0;
    let tall = if frame.wide() { TALL.1 } else { TALL.0 };
    let ground = top + tall;
    let mut x = 0.0;
    let mut bottom = ground;
    for (scope, data) in panels {
        let w = column * data.len() as f64;
        scene.label(note(scope, x, frame.label() + 2.0, frame.label(), Anchor::Start), w);
        scene.fill(Rect::new(x, head, w, 1.0), Ink::full(Role::Soft));
        let max = data.iter().map(|d| d.value).fold(1.0, f64::max);
        let rung = tall / max;
        for (i, datum) in data.iter().enumerate() {
            let middle = x + column * (i as f64 + 0.5);
            let side = (column * 0.5).clamp(18.0, 72.0).round();
            let h = (datum.value * rung).round();
            ladder(&mut scene, middle, ground, side, h, datum.value, hue);
            scene.mark(&datum.fact, Rect::new(middle - side / 2.0, ground - h, side, h), h, 1.0);
            let y = ground - h - 14.0;
            scene.label(value(&datum.say(), middle, y, frame.value(), Anchor::Middle), column);
            let mut base = ground + 4.0;
            for line in text::wrap(&datum.label, frame.label(), column - 4.0, 3) {
                base += frame.line();
                scene.label(note(&line, middle, base, frame.label(), Anchor::Middle), column);
            }
            bottom = f64::max(bottom, base);
        }
        scene.fill(Rect::new(x, ground, w, 2.0), Ink::full(Role::Ink));
        x += w + APART;
    }
    scene.height = (bottom + 8.0).round();
    scene
}

/// Rungs from the ground up, under an arrow's head.
fn ladder(scene: &mut Scene, middle: f64, ground: f64, side: f64, h: f64, places: f64, ink: Ink) {
    let rungs = (places.round() as usize).clamp(1, 60);
    let pitch = h / rungs as f64;
    let gap = if pitch >= 4.0 { (pitch * 0.22).clamp(1.0, 3.0) } else { 0.75 };
    for i in 0..rungs {
        let y = ground - pitch * (i as f64 + 1.0);
        scene.fill(Rect::new(middle - side / 2.0, y + gap, side, pitch - gap), ink);
    }
    let tip = ground - h - 9.0;
    let foot = ground - h - 1.0;
    scene.polygon(vec![(middle, tip), (middle + side / 2.0, foot), (middle - side / 2.0, foot)], ink);
}

/// Consecutive data of one scope.
fn panels(data: &[Datum]) -> Vec<(&str, &[Datum])> {
    data.chunk_by(|a, b| a.scope == b.scope)
        .map(|chunk| (chunk[0].scope.as_deref().unwrap_or_default(), chunk))
        .collect()
}
