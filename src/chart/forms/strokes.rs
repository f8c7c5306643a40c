//! Shared by the forms: bars that show the qualifier of their value, and lines of labels.

use crate::chart::qualifier::End;
use crate::chart::scene::{Anchor, Ink, Label, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol};
use crate::model::ledger::Qualifier;
use crate::text::{measure, quoted};

/// How far the pieces of "over" and "at least" reach past the end of a bar, as a share of its height.
const RUN_ON: f64 = 0.9;

/// Padding between a square's edge and the text in it.
const PAD: f64 = 12.0;

/// Least width of a name in a column, in ems of its font size.
const NAME: f64 = 4.0;

/// Draws a horizontal bar that fills `rect`, whose width is the value, and in an ink of its own what its qualifier adds past it: at
/// most another [`tail`] of width.
pub fn bar(scene: &mut Scene, rect: Rect, qualifier: Qualifier, inks: (Ink, Ink)) {
    bar_towards(scene, rect, End::Right, qualifier, inks);
}

/// The same for a bar that grows to the left or to the right.
pub fn bar_towards(scene: &mut Scene, rect: Rect, end: End, qualifier: Qualifier, (ink, past_ink): (Ink, Ink)) {
    qualifier::length(scene, rect, end, qualifier, ink);
    let w = (rect.h * RUN_ON).round();
    let x = if end == End::Left { rect.x - w } else { rect.right() };
    qualifier::run_on(scene, Rect::new(x, rect.y, w, rect.h), end, qualifier, past_ink);
}

/// Empties a box that is drawn but for an edge of this width: what has begun, beside what is done. A box without space for that stays full.
pub fn hollow(scene: &mut Scene, rect: Rect, edge: f64) {
    let inside = Rect::new(rect.x + edge, rect.y + edge, rect.w - 2.0 * edge, rect.h - 2.0 * edge);
    if inside.w > 0.0 && inside.h > 0.0 {
        scene.fill(inside, Ink::full(Role::Paper));
    }
}

/// Width a bar of this height needs past its value.
pub fn tail(qualifier: Qualifier, height: f64) -> f64 {
    if qualifier.runs_on() { (height * RUN_ON).ceil() } else { 0.0 }
}

/// A drawn length in whole pixels: at least one for any value above zero, so that it is seen; zero for zero.
pub fn hairline(exact: f64) -> f64 {
    if exact > 0.0 { exact.round().max(1.0) } else { 0.0 }
}

/// The [`Mark::extent`](crate::chart::Mark::extent) of a drawn length: the length, or the exact one if a hairline stands for less
/// than a pixel.
pub fn extent(exact: f64, drawn: f64) -> f64 {
    if exact < 1.0 { exact } else { drawn }
}

/// Least width of a column: enough for every value at the smallest size, for a few characters of a name, and for every quoted part of a
/// name, which is not to be broken. At most the frame's width.
pub fn least_column(chart: &Chart, frame: Frame) -> f64 {
    let widest = chart.data.iter().map(|d| measure::width(&d.value_text(), frame.smallest())).fold(0.0, f64::max);
    let quoted = chart.data.iter().flat_map(|d| quoted::runs(&d.label)).filter(|(is_quoted, _)| *is_quoted);
    let longest = quoted.map(|(_, name)| measure::width(name, frame.label())).fold(0.0, f64::max);
    widest.max(longest).max(frame.label() * NAME).min(frame.width)
}

/// How many columns of at least `least`, `gap` apart, fit into a width: between one and `most`.
pub fn columns(width: f64, least: f64, gap: f64, most: usize) -> usize {
    symbol::whole((width + gap) / (least + gap)).clamp(1, most.max(1))
}

/// A thin line with a tick at both ends, which shows how long something over it is. Returns where text may begin under it.
pub fn bracket(scene: &mut Scene, y: f64, length: f64) -> f64 {
    scene.fill(Rect::new(0.0, y, 1.0, 9.0), Ink::full(Role::Soft));
    scene.fill(Rect::new(0.0, y + 4.0, length, 1.0), Ink::full(Role::Soft));
    scene.fill(Rect::new((length - 1.0).max(0.0), y, 1.0, 9.0), Ink::full(Role::Soft));
    y + 12.0
}

/// A plain label.
pub fn note(text: &str, x: f64, y: f64, size: f64, anchor: Anchor) -> Label {
    Label { text: text.into(), x, y, size, bold: false, anchor, ink: Ink::full(Role::Soft), of: None }
}

/// A value: bold, in ink.
pub fn value(text: &str, x: f64, y: f64, size: f64, anchor: Anchor) -> Label {
    Label { bold: true, ink: Ink::full(Role::Ink), ..note(text, x, y, size, anchor) }
}

/// Name at the left and value at the right of one line with baseline `y`. A name too long for that gets up to two lines of its own,
/// the value at the right of the last, or else under it at the left. Returns the baseline of the last line.
pub fn heading(scene: &mut Scene, frame: Frame, datum: &Datum, x: f64, y: f64, w: f64) -> f64 {
    let number = datum.value_text();
    let size = measure::fitting(&number, frame.value(), w);
    let beside = w - measure::width(&number, size) - frame.label();
    let names = if measure::width(&datum.label, frame.label()) <= beside {
        vec![datum.label.clone()]
    } else {
        measure::wrap(&datum.label, frame.label(), w, 2)
    };
    let mut last = y + frame.line() * (names.len().max(1) as f64 - 1.0);
    let (mut at, mut anchor) = (x + w, Anchor::End);
    if names.last().is_some_and(|name| measure::width(name, frame.label()) > beside) {
        last += (frame.value() * 1.3).round();
        (at, anchor) = (x, Anchor::Start);
    }
    scene.value(value(&number, at, last, size, anchor).of(&datum.fact), w);
    for (i, name) in names.iter().enumerate() {
        let baseline = y + frame.line() * i as f64;
        scene.label(note(name, x, baseline, frame.label(), Anchor::Start).of(&datum.fact), w);
    }
    last
}

/// Value over name at `x`, the name in at most two lines; `y` is the baseline of the value. Returns the baseline of the last line.
pub fn caption(scene: &mut Scene, frame: Frame, datum: &Datum, (x, y): (f64, f64), room: f64, anchor: Anchor) -> f64 {
    scene.value(value(&datum.value_text(), x, y, frame.value(), anchor).of(&datum.fact), room);
    let mut baseline = y;
    for line in measure::wrap(&datum.label, frame.label(), room, 2) {
        baseline += frame.line();
        scene.label(note(&line, x, baseline, frame.label(), anchor).of(&datum.fact), room);
    }
    baseline
}

/// Writes value and name into a square, if both fit. Returns whether they do.
pub fn inside(scene: &mut Scene, frame: Frame, datum: &Datum, square: Rect) -> bool {
    let room = square.w * qualifier::solid(datum.qualifier) - 2.0 * PAD;
    let fits = |text: &str, size: f64| measure::width(text, size) <= room;
    if !fits(&datum.value_text(), frame.value()) || !fits(&datum.label, frame.label()) {
        return false;
    }
    let (left, base) = (square.x + PAD, square.y + frame.value() + PAD);
    let paper = Ink::full(Role::Paper);
    let number = value(&datum.value_text(), left, base, frame.value(), Anchor::Start);
    scene.value(number.of(&datum.fact).ink(paper), room);
    let name = note(&datum.label, left, base + frame.line(), frame.label(), Anchor::Start);
    scene.label(name.of(&datum.fact).ink(paper), room);
    true
}

/// The largest scale up to `most` at which something fits that takes more space the larger it is.
pub fn largest(most: f64, fits: impl Fn(f64) -> bool) -> f64 {
    if fits(most) {
        return most;
    }
    let (mut low, mut high) = (0.0, most);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
