//! What the forms share: a bar that says how exactly its value is known, and lines of labels.

use crate::chart::Frame;
use crate::chart::data::Datum;
use crate::chart::scene::{Anchor, Ink, Label, Rect, Role, Scene};
use crate::chart::text;
use crate::content::ledger::Qualifier;

/// How far a bar that runs on does so past its value, as a share of its height.
pub const RUN_ON: f64 = 0.9;

/// Slices past the end of a bar that runs on: where each begins and ends, as shares of [`RUN_ON`].
const SLICES: [(f64, f64, u8); 4] = [(0.10, 0.34, 80), (0.44, 0.62, 60), (0.72, 0.84, 42), (0.93, 1.0, 28)];

/// Steps in which a bar that stays a little under its value dissolves over its last eighth.
const FADE: [u8; 6] = [88, 74, 60, 46, 32, 18];

/// A horizontal bar from the left edge of `rect`, whose width is the value: solid where the figure is exact, dissolving
/// towards the end where it is "nearly", followed by slices where it is "over" or "at least". The slices take
/// `rect.h * RUN_ON` more room.
pub fn bar(scene: &mut Scene, rect: Rect, qualifier: Qualifier, ink: Ink) {
    match qualifier {
        Qualifier::Nearly => {
            let fade = (rect.w / 8.0).floor();
            let solid = rect.w - fade;
            scene.fill(Rect::new(rect.x, rect.y, solid, rect.h), ink);
            let step = fade / FADE.len() as f64;
            for (i, percent) in FADE.into_iter().enumerate() {
                let x = rect.x + solid + step * i as f64;
                scene.fill(Rect::new(x, rect.y, step, rect.h), ink.less(percent));
            }
        }
        q if q.runs_on() => {
            scene.fill(rect, ink);
            let reach = rect.h * RUN_ON;
            for (from, to, percent) in SLICES {
                let x = (rect.right() + reach * from).round();
                let w = (reach * (to - from)).round().max(1.0);
                scene.fill(Rect::new(x, rect.y, w, rect.h), ink.less(percent));
            }
        }
        _ => scene.fill(rect, ink),
    }
}

/// Width a bar of this height needs past its value.
pub fn tail(qualifier: Qualifier, height: f64) -> f64 {
    if qualifier.runs_on() { (height * RUN_ON).ceil() } else { 0.0 }
}

/// A plain label.
pub fn note(text: &str, x: f64, y: f64, size: f64, anchor: Anchor) -> Label {
    Label { text: text.into(), x, y, size, bold: false, anchor, ink: Ink::full(Role::Soft) }
}

/// A value: bold, in ink.
pub fn value(text: &str, x: f64, y: f64, size: f64, anchor: Anchor) -> Label {
    Label { bold: true, ink: Ink::full(Role::Ink), ..note(text, x, y, size, anchor) }
}

/// The size at which a value fits into `room`, at most `size`: values are made smaller, never shortened.
pub fn fitting(said: &str, size: f64, room: f64) -> f64 {
    size.min(room / text::width(said, 1.0).max(1.0)).max(1.0)
}

/// Name at the left and value at the right of one line with this baseline.
pub fn heading(scene: &mut Scene, frame: Frame, datum: &Datum, x: f64, y: f64, w: f64) {
    let said = datum.say();
    let size = fitting(&said, frame.value(), w);
    let taken = text::width(&said, size);
    scene.label(value(&said, x + w, y, size, Anchor::End), w);
    scene.label(note(&datum.label, x, y, frame.label(), Anchor::Start), (w - taken - frame.label()).max(0.0));
}

/// Value over name at `x`, in at most two lines of name; `y` is the first baseline. Returns the last one.
pub fn caption(scene: &mut Scene, frame: Frame, datum: &Datum, (x, y): (f64, f64), room: f64, anchor: Anchor) -> f64 {
    let said = datum.say();
    let size = fitting(&said, frame.value(), room);
    scene.label(value(&said, x, y, size, anchor), room);
    let mut baseline = y;
    for line in text::wrap(&datum.label, frame.label(), room, 2) {
        baseline += frame.line();
        scene.label(note(&line, x, baseline, frame.label(), anchor), room);
    }
    baseline
}
