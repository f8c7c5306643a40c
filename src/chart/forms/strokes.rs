//! Shared by the forms: bars that show the qualifier of their value, and lines of labels.

use crate::chart::scene::{Anchor, Ink, Label, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, symbol};
use crate::model::ledger::Qualifier;
use crate::text::measure;

/// How far the slices of "over" and "at least" reach past the end of a bar, as a share of its height.
pub const RUN_ON: f64 = 0.9;

/// Least width of a name in a column, in ems of its font size.
const NAME: f64 = 4.0;

/// Slices past the end of a bar: where each begins and ends, as shares of their whole width, and its opacity in per cent.
const SLICES: [(f64, f64, u8); 4] = [(0.10, 0.34, 80), (0.44, 0.62, 60), (0.72, 0.84, 42), (0.93, 1.0, 28)];

/// Opacity in per cent of the steps in which a "nearly" bar dissolves over its last eighth.
pub const FADE: [u8; 6] = [88, 74, 60, 46, 32, 18];

/// Opacity in per cent of the last cells of a "nearly" amount, from its end.
pub const CELLS: [u8; 5] = [16, 32, 48, 64, 80];

/// Draws a horizontal bar that fills `rect`, whose width is the value: solid if the figure is exact, dissolving towards the end
/// if it is "nearly", followed by slices if it is "over" or "at least". The slices take another `rect.h * RUN_ON` of width.
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

/// Shows "nearly" on any shape: covers its last eighth with paper, in steps that grow more opaque towards its end.
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

/// Shows "over" or "at least" on any shape: fills `rect`, which adjoins the end of the shape, with slices that get fainter away
/// from it.
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

/// A drawn length in whole pixels: at least one for any value above zero, so that it is seen; zero for zero.
pub fn hairline(exact: f64) -> f64 {
    if exact > 0.0 { exact.round().max(1.0) } else { 0.0 }
}

/// The [`Mark::extent`](crate::chart::Mark::extent) of a drawn length: the length, or the exact one if a hairline stands for less
/// than a pixel.
pub fn extent(exact: f64, drawn: f64) -> f64 {
    if exact < 1.0 { exact } else { drawn }
}

/// Least width of a column: enough for every value at the smallest size, and for a few characters of a name. At most the frame's
/// width.
pub fn least_column(chart: &Chart, frame: Frame) -> f64 {
    let widest = chart.data.iter().map(|d| measure::width(&d.value_text(), frame.smallest())).fold(0.0, f64::max);
    widest.max(frame.label() * NAME).min(frame.width)
}

/// How many columns of at least `least`, `gap` apart, fit into a width: between one and `most`.
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

/// Name at the left and value at the right of one line with baseline `y`. A name too long for that gets up to two lines of its own,
/// the value beside or under the last. Returns the baseline of the last line.
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
    if names.last().is_some_and(|name| measure::width(name, frame.label()) > beside) {
        last += (frame.value() * 1.3).round();
    }
    scene.value(value(&number, x + w, last, size, Anchor::End).of(&datum.fact), w);
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
