//! Strokes laid by hand as shapes: bars of shares, tiles and waves that are counted, and solids and curves that stand for something as it
//! is.

use crate::chart::qualifier::{self, End};
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, symbol, trig};
use crate::model::character::{ShapedStroke, StrokeShape};
use crate::model::ledger::Qualifier;

/// Most tiles of a stroke.
const TILES: usize = 100;
/// Most waves of a stroke.
const WAVES: usize = 9;
/// How far "at least" runs on past a bar (em/1000).
const PAST: f64 = 44.0;
/// The gap between two tiles.
const GAP: f64 = 5.0;
/// Most width of a wavy line.
const BROADEST: f64 = 26.0;
/// The height and the length of a wave.
const WAVE: (f64, f64) = (5.0, 104.0);
/// Opacity in per cent of what a share is a part of.
pub const WHOLE: u8 = 24;

/// The most that a stroke counts. `None` of those that count nothing.
pub fn most(stroke: &ShapedStroke) -> Option<usize> {
    match stroke.shape {
        StrokeShape::Tiles => Some(TILES),
        StrokeShape::Waves => Some(WAVES),
        StrokeShape::Bar | StrokeShape::Solid | StrokeShape::Curves => None,
    }
}

/// Draws the strokes in the order of writing, and marks them in that of the facts and names.
pub fn draw(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let brush = Brush { em: frame.width / 1000.0, hue: Ink::full(Role::from(chart.hue)) };
    let mut data = chart.data.iter().chain(&chart.strokes);
    let mut strokes: Vec<_> = chart.shapes.iter().map(|(place, stroke)| (place, stroke, data.next())).collect();
    for (_, stroke, datum) in &strokes {
        if let Some(datum) = datum {
            brush.mark(&mut scene, stroke, datum);
        }
    }
    strokes.sort_by_key(|(place, ..)| *place);
    for (_, stroke, datum) in strokes {
        match stroke.shape {
            StrokeShape::Bar => brush.bar(&mut scene, stroke, datum),
            StrokeShape::Tiles => brush.tiles(&mut scene, stroke, datum),
            StrokeShape::Waves => brush.waves(&mut scene, stroke, datum),
            StrokeShape::Solid => scene.polygon(brush.points(stroke), brush.hue),
            StrokeShape::Curves => {
                for curve in curves(stroke) {
                    brush.water(&mut scene, &curve, (width(stroke), 0.0), brush.hue);
                }
            }
        }
    }
    scene
}

/// The share of a whole that is drawn.
pub fn share(datum: &Datum) -> f64 {
    (datum.value / 100.0).clamp(0.0, 1.0)
}

/// How many things a stroke counts, and how exactly; one without a figure is a whole.
fn counted(datum: Option<&Datum>, most: usize) -> (f64, Qualifier) {
    let count = datum.map_or(1.0, |datum| datum.value / symbol::coarse(1.0, datum.value, most));
    (count, datum.map_or(Qualifier::Exact, |datum| datum.qualifier))
}

/// The boxes of a stroke, each from its corners.
fn boxes(stroke: &ShapedStroke) -> impl Iterator<Item = Rect> {
    stroke.points.chunks_exact(2).map(|corners| Rect::around(&floats(corners)))
}

fn curves(stroke: &ShapedStroke) -> impl Iterator<Item = Vec<(f64, f64)>> {
    stroke.points.chunks_exact(3).map(floats)
}

fn floats(points: &[(u16, u16)]) -> Vec<(f64, f64)> {
    points.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect()
}

fn width(stroke: &ShapedStroke) -> f64 {
    f64::from(stroke.width.unwrap_or_default())
}

/// A size and a colour to draw strokes in.
struct Brush {
    em: f64,
    hue: Ink,
}

impl Brush {
    fn points(&self, stroke: &ShapedStroke) -> Vec<(f64, f64)> {
        floats(&stroke.points).into_iter().map(|(x, y)| (x * self.em, y * self.em)).collect()
    }

    /// Marks a stroke: the box around it, its share, or how many things it counts.
    fn mark(&self, scene: &mut Scene, stroke: &ShapedStroke, datum: &Datum) {
        let Rect { x, y, w, h } = match stroke.shape {
            StrokeShape::Bar | StrokeShape::Tiles | StrokeShape::Solid => Rect::around(&floats(&stroke.points)),
            StrokeShape::Waves => {
                let lines = Rect::around(&floats(&stroke.points));
                let tall = width(stroke) + BROADEST;
                Rect::new(lines.x, lines.y - tall / 2.0, lines.w, lines.h + tall)
            }
            StrokeShape::Curves => {
                let mut drawn = Scene::new(1000.0);
                let unit = Brush { em: 1.0, hue: self.hue };
                curves(stroke).for_each(|curve| unit.water(&mut drawn, &curve, (0.0, 0.0), unit.hue));
                let half = width(stroke) / 2.0;
                let lines = drawn.shapes.iter().map(crate::chart::scene::Shape::bounds).reduce(Rect::union);
                let Rect { x, y, w, h } = lines.unwrap_or(Rect::around(&[]));
                let within = |value: f64| value.clamp(0.0, 1000.0);
                let (left, right) = (within(x - half), within(x + w + half));
                Rect::new(left, y, right - left, within(y + h + half) - y)
            }
        };
        let bounds = Rect::new(x * self.em, y * self.em, w * self.em, h * self.em);
        let (extent, grain) = match (stroke.shape, most(stroke)) {
            (StrokeShape::Bar, _) => (share(datum), 0.001),
            (_, Some(most)) => (counted(Some(datum), most).0, 0.01),
            (_, None) => (1.0, 1.0),
        };
        scene.mark(&datum.fact, bounds, extent, grain);
    }

    /// A share, on a pale bar of 100 %.
    fn bar(&self, scene: &mut Scene, stroke: &ShapedStroke, datum: Option<&Datum>) {
        let (em, hue) = (self.em, self.hue);
        for Rect { x, y, w, h } in boxes(stroke) {
            let at = |x: f64, w: f64| Rect::new(x * em, y * em, w * em, h * em);
            let share = datum.map_or(0.0, share);
            let reached = if share > 0.0 { (w * share).max(1.0 / em) } else { 0.0 };
            scene.fill(at(x + reached, w - reached), hue.fade(WHOLE));
            let Some(datum) = datum else { continue };
            qualifier::length(scene, at(x, reached), End::Right, datum.qualifier, hue);
            let past = at(x + reached, f64::min(PAST, w - reached));
            qualifier::run_on(scene, past, End::Right, datum.qualifier, hue);
        }
    }

    /// Tiles from the first box on, as many in each as are needed for all. Without a datum, the boxes are solid.
    fn tiles(&self, scene: &mut Scene, stroke: &ShapedStroke, datum: Option<&Datum>) {
        let boxes: Vec<Rect> = boxes(stroke).collect();
        let (count, qualifier) = counted(datum, TILES);
        let all = if datum.is_some() { qualifier::places(count, qualifier) } else { boxes.len() };
        let each = all.div_ceil(boxes.len().max(1)).max(1);
        for i in 0..all {
            let (number, place) = (i / each, i % each);
            let Some(Rect { x, y, w, h }) = boxes.get(number).copied() else { continue };
            // As many columns as make the tiles about square.
            let columns = symbol::whole((each as f64 * w / h).sqrt().ceil()).clamp(1, each);
            let pitch = (w / columns as f64, h / each.div_ceil(columns) as f64);
            // Small tiles are closer, so that each of them is seen.
            let gap = GAP.min(pitch.0 * 0.4).min(pitch.1 * 0.4);
            let left = x + pitch.0 * (place % columns) as f64 + gap / 2.0;
            let (top, em) = (y + gap / 2.0 + pitch.1 * (place / columns) as f64, self.em);
            let tile = Rect::new(left * em, top * em, (pitch.0 - gap) * em, (pitch.1 - gap) * em);
            scene.fill(tile, self.hue.fade(qualifier::opacity(i, count, qualifier)));
        }
    }

    /// One wavy line for each of what is counted, side by side across the band. Without a datum it is one broad line.
    fn waves(&self, scene: &mut Scene, stroke: &ShapedStroke, datum: Option<&Datum>) {
        let (count, qualifier) = counted(datum, WAVES);
        let (all, band) = (qualifier::places(count, qualifier), width(stroke));
        let apart = band / all.saturating_sub(1).max(1) as f64;
        let width = if all > 1 { (apart * 0.62).min(BROADEST) } else { band };
        for curve in curves(stroke) {
            for line in 0..all {
                let off = if all > 1 { apart * line as f64 - band / 2.0 } else { 0.0 };
                let beside: Vec<(f64, f64)> = curve.iter().map(|(x, y)| (*x, y + off)).collect();
                let ink = self.hue.fade(qualifier::opacity(line, count, qualifier));
                self.water(scene, &beside, (width, WAVE.0), ink);
            }
        }
    }

    /// A line of this width along a quadratic curve, with waves of this height.
    fn water(&self, scene: &mut Scene, curve: &[(f64, f64)], (width, high): (f64, f64), ink: Ink) {
        const STEPS: usize = 72;
        let [from, towards, to] = curve else { return };
        let at = |step: usize| {
            let t = step as f64 / STEPS as f64;
            let mix = |a: f64, b: f64, c: f64| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
            (mix(from.0, towards.0, to.0), mix(from.1, towards.1, to.1))
        };
        let mut along = 0.0;
        let mut waves = Vec::with_capacity(STEPS + 1);
        for i in 0..=STEPS {
            let (x, y) = at(i);
            let (before, after) = (at(i.saturating_sub(1)), at((i + 1).min(STEPS)));
            along += (x - before.0).hypot(y - before.1);
            let (dx, dy) = (after.0 - before.0, after.1 - before.1);
            let d = dx.hypot(dy).max(f64::MIN_POSITIVE);
            let o = high * trig::sin(along / WAVE.1);
            waves.push(((x - dy / d * o) * self.em, (y + dx / d * o) * self.em));
        }
        scene.line(waves, width * self.em, ink);
    }
}
