//! What is made within what could be made, as a battery cell: the first datum is the capacity, the second the output.

use super::strokes::{note, value};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, text};

/// Lays out the capacity as the cell's outline and the output as its charge, both from one zero.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let [capacity, output, ..] = chart.data.as_slice() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let pole = 14.0;
    let edge = 3.0;
    let height = (frame.line() * 2.0 + frame.figure() + 44.0).round();
    let body = frame.width - pole;
    let scale = body / capacity.value.max(output.value).max(f64::MIN_POSITIVE);
    let full = Rect::new(0.0, 0.0, (capacity.value * scale).round(), height);
    let made = Rect::new(0.0, 0.0, (output.value * scale).round(), height);
    scene.fill(made, hue);
    scene.outline(full, edge, hue);
    scene.fill(Rect::new(full.w, (height * 0.3).round(), pole, (height * 0.4).round()), hue);

    let middle = (height / 2.0).round();
    let pad = 14.0;
    let room = (made.w - 2.0 * pad).max(0.0);
    let largest = if frame.wide() { frame.figure() } else { frame.value() * 1.6 };
    let size = largest.min(room / text::width(&output.say(), 1.0)).max(frame.label());
    let mut name = note(&output.label, pad, middle - size * 0.55, frame.label(), Anchor::Start);
    name.ink = Ink::full(Role::Paper);
    scene.label(name, room);
    let mut said = value(&output.say(), pad, middle + size * 0.75, size, Anchor::Start);
    said.ink = Ink::full(Role::Paper);
    scene.label(said, room);
    scene.mark(&capacity.fact, full, full.w, 1.0);
    scene.mark(&output.fact, made, made.w, 1.0);
    // The rest of the cell has room for a name only; the capacity itself is told under the whole length.
    let y = height + 10.0;
    scene.fill(Rect::new(0.0, y, 1.0, 9.0), Ink::full(Role::Soft));
    scene.fill(Rect::new(0.0, y + 4.0, full.w, 1.0), Ink::full(Role::Soft));
    scene.fill(Rect::new(full.w - 1.0, y, 1.0, 9.0), Ink::full(Role::Soft));
    let base = y + 12.0 + frame.value();
    super::strokes::heading(&mut scene, frame, capacity, 0.0, base, full.w);
    scene.height = base + 8.0;
    scene
}
