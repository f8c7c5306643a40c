//! How a qualifier looks: one rule for every form, and so for stills, canvases, long images and files, which all paint the same scene.
//!
//! | qualifier | solid | then |
//! |---|---|---|
//! | exact, up to, about | to the value | nothing |
//! | nearly | to nine tenths of the value | fades out, and ends at the value |
//! | over, at least, order of | to the value | runs on past it, in pieces that get smaller and fainter |
//!
//! A dot on an axis is itself at the value: the pieces lie on the side on which the true value is.
//!
//! Lengths are drawn by [`length`] and [`run_on`], counted things by [`opacity`], and shapes of another kind by [`FADING`] and [`PIECES`].

use super::count::whole;
use super::scene::{Ink, Rect, Scene};
use crate::model::ledger::Qualifier;

/// The part of a “nearly” value that is solid.
pub const SOLID: f64 = 0.9;

/// Opacity in per cent of the equal steps in which the rest of a “nearly” value fades. The last one can still be seen in every theme:
/// `tests/native/tokens.rs` measures it.
pub const FADING: [u8; 5] = [82, 69, 57, 46, 36];

/// The pieces that run on past a value: where each begins and ends, as shares of the length of all, and its opacity in per cent.
pub const PIECES: [(f64, f64, u8); 3] = [(0.14, 0.46, 70), (0.6, 0.8, 53), (0.92, 1.0, 36)];

/// Which edge of a shape is the end of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// The upper one.
    Up,
    /// The lower one.
    Down,
}

impl End {
    /// The part of a box that lies between two distances from its other edge.
    fn part(self, rect: Rect, from: f64, to: f64) -> Rect {
        let Rect { x, y, w, h } = rect;
        match self {
            End::Right => Rect::new(x + from, y, to - from, h),
            End::Left => Rect::new(rect.right() - to, y, to - from, h),
            End::Up => Rect::new(x, rect.bottom() - to, w, to - from),
            End::Down => Rect::new(x, y + from, w, to - from),
        }
    }

    /// How long a box is towards this end.
    fn along(self, rect: Rect) -> f64 {
        if matches!(self, End::Left | End::Right) { rect.w } else { rect.h }
    }
}

/// Where the solid part of a value ends, as a share of the value.
pub fn solid(qualifier: Qualifier) -> f64 {
    if qualifier == Qualifier::Nearly { SOLID } else { 1.0 }
}

/// The steps in which a value fades: where each begins and ends, as shares of the value, and its opacity in per cent. None but for
/// “nearly”.
pub fn steps(qualifier: Qualifier) -> impl Iterator<Item = (f64, f64, u8)> {
    let step = (1.0 - solid(qualifier)) / FADING.len() as f64;
    let fading = if step > 0.0 { FADING.as_slice() } else { &[] };
    fading.iter().enumerate().map(move |(i, percent)| {
        let from = SOLID + step * i as f64;
        (from, from + step, *percent)
    })
}

/// Draws a box whose width or height is the value and which grows towards `end`, up to the value.
pub fn length(scene: &mut Scene, rect: Rect, end: End, qualifier: Qualifier, ink: Ink) {
    // Adjoining parts meet at whole pixels, or a seam would show between them.
    let along = end.along(rect);
    let at = |share: f64| if along < 30.0 { along * share } else { (along * share).round() };
    let mut part = |from: f64, to: f64, percent| scene.fill(end.part(rect, at(from), at(to)), ink.less(percent));
    part(0.0, solid(qualifier), 100);
    for (from, to, percent) in steps(qualifier) {
        part(from, to, percent);
    }
}

/// The outline, of this width, of a box whose width is the value.
pub fn outline(scene: &mut Scene, rect: Rect, width: f64, qualifier: Qualifier, ink: Ink) {
    let Rect { x, y, w, h } = rect;
    for y in [y, rect.bottom() - width] {
        length(scene, Rect::new(x, y, w, width), End::Right, qualifier, ink);
    }
    scene.fill(Rect::new(x, y + width, width, h - 2.0 * width), ink);
    scene.fill(Rect::new(rect.right() - width, y + width, width, h - 2.0 * width), end(qualifier, ink));
}

/// The ink of what stands at the very end of a value.
pub fn end(qualifier: Qualifier, ink: Ink) -> Ink {
    steps(qualifier).last().map_or(ink, |(.., percent)| ink.less(percent))
}

/// Fills `rect`, which adjoins the end of a shape, with the pieces that run on past it, if the qualifier does.
pub fn run_on(scene: &mut Scene, rect: Rect, end: End, qualifier: Qualifier, ink: Ink) {
    for (from, to, percent) in PIECES.into_iter().filter(|_| qualifier.runs_on()) {
        let along = end.along(rect);
        scene.fill(end.part(rect, along * from, along * to), ink.less(percent));
    }
}

/// Draws a dot at a value on an axis that grows towards `end`, which is up or right, with the pieces of its qualifier beside it, within
/// another [`BESIDE`] radii.
pub fn dot(scene: &mut Scene, (x, y): (f64, f64), r: f64, qualifier: Qualifier, end: End, ink: Ink) {
    scene.circle(x, y, r, ink);
    let (end, qualifier) = match (qualifier, end) {
        (Qualifier::Nearly, End::Up) => (End::Down, Qualifier::Over),
        (Qualifier::Nearly, _) => (End::Left, Qualifier::Over),
        _ => (end, qualifier),
    };
    let (reach, half) = (r * BESIDE, r / 2.0);
    let past = match end {
        End::Right => Rect::new(x + r, y - half, reach, r),
        End::Left => Rect::new(x - r - reach, y - half, reach, r),
        End::Up => Rect::new(x - half, y - r - reach, r, reach),
        End::Down => Rect::new(x - half, y + r, r, reach),
    };
    run_on(scene, past, end, qualifier, ink);
}

/// How far the pieces beside a dot reach, in its radii.
pub const BESIDE: f64 = 2.0;

/// How many symbols, dots or cells a count takes, those that run on included.
pub fn places(count: f64, qualifier: Qualifier) -> usize {
    whole(count.ceil()) + if qualifier.runs_on() { PIECES.len() } else { 0 }
}

/// Opacity in per cent of the symbol, dot or cell at a place, from zero; of all of a count.
///
/// ```
/// use gongxiaomei::chart::qualifier::opacity;
/// use gongxiaomei::model::ledger::Qualifier;
/// let all = |qualifier| (0..13).map(|i| opacity(i, 10.0, qualifier)).collect::<Vec<_>>();
/// assert_eq!(all(Qualifier::Exact), [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 0, 0, 0]);
/// assert_eq!(all(Qualifier::Nearly), [100, 100, 100, 100, 100, 100, 100, 100, 100, 57, 0, 0, 0]);
/// assert_eq!(all(Qualifier::Over), [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 70, 53, 36]);
/// ```
pub fn opacity(place: usize, count: f64, qualifier: Qualifier) -> u8 {
    let all = whole(count.ceil());
    if place >= all {
        let past = PIECES.get(place - all).filter(|_| qualifier.runs_on());
        return past.map_or(0, |(.., percent)| *percent);
    }
    // The smallest share of a symbol more, since nine tenths of ten are not quite nine in binary.
    let solid = whole(count * solid(qualifier) + 1e-9);
    if qualifier != Qualifier::Nearly || place < solid {
        return 100;
    }
    // The middle of each symbol, on the steps.
    let step = ((place - solid) * 2 + 1) * FADING.len() / ((all - solid) * 2);
    FADING.get(step).copied().unwrap_or(100)
}
