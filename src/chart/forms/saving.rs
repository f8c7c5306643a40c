//! A share that is saved: the whole cost as a bar over a bracket, the saved share cut off and lifted out.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::{note, value};
use crate::chart::qualifier::End;
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ONE,
    scale: Scale::Shares,
    order: Order::Free,
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

/// Lays out the first datum, a share of the whole cost, as the piece cut off at the bar's end.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let Some(datum) = chart.data.first() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let share = (datum.value / 100.0).clamp(0.0, 1.0);
    let tall = if frame.wide() { 56.0 } else { 42.0 };
    // Quite above its place, or it would look like a taller bar that is not full.
    let lift = tall + 6.0;
    let head = named(&mut scene, frame, datum);
    let top = head + 12.0 + lift;
    let exact = frame.width * share;
    let cut = frame.width - strokes::hairline(exact);
    // The cut narrows the piece a little, but never takes all of a small one.
    let gap = f64::min(4.0, (frame.width - cut - 1.0).max(0.0));
    let saved = Rect::new(cut + gap, top - lift, frame.width - cut - gap, tall);
    scene.fill(Rect::new(0.0, top, cut, tall), hue.fade(38));
    scene.outline(Rect::new(0.0, top, cut, tall), 1.0, hue);
    if saved.w > 0.0 {
        // An outline stays where the piece was.
        scene.outline(Rect::new(saved.x, top, saved.w, tall), 1.0, Ink::full(Role::Soft));
        // A larger saving would be cut further to the left.
        qualifier::length(&mut scene, saved, End::Left, datum.qualifier, hue);
        let reach = f64::min(16.0, saved.x);
        let past = Rect::new(saved.x - reach, saved.y, reach, tall);
        qualifier::run_on(&mut scene, past, End::Left, datum.qualifier, hue);
    }
    // The whole is written under a bracket as long as it is, not under the part that is left.
    let under = strokes::bracket(&mut scene, top + tall + 8.0, frame.width);
    let base = under + frame.label();
    scene.label(note(&chart.whole, frame.width / 2.0, base, frame.label(), Anchor::Middle), frame.width);
    scene.mark(&datum.fact, saved, strokes::extent(exact, saved.w + gap), 1.0);
    scene.height = (base + 8.0).round();
    scene
}

/// Writes name and value over the end of the bar, the value at the right in the last line. Returns its baseline.
fn named(scene: &mut Scene, frame: Frame, datum: &Datum) -> f64 {
    let (text, size) = (datum.value_text(), frame.value());
    let taken = measure::width(&text, size) + frame.label() * 0.5;
    let beside = frame.width - taken;
    let mut lines = measure::wrap(&datum.label, frame.label(), beside.max(frame.width * 0.65), 3);
    let fits = |line: &String| measure::width(line, frame.label()) <= beside;
    let mut base = size + 2.0;
    let last = lines.pop().filter(fits);
    let before = match &last {
        Some(_) => lines,
        None => measure::wrap(&datum.label, frame.label(), frame.width, 3),
    };
    for line in before {
        scene.label(note(&line, frame.width, base, frame.label(), Anchor::End).of(&datum.fact), frame.width);
        base += frame.line().max(size * 1.3);
    }
    if let Some(line) = last {
        let right = frame.width - taken;
        scene.label(note(&line, right, base, frame.label(), Anchor::End).of(&datum.fact), beside);
    }
    scene.value(value(&text, frame.width, base, size, Anchor::End).of(&datum.fact), frame.width);
    base
}
