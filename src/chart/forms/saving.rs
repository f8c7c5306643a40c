//! What is left when a share is saved: the whole cost as a bar, the saved share cut off and lifted out.

use super::strokes::{note, value};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene};

/// Lays out the first datum, a share of the whole cost, as the piece cut off at the bar's end.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let Some(datum) = chart.data.first() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let share = (datum.value / 100.0).clamp(0.0, 1.0);
    let tall = if frame.wide() { 72.0 } else { 56.0 };
    let lift = 26.0;
    let top = frame.value() + 14.0 + lift;
    let cut = (frame.width * (1.0 - share)).round();
    let saved = Rect::new(cut + 4.0, top - lift, frame.width - cut - 4.0, tall);
    scene.fill(Rect::new(0.0, top, cut, tall), hue.fade(38));
    scene.fill(saved, hue);
    // Where the piece was: its outline stays.
    scene.outline(Rect::new(cut + 4.0, top, saved.w, tall), 1.0, Ink::full(Role::Soft));
    scene.fill(saved, hue);
    scene.label(value(&datum.say(), frame.width, frame.value() + 2.0, frame.value(), Anchor::End), frame.width);
    let base = top + tall + frame.line() + 2.0;
    scene.label(note(&chart.whole, 0.0, base, frame.label(), Anchor::Start), frame.width * 0.5);
    scene.label(note(&datum.label, frame.width, base, frame.label(), Anchor::End), frame.width * 0.5);
    scene.mark(&datum.fact, saved, saved.w + 4.0, 1.0);
    scene.height = (base + 8.0).round();
    scene
}
