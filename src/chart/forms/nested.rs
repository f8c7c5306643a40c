//! Parts within their whole: the first datum is the whole, the others are drawn on it, all from a common zero.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::heading;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::from(2, "the whole, then its parts"),
    scale: Scale::Common,
    order: Order::WholeFirst,
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

/// Lays out the whole as a pale bar. A single part is solid on it, from edge to edge, so that its area is its share; several parts
/// each have a line of their own with a copy of the pale bar, so that none covers another.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let height = if frame.wide() { 88.0 } else { 64.0 };
    let line = (frame.value() * 1.35).round();
    let Some((whole, parts)) = chart.data.split_first() else {
        return scene;
    };
    let reach = chart.data.iter().map(|d| strokes::tail(d.qualifier, height)).fold(0.0, f64::max);
    let scale = (frame.width - reach) / chart.max();
    let top = heading(&mut scene, frame, whole, 0.0, line - 2.0, frame.width) + 10.0;
    let bar = |scene: &mut Scene, datum: &Datum, y: f64, h: f64, ink: Ink| {
        let exact = datum.value * scale;
        let rect = Rect::new(0.0, y, strokes::hairline(exact), h);
        // What runs on past a pale bar is less pale, or it could not be seen in the dark.
        let past = if ink.percent < 100 { hue.fade(70) } else { hue };
        strokes::bar(scene, rect, datum.qualifier, (ink, past));
        scene.mark(&datum.fact, rect, strokes::extent(exact, rect.w), 1.0);
    };
    bar(&mut scene, whole, top, height, hue.fade(38));
    let length = strokes::hairline(whole.value * scale);
    // The bar is pale, so its outline has the contrast that a mark needs.
    qualifier::outline(&mut scene, Rect::new(0.0, top, length, height), 1.0, whole.qualifier, hue);
    let mut y = top + height;
    if let [part] = parts {
        bar(&mut scene, part, top, height, hue);
        tenths(&mut scene, Rect::new(0.0, top, length, height));
        let needed = measure::width(&part.value_text(), frame.smallest());
        let room = (part.value * scale).max(frame.width * 0.6).max(needed).min(frame.width);
        y = heading(&mut scene, frame, part, 0.0, y + line + 2.0, room);
    } else {
        tenths(&mut scene, Rect::new(0.0, top, length, height));
        for part in parts {
            let base = heading(&mut scene, frame, part, 0.0, y + line + 2.0, frame.width);
            let ground = Rect::new(0.0, base + 8.0, length, (height * 0.25).round());
            strokes::bar(&mut scene, ground, whole.qualifier, (hue.fade(38), hue.fade(70)));
            bar(&mut scene, part, ground.y, ground.h, hue);
            tenths(&mut scene, ground);
            y = ground.bottom();
        }
    }
    scene.height = y + 8.0;
    scene
}

/// Cuts a bar into tenths, so that its length can be counted; not a bar so short that only the cuts would be seen.
fn tenths(scene: &mut Scene, rect: Rect) {
    if rect.w < 30.0 {
        return;
    }
    for i in 1..10 {
        let x = (rect.w / 10.0 * f64::from(i)).round();
        scene.fill(Rect::new(x - 0.5, rect.y, 1.0, rect.h), Ink::full(Role::Paper));
    }
}
