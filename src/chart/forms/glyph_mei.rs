//! The character 美: the three upper horizontals are shares from 0 to 100 %, the vertical and the wave are counted, the dots and the
//! legs, two rivers, stand for names.

use super::character::drawing;
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Stroke, Width};
use crate::chart::qualifier::End;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol, trig};
use crate::model::content::Hue;
use crate::model::ledger::Qualifier;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::exactly(3, "one a horizontal"),
    scale: Scale::Shares,
    order: Order::Free,
    counts: None,
    strokes: &[
        Stroke { which: "the left dot", counts: None },
        Stroke { which: "the right dot", counts: None },
        Stroke { which: "the vertical, in tiles", counts: Some(TILES) },
        Stroke { which: "the fourth horizontal, in waves", counts: Some(WAVES) },
        Stroke { which: "the legs", counts: None },
    ],
    labelled: false,
    width: Width::Fixed,
    poster: Placement::Column,
    hue: Hue::Lake,
    draw: Some(draw),
    layout: drawing::layout,
};

/// Upper edges of the three horizontals, em/1000.
const HORIZONTALS: [f64; 3] = [146.0, 282.0, 418.0];
const THICK: f64 = 70.0;
/// Left end of a horizontal, and its length at 100 %.
const LEFT: f64 = 130.0;
const LENGTH: f64 = 740.0;
/// How far "at least" runs on past a horizontal.
const PAST: f64 = 44.0;
/// The vertical, which is seen between the horizontals and under them: its left edge, its width, and the gap between two tiles.
const VERTICAL: (f64, f64) = (449.0, 102.0);
const GAP: f64 = 5.0;
/// Most tiles of the vertical, and most lines of the wave.
const TILES: usize = 100;
const WAVES: usize = 9;
/// The wave: where its middle line is, the distance of its outer lines, the height and the length of a wave.
const MIDDLE: f64 = 616.0;
const BAND: f64 = 100.0;
const WAVE: (f64, f64) = (5.0, 104.0);
/// Width of a leg.
const LEG: f64 = 84.0;

/// Lays out the first three data as the horizontals, each on a pale background of 100 %, and the strokes that are on no scale.
fn draw(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let em = frame.width / 1000.0;
    let hue = Ink::full(Role::from(chart.hue));
    for (a, b) in DOTS {
        let points = [(a - 48.0, 0.0), (a + 48.0, 0.0), (b + 48.0, 122.0), (b - 48.0, 122.0)];
        scene.polygon(points.map(|(x, y)| (x * em, y * em)).to_vec(), hue);
    }
    let mut strokes = chart.strokes.iter();
    let (dots, vertical) = ([strokes.next(), strokes.next()], strokes.next());
    let (wave, legs) = (strokes.next(), strokes.next());
    for (datum, y) in chart.data.iter().zip(HORIZONTALS) {
        let share = (datum.value / 100.0).clamp(0.0, 1.0);
        let reached = if share > 0.0 { (LENGTH * share).max(1.0 / em) } else { 0.0 };
        let at = |x: f64, w: f64| Rect::new(x * em, y * em, w * em, THICK * em);
        scene.fill(at(LEFT + reached, LENGTH - reached), hue.fade(24));
        qualifier::length(&mut scene, at(LEFT, reached), End::Right, datum.qualifier, hue);
        let past = at(LEFT + reached, f64::min(PAST, LENGTH - reached));
        qualifier::run_on(&mut scene, past, End::Right, datum.qualifier, hue);
        scene.mark(&datum.fact, at(LEFT, LENGTH), share, 0.001);
    }
    for (datum, (a, b)) in dots.into_iter().zip(DOTS) {
        let left = f64::min(a, b) - 48.0;
        named(&mut scene, datum, Rect::new(left * em, 0.0, (f64::max(a, b) + 48.0 - left) * em, 122.0 * em));
    }
    tiles(&mut scene, vertical, em, hue);
    waves(&mut scene, wave, em, hue);
    for (curve, phase) in [
        ([(462.0, 706.0), (440.0, 850.0), (100.0, 936.0)], 0.0),
        ([(538.0, 706.0), (560.0, 850.0), (900.0, 936.0)], 0.5),
    ] {
        water(&mut scene, em, &curve, (LEG, 0.0, phase), hue);
    }
    named(&mut scene, legs, Rect::new(60.0 * em, 700.0 * em, 880.0 * em, 290.0 * em));
    scene
}

/// The upper and the lower end of the two dots' axes.
const DOTS: [(f64, f64); 2] = [(272.0, 352.0), (728.0, 648.0)];

/// The mark of a stroke that stands for a figure or a name as it is.
fn named(scene: &mut Scene, datum: Option<&Datum>, bounds: Rect) {
    if let Some(datum) = datum {
        scene.mark(&datum.fact, bounds, 1.0, 1.0);
    }
}

/// The vertical: tiles between the horizontals and under them, from the top, a third in each gap. Without a datum it is solid.
fn tiles(scene: &mut Scene, datum: Option<&Datum>, em: f64, ink: Ink) {
    let (left, wide) = VERTICAL;
    let count = datum.map_or(1.0, |datum| datum.value / symbol::coarse(1.0, datum.value, TILES));
    let qualifier = datum.map_or(Qualifier::Exact, |datum| datum.qualifier);
    let all = qualifier::places(count, qualifier);
    let each = all.div_ceil(HORIZONTALS.len()).max(1);
    let tall = HORIZONTALS[1] - HORIZONTALS[0] - THICK;
    // As many columns as make the tiles about square.
    let columns = symbol::whole((each as f64 * wide / tall).sqrt().ceil()).clamp(1, each);
    let pitch = (wide / columns as f64, tall / each.div_ceil(columns) as f64);
    for i in 0..all {
        let (gap, place) = (i / each, i % each);
        let (x, y) = (left + pitch.0 * (place % columns) as f64, pitch.1 * (place / columns) as f64);
        let top = HORIZONTALS.get(gap).map_or(0.0, |top| top + THICK + GAP / 2.0);
        let tile = Rect::new((x + GAP / 2.0) * em, (top + y) * em, (pitch.0 - GAP) * em, (pitch.1 - GAP) * em);
        scene.fill(tile, ink.fade(qualifier::opacity(i, count, qualifier)));
    }
    if let Some(datum) = datum {
        let top = HORIZONTALS[0] + THICK;
        let tall = HORIZONTALS[2] + THICK + tall - top;
        scene.mark(&datum.fact, Rect::new(left * em, top * em, wide * em, tall * em), count, 0.01);
    }
}

/// The fourth horizontal: one wavy line for each of what it counts. Without a datum it is one broad line.
fn waves(scene: &mut Scene, datum: Option<&Datum>, em: f64, ink: Ink) {
    let count = datum.map_or(1.0, |datum| datum.value / symbol::coarse(1.0, datum.value, WAVES));
    let qualifier = datum.map_or(Qualifier::Exact, |datum| datum.qualifier);
    let all = qualifier::places(count, qualifier);
    let apart = BAND / all.saturating_sub(1).max(1) as f64;
    let width = if all > 1 { (apart * 0.62).min(26.0) } else { BAND };
    for line in 0..all {
        let off = if all > 1 { apart * line as f64 - BAND / 2.0 } else { 0.0 };
        let curve = [60.0, 500.0, 940.0].map(|x| (x, MIDDLE + off));
        let ink = ink.fade(qualifier::opacity(line, count, qualifier));
        water(scene, em, &curve, (width, WAVE.0, 0.0), ink);
    }
    if let Some(datum) = datum {
        let tall = BAND + 26.0;
        scene.mark(&datum.fact, Rect::new(60.0 * em, (MIDDLE - tall / 2.0) * em, 880.0 * em, tall * em), count, 0.01);
    }
}

/// A wavy line along a quadratic curve: its width, the height of its waves, and where the first one begins.
fn water(scene: &mut Scene, em: f64, curve: &[(f64, f64); 3], (width, high, phase): (f64, f64, f64), ink: Ink) {
    const STEPS: usize = 72;
    let at = |step: usize| {
        let t = step as f64 / STEPS as f64;
        let mix = |a: f64, b: f64, c: f64| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
        (mix(curve[0].0, curve[1].0, curve[2].0), mix(curve[0].1, curve[1].1, curve[2].1))
    };
    let mut along = 0.0;
    let mut waves = Vec::with_capacity(STEPS + 1);
    for i in 0..=STEPS {
        let (x, y) = at(i);
        let (before, after) = (at(i.saturating_sub(1)), at((i + 1).min(STEPS)));
        along += length(x - before.0, y - before.1);
        let (dx, dy) = (after.0 - before.0, after.1 - before.1);
        let d = length(dx, dy).max(f64::MIN_POSITIVE);
        let o = high * trig::sin(along / WAVE.1 + phase);
        waves.push(((x - dy / d * o) * em, (y + dx / d * o) * em));
    }
    scene.line(waves, width * em, ink);
}

/// The standard library's `hypot` guards against overflows that no chart has, and costs half a kilobyte of wasm.
fn length(dx: f64, dy: f64) -> f64 {
    (dx * dx + dy * dy).sqrt()
}
