//! A part within its whole: the first datum is the whole, the others lie in it, all from one zero.

use super::strokes::{self, heading};
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene};

/// Lays out the whole as a ground of the hue and each part as a solid bar in its lower half.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let height = if frame.wide() { 88.0 } else { 64.0 };
    let line = (frame.value() * 1.35).round();
    let Some((whole, parts)) = chart.data.split_first() else {
        return scene;
    };
    let reach = chart.data.iter().map(|d| strokes::tail(d.qualifier, height)).fold(0.0, f64::max);
    let scale = (frame.width - reach) / chart.max();
    let top = line + 8.0;
    heading(&mut scene, frame, whole, 0.0, line - 2.0, frame.width);

    let rect = Rect::new(0.0, top, (whole.value * scale).round(), height);
    strokes::bar(&mut scene, rect, whole.qualifier, hue.fade(38));
    scene.mark(&whole.fact, rect, rect.w, 1.0);
    let inset = (height * 0.5).round();
    for part in parts {
        let rect = Rect::new(0.0, top + inset, (part.value * scale).round(), height - inset);
        strokes::bar(&mut scene, rect, part.qualifier, hue);
        scene.mark(&part.fact, rect, rect.w, 1.0);
    }
    // A course a tenth of the scale, so that the length can be counted.
    let tenth = rect.w / 10.0;
    for i in 1..10 {
        let x = (tenth * f64::from(i)).round();
        scene.fill(Rect::new(x - 0.5, top, 1.0, height), Ink::full(Role::Paper));
    }
    let mut y = top + height;
    for part in parts {
        y += line + 2.0;
        heading(&mut scene, frame, part, 0.0, y, (part.value * scale).max(frame.width * 0.6).min(frame.width));
    }
    scene.height = y + 8.0;
    scene
}
