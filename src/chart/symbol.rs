//! Symbols for counted things, and fields of symbols.

pub use super::count::{MOST, coarse, whole};
use super::scene::{Ink, Rect, Role, Scene};
use super::{qualifier, trig};
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
            // Shoulders, and no clothes: it stands for anyone.
            scene.polygon(at(&[(0.32, 0.47), (0.68, 0.47), (0.8, 0.6), (0.8, 1.0), (0.2, 1.0), (0.2, 0.6)]), ink);
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
        Symbol::Stall => {
            scene.polygon(at(&[(0.12, 0.1), (0.88, 0.1), (1.0, 0.42), (0.0, 0.42)]), ink);
            scene.fill(Rect::new(x + s * 0.08, y + s * 0.66, s * 0.84, s * 0.28), ink);
            scene.fill(Rect::new(x + s * 0.08, y + s * 0.42, s * 0.09, s * 0.24), ink);
            scene.fill(Rect::new(x + s * 0.83, y + s * 0.42, s * 0.09, s * 0.24), ink);
        }
        Symbol::Knot => {
            // The thread reaches into the boxes beside it, so that a row hangs on one.
            scene.fill(Rect::new(x - s * 0.1, y + s * 0.46, s * 1.2, s * 0.08), ink);
            scene.polygon(at(&[(0.5, 0.1), (0.9, 0.5), (0.5, 0.9), (0.1, 0.5)]), ink);
            for [a, b] in [
                [(0.36, 0.24), (0.76, 0.64)],
                [(0.24, 0.36), (0.64, 0.76)],
                [(0.64, 0.24), (0.24, 0.64)],
                [(0.76, 0.36), (0.36, 0.76)],
            ] {
                scene.line(at(&[a, b]), s * 0.05, Ink::full(Role::Paper));
            }
        }
        Symbol::Drop => scene.polygon(drop_outline(x, y, s), ink),
        Symbol::Wave => scene.line(wave(x, y, s), s * 0.16, ink),
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

/// One wave, as wide as its box.
fn wave(x: f64, y: f64, s: f64) -> Vec<(f64, f64)> {
    let at = |i: u32| {
        let along = f64::from(i) / 12.0;
        (x + s * along, y + s * (0.5 - 0.2 * trig::sin(along)))
    };
    (0..=12).map(at).collect()
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

    /// Draws `count` symbols row by row from the upper left corner, and what their qualifier adds. A part of a symbol is drawn as a
    /// whole, fainter one.
    pub fn draw(&self, scene: &mut Scene, x: f64, y: f64, count: f64, qualifier: Qualifier, ink: Ink) {
        for i in 0..qualifier::places(count, qualifier) {
            self.one(scene, x, y, i, ink.less(opacity(i, count, qualifier)));
        }
    }

    /// Draws `count` symbols row by row from the ground up into the [`height`](Field::height) below `y`, so that the row that is not full is
    /// on top, and what the qualifier adds beside or over it.
    pub fn draw_up(&self, scene: &mut Scene, x: f64, y: f64, count: f64, qualifier: Qualifier, ink: Ink) {
        let (places, columns) = (qualifier::places(count, qualifier), self.columns.max(1));
        let rows = places.div_ceil(columns);
        for i in 0..places {
            let from_top = (rows - 1 - i / columns) * columns + i % columns;
            self.one(scene, x, y, from_top, ink.less(opacity(i, count, qualifier)));
        }
    }

    /// Draws the symbol at an index, from 0, into its place.
    pub fn one(&self, scene: &mut Scene, x: f64, y: f64, i: usize, ink: Ink) {
        let (row, column) = (i / self.columns.max(1), i % self.columns.max(1));
        let left = x + column as f64 * self.pitch.0 + (self.pitch.0 - self.size) / 2.0;
        let top = y + row as f64 * self.pitch.1 + (self.pitch.1 - self.size) / 2.0;
        draw(scene, self.symbol, left, top, self.size, ink);
    }
}

/// How much of the cell at an index, from 0, a count fills: all of it, or of the last one a part, which is at least `least`, so that it is
/// seen.
pub fn filled(i: usize, count: f64, least: f64) -> f64 {
    let whole = whole(count);
    let rest = count - whole as f64;
    if i == whole && rest > 0.0 { rest.max(least).min(1.0) } else { 1.0 }
}

fn places(count: f64) -> usize {
    whole(count.ceil())
}

/// Opacity in per cent of the symbol at an index, from 0, of so many: that of its qualifier, and less if only a part of it is counted.
pub fn opacity(i: usize, count: f64, qualifier: Qualifier) -> u8 {
    let percent = qualifier::opacity(i, count, qualifier);
    if i == whole(count) && i < places(count) { percent.min(part(count - count.floor())) } else { percent }
}

/// Opacity in per cent of a fraction of a symbol: never invisible, and never like a whole one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 25 and 80")]
fn part(fraction: f64) -> u8 {
    (25.0 + fraction * 55.0) as u8
}
