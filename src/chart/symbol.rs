//! Symbols for counted things, and fields of symbols.

use super::scene::{Ink, Rect, Role, Scene};
use super::trig;
use crate::model::content::Symbol;
use crate::model::ledger::Qualifier;

/// Draws a symbol into a square box of side `s`, given by its upper left corner. All symbols are flat and have the same weight.
pub fn draw(scene: &mut Scene, symbol: Symbol, x: f64, y: f64, s: f64, ink: Ink) {
    let at = |points: &[(f64, f64)]| points.iter().map(|(px, py)| (x + px * s, y + py * s)).collect();
    match symbol {
        Symbol::Dot => scene.circle(x + s / 2.0, y + s / 2.0, s * 0.42, ink),
        Symbol::Square => scene.fill(Rect::new(x + s * 0.06, y + s * 0.06, s * 0.88, s * 0.88), ink),
        Symbol::Person => {
            // Polygons of one ink, head and body, so that a crowd is one path in a still.
            scene.polygon(
                at(&[
                    (0.5, 0.02),
                    (0.64, 0.08),
                    (0.7, 0.21),
                    (0.64, 0.34),
                    (0.5, 0.4),
                    (0.36, 0.34),
                    (0.3, 0.21),
                    (0.36, 0.08),
                ]),
                ink,
            );
            scene.polygon(at(&[(0.32, 0.46), (0.68, 0.46), (0.84, 1.0), (0.16, 1.0)]), ink);
        }
        Symbol::House => scene.polygon(
            at(&[(0.5, 0.06), (0.97, 0.5), (0.84, 0.5), (0.84, 0.95), (0.16, 0.95), (0.16, 0.5), (0.03, 0.5)]),
            ink,
        ),
        Symbol::Village => {
            scene.polygon(at(&[(0.3, 0.3), (0.58, 0.58), (0.58, 0.95), (0.02, 0.95), (0.02, 0.58)]), ink);
            scene.polygon(at(&[(0.79, 0.5), (0.98, 0.7), (0.98, 0.95), (0.64, 0.95), (0.64, 0.65)]), ink);
        }
        Symbol::Star => scene.polygon(star(x + s / 2.0, y + s * 0.53, s * 0.5), ink),
        Symbol::Desk => {
            scene.fill(Rect::new(x + s * 0.04, y + s * 0.28, s * 0.92, s * 0.16), ink);
            scene.fill(Rect::new(x + s * 0.14, y + s * 0.44, s * 0.12, s * 0.5), ink);
            scene.fill(Rect::new(x + s * 0.74, y + s * 0.44, s * 0.12, s * 0.5), ink);
        }
        Symbol::Drop => scene.polygon(drop_outline(x, y, s), ink),
        Symbol::Lens => {
            scene.circle(x + s / 2.0, y + s / 2.0, s * 0.46, ink);
            scene.circle(x + s / 2.0, y + s / 2.0, s * 0.3, Ink::full(Role::Paper));
            scene.circle(x + s / 2.0, y + s / 2.0, s * 0.17, ink);
        }
    }
}

fn star(cx: f64, cy: f64, r: f64) -> Vec<(f64, f64)> {
    (0..10)
        .map(|i| {
            let r = if i % 2 == 0 { r } else { r * 0.42 };
            let angle = f64::from(i) / 10.0 - 0.25;
            (cx + r * trig::cos(angle), cy + r * trig::sin(angle))
        })
        .collect()
}

fn drop_outline(x: f64, y: f64, s: f64) -> Vec<(f64, f64)> {
    let (cx, cy, r) = (x + s / 2.0, y + s * 0.64, s * 0.32);
    let mut points = vec![(cx, y + s * 0.02)];
    points.extend((0..=12).map(|i| {
        let angle = -0.07 + f64::from(i) / 12.0 * 0.64;
        (cx + r * trig::cos(angle), cy + r * trig::sin(angle))
    }));
    points
}

/// Opacity in per cent of the last symbols of a "nearly" field, from its end.
const FADING: [u8; 3] = [25, 50, 75];

/// A field of symbols: how many, in how many columns, how far apart.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The symbol.
    pub symbol: Symbol,
    /// Symbols per row; at least one.
    pub columns: usize,
    /// Distance from one symbol to the next, across and down, in layout pixels.
    pub pitch: (f64, f64),
    /// Side of a symbol's box.
    pub size: f64,
}

impl Field {
    /// Height of a field of `count` symbols.
    pub fn height(&self, count: f64) -> f64 {
        (places(count) as f64 / self.columns.max(1) as f64).ceil() * self.pitch.1
    }

    /// Draws `count` symbols row by row from the upper left corner. A part of a symbol is drawn as a whole, fainter one. If the
    /// qualifier is "nearly", the last ones fade; if it is "over" or "at least", fading ones follow.
    pub fn draw(&self, scene: &mut Scene, x: f64, y: f64, count: f64, qualifier: Qualifier, ink: Ink) {
        let whole = whole(count);
        let all = places(count);
        for i in 0..all {
            let mut percent = 100;
            if i >= whole {
                percent = part(count - count.floor());
            }
            if let Some(faded) = FADING.get(all - 1 - i).filter(|_| qualifier == Qualifier::Nearly) {
                percent = percent.min(*faded);
            }
            self.one(scene, x, y, i, ink.fade(percent));
        }
        if qualifier.runs_on() {
            for (i, percent) in [50, 32, 16].into_iter().enumerate() {
                self.one(scene, x, y, all + i, ink.fade(percent));
            }
        }
    }

    /// How many symbols a count takes, including the fading ones after it.
    pub fn places(count: f64, qualifier: Qualifier) -> usize {
        places(count) + if qualifier.runs_on() { 3 } else { 0 }
    }

    fn one(&self, scene: &mut Scene, x: f64, y: f64, i: usize, ink: Ink) {
        let (row, column) = (i / self.columns.max(1), i % self.columns.max(1));
        let left = x + column as f64 * self.pitch.0 + (self.pitch.0 - self.size) / 2.0;
        let top = y + row as f64 * self.pitch.1 + (self.pitch.1 - self.size) / 2.0;
        draw(scene, self.symbol, left, top, self.size, ink);
    }
}

/// Most symbols or cells for one mark; nobody can count more.
pub const MOST: usize = 1000;

/// A count as it is drawn: a whole number, at most [`MOST`].
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and MOST")]
pub fn whole(count: f64) -> usize {
    count.clamp(0.0, MOST as f64) as usize
}

/// How much one symbol stands for, so that the `largest` value takes at most `most` symbols: `each` itself, or the smallest
/// sufficient of 2, 5, 10, 20, 50, … times it. The same for all marks of a chart, so that they stay in proportion.
///
/// All but `most` are in base units; an `each` that is not a number above zero counts as one.
///
/// ```
/// use gongxiaomei::chart::symbol::coarse;
/// assert_eq!(coarse(1.0, 400.0, 1000), 1.0);
/// assert_eq!(coarse(1.0, 13_000.0, 1000), 20.0);
/// ```
pub fn coarse(each: f64, largest: f64, most: usize) -> f64 {
    let mut each = if each.is_finite() && each > 0.0 { each } else { 1.0 };
    let enough = |each: f64| !(largest.is_finite() && largest / each > most.max(1) as f64);
    for step in [2.0, 2.5, 2.0].into_iter().cycle() {
        if enough(each) {
            break;
        }
        each *= step;
    }
    each
}

fn places(count: f64) -> usize {
    whole(count.ceil())
}

/// Opacity in per cent of a fraction of a symbol: never invisible, and never like a whole one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 25 and 80")]
fn part(fraction: f64) -> u8 {
    (25.0 + fraction * 55.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_whole_and_between_nothing_and_the_most_that_is_drawn() {
        assert_eq!([0.0, 0.9, 7.0, 7.99].map(whole), [0, 0, 7, 7]);
        assert_eq!([-1.0, f64::NAN, f64::NEG_INFINITY].map(whole), [0, 0, 0]);
        assert_eq!([1000.5, 1e300, f64::INFINITY].map(whole), [MOST; 3]);
    }
}
