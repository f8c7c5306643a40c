//! What the forms share: a bar that says how exactly its value is known, and lines of labels.

use crate::chart::scene::{Anchor, Ink, Label, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, symbol};
use crate::model::ledger::Qualifier;
use crate::text::measure;

/// How far a bar that runs on does so past its value, as a share of its height.
pub const RUN_ON: f64 = 0.9;

/// Least width of a name in a column, in its own ems.
const NAME: f64 = 4.0;

/// Slices past the end of a bar that runs on: where each begins and ends, as shares of [`RUN_ON`].
const SLICES: [(f64, f64, u8); 4] = [(0.10, 0.34, 80), (0.44, 0.62, 60), (0.72, 0.84, 42), (0.93, 1.0, 28)];

/// Steps in which a bar that stays a little under its value dissolves over its last eighth.
pub const FADE: [u8; 6] = [88, 74, 60, 46, 32, 18];

/// Strength of the last cells of an amount that stays a little under its value, from its end.
pub const CELLS: [u8; 5] = [16, 32, 48, 64, 80];

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
            run_on(scene, Rect::new(rect.right(), rect.y, rect.h * RUN_ON, rect.h), End::Right, ink);
        }
        _ => scene.fill(rect, ink),
    }
}

/// Which edge of a shape is the end of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// The upper one.
    Top,
}

/// Says "nearly" of any shape: paper over its last eighth, in steps that grow towards its end.
pub fn dissolve(scene: &mut Scene, rect: Rect, end: End) {
    let steps = FADE.len() as f64;
    for (i, percent) in FADE.into_iter().enumerate() {
        let (from, share) = (1.0 - (steps - i as f64) / (8.0 * steps), 1.0 / (8.0 * steps));
        let Rect { x, y, w, h } = rect;
        let strip = match end {
            End::Right => Rect::new(x + w * from, y, w * share, h),
            End::Left => Rect::new(x + w * (1.0 - from - share), y, w * share, h),
            End::Top => Rect::new(x, y + h * (1.0 - from - share), w, h * share),
        };
        scene.fill(strip, Ink::full(Role::Paper).fade(100 - percent));
    }
}

/// Says "over" or "at least" of any shape: slices past its edge at `rect`'s left, over `rect`'s width, or the other way
/// round towards the left.
pub fn run_on(scene: &mut Scene, rect: Rect, end: End, ink: Ink) {
    for (from, to, percent) in SLICES {
        let w = (rect.w * (to - from)).round().max(1.0);
        let x = if end == End::Left { rect.right() - rect.w * from - w } else { rect.x + rect.w * from };
        scene.fill(Rect::new(x.round(), rect.y, w, rect.h), ink.less(percent));
    }
}

/// Width a bar of this height needs past its value.
pub fn tail(qualifier: Qualifier, height: f64) -> f64 {
    if qualifier.runs_on() { (height * RUN_ON).ceil() } else { 0.0 }
}

/// A drawn length in whole pixels: one at least where there is anything, so that it is seen; zero where there is nothing.
pub fn hairline(exact: f64) -> f64 {
    if exact > 0.0 { exact.round().max(1.0) } else { 0.0 }
}

/// What a length says it is: itself, or the due one where a hairline stands for less than a pixel.
pub fn extent(exact: f64, drawn: f64) -> f64 {
    if exact < 1.0 { exact } else { drawn }
}

/// How wide a column beside others has to be: for every value at the smallest size, and for a few characters of a name.
/// At most the frame's width.
pub fn least_column(chart: &Chart, frame: Frame) -> f64 {
    let said = chart.data.iter().map(|d| measure::width(&d.value_text(), frame.smallest())).fold(0.0, f64::max);
    said.max(frame.label() * NAME).min(frame.width)
}

/// Into how many columns of at least `least`, `gap` apart, a width can be divided: between one and `most`.
pub fn columns(width: f64, least: f64, gap: f64, most: usize) -> usize {
    symbol::whole((width + gap) / (least + gap)).clamp(1, most.max(1))
}

/// A plain label.
pub fn note(text: &str, x: f64, y: f64, size: f64, anchor: Anchor) -> Label {
    Label { text: text.into(), x, y, size, bold: false, anchor, ink: Ink::full(Role::Soft), of: None }
}

/// A value: bold, in ink.
pub fn value(text: &str, x: f64, y: f64, size: f64, anchor: Anchor) -> Label {
    Label { bold: true, ink: Ink::full(Role::Ink), ..note(text, x, y, size, anchor) }
}

/// Name at the left and value at the right of one line with this baseline. A name too long for that gets up to two lines
/// of its own, the value beside or under the last. Returns the last baseline.
pub fn heading(scene: &mut Scene, frame: Frame, datum: &Datum, x: f64, y: f64, w: f64) -> f64 {
    let said = datum.value_text();
    let size = measure::fitting(&said, frame.value(), w);
    let beside = w - measure::width(&said, size) - frame.label();
    let names = if measure::width(&datum.label, frame.label()) <= beside {
        vec![datum.label.clone()]
    } else {
        measure::wrap(&datum.label, frame.label(), w, 2)
    };
    let mut last = y + frame.line() * (names.len().max(1) as f64 - 1.0);
    if names.last().is_some_and(|name| measure::width(name, frame.label()) > beside) {
        last += (frame.value() * 1.3).round();
    }
    scene.value(value(&said, x + w, last, size, Anchor::End).of(&datum.fact), w);
    for (i, name) in names.iter().enumerate() {
        let baseline = y + frame.line() * i as f64;
        scene.label(note(name, x, baseline, frame.label(), Anchor::Start).of(&datum.fact), w);
    }
    last
}

/// Value over name at `x`, in at most two lines of name; `y` is the first baseline. Returns the last one.
pub fn caption(scene: &mut Scene, frame: Frame, datum: &Datum, (x, y): (f64, f64), room: f64, anchor: Anchor) -> f64 {
    scene.value(value(&datum.value_text(), x, y, frame.value(), anchor).of(&datum.fact), room);
    let mut baseline = y;
    for line in measure::wrap(&datum.label, frame.label(), room, 2) {
        baseline += frame.line();
        scene.label(note(&line, x, baseline, frame.label(), anchor).of(&datum.fact), room);
    }
    baseline
}
