//! The character 美: the three horizontals of its upper part are shares from 0 to 100 %, its lower part is water.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::End;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, trig};
use crate::model::content::Hue;
use crate::model::ledger::Qualifier;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::exactly(3, "one a horizontal"),
    scale: Scale::Shares,
    order: Order::Free,
    counts: None,
    labelled: false,
    width: Width::Fixed,
    poster: Placement::Column,
    hue: Hue::Mei,
    layout,
};

/// Upper edges of the three horizontals, em/1000.
const HORIZONTALS: [f64; 3] = [150.0, 288.0, 426.0];
const THICK: f64 = 84.0;
/// Left end of a horizontal, and its length at 100 %.
const LEFT: f64 = 130.0;
const LENGTH: f64 = 740.0;
/// A band of water: number of lines, their distance and width, and the height and length of a wave.
const LINES: usize = 4;
const APART: f64 = 25.0;
const WIDTH: f64 = 15.0;
const WAVE: (f64, f64) = (5.0, 104.0);

/// Lays out the first three data as the horizontals, each on a pale background of 100 %.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let em = frame.width / 1000.0;
    let hue = Ink::full(Role::from(chart.hue));
    for (a, b) in [(272.0, 352.0), (728.0, 648.0)] {
        let points = [(a - 48.0, 0.0), (a + 48.0, 0.0), (b + 48.0, 122.0), (b - 48.0, 122.0)];
        scene.polygon(points.map(|(x, y)| (x * em, y * em)).to_vec(), hue);
    }
    scene.fill(Rect::new(468.0 * em, 150.0 * em, 64.0 * em, 440.0 * em), hue);
    for (datum, y) in chart.data.iter().zip(HORIZONTALS) {
        let share = (datum.value / 100.0).clamp(0.0, 1.0);
        let reached = if share > 0.0 { (LENGTH * share).max(1.0 / em) } else { 0.0 };
        let at = |x: f64, w: f64| Rect::new(x * em, y * em, w * em, THICK * em);
        // Paper first, so that the stem does not show through the pale rest.
        scene.fill(at(LEFT + reached, LENGTH - reached), Ink::full(Role::Paper));
        scene.fill(at(LEFT + reached, LENGTH - reached), hue.fade(24));
        scene.fill(at(LEFT, reached), hue);
        if datum.qualifier == Qualifier::Nearly {
            strokes::dissolve(&mut scene, at(LEFT, reached), End::Right);
        }
        if datum.qualifier.runs_on() {
            for (from, w, percent) in [(5.0, 9.0, 75), (20.0, 6.0, 55), (32.0, 4.0, 40)] {
                let w = f64::min(w, LENGTH - reached - from);
                scene.fill(at(LEFT + reached + from, w), hue.fade(percent));
            }
        }
        scene.mark(&datum.fact, at(LEFT, LENGTH), share, 0.001);
    }
    water(&mut scene, em, &[(60.0, 626.0), (500.0, 626.0), (940.0, 626.0)], 0.0, hue);
    water(&mut scene, em, &[(449.0, 690.0), (437.0, 860.0), (84.0, 948.0)], 0.0, hue);
    water(&mut scene, em, &[(551.0, 690.0), (563.0, 860.0), (916.0, 948.0)], 0.5, hue);
    scene
}

/// A band of wavy lines along a quadratic curve.
fn water(scene: &mut Scene, em: f64, curve: &[(f64, f64); 3], phase: f64, ink: Ink) {
    const STEPS: usize = 72;
    let at = |step: usize| {
        let t = step as f64 / STEPS as f64;
        let mix = |a: f64, b: f64, c: f64| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
        (mix(curve[0].0, curve[1].0, curve[2].0), mix(curve[0].1, curve[1].1, curve[2].1))
    };
    for line in 0..LINES {
        let off = (line as f64 - (LINES as f64 - 1.0) / 2.0) * APART;
        let mut along = 0.0;
        let mut waves = Vec::with_capacity(STEPS + 1);
        for i in 0..=STEPS {
            let (x, y) = at(i);
            let (before, after) = (at(i.saturating_sub(1)), at((i + 1).min(STEPS)));
            along += length(x - before.0, y - before.1);
            let (dx, dy) = (after.0 - before.0, after.1 - before.1);
            let d = length(dx, dy).max(f64::MIN_POSITIVE);
            let o = off + WAVE.0 * trig::sin(along / WAVE.1 + phase);
            waves.push(((x - dy / d * o) * em, (y + dx / d * o) * em));
        }
        scene.line(waves, WIDTH * em, ink);
    }
}

/// The standard library's `hypot` guards against overflows that no chart has, and costs half a kilobyte of wasm.
fn length(dx: f64, dy: f64) -> f64 {
    (dx * dx + dy * dy).sqrt()
}
