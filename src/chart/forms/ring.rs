//! A share as a ring: the full circle is 100 %.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use std::f64::consts::TAU;

use super::strokes::{note, value};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, qualifier, symbol, trig};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ONE,
    scale: Scale::Shares,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Beside,
    hue: Hue::Plum,
    draw: None,
    layout,
};

/// Arc length of one straight segment, in layout pixels.
const PIECE: f64 = 5.0;

/// How far the pieces of "over" and "at least" reach past the end of an arc, as a share of the circle.
const PAST: f64 = 0.06;

/// Lays out the first datum as an arc from the top, clockwise, with its value in the middle. Values over 100 % fill the ring.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let Some(datum) = chart.data.first() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let side = (frame.width * 0.8).min(if frame.wide() { 400.0 } else { 240.0 }).round();
    let (cx, cy) = ((frame.width / 2.0).round(), (side / 2.0).round());
    let r = side / 2.0;
    let band = (side * 0.15).round();
    let share = (datum.value / 100.0).clamp(0.0, 1.0);
    // At least one pixel long, so that it is seen.
    let seen = if share > 0.0 { share.max(1.0 / (TAU * r)) } else { 0.0 };
    arc(&mut scene, (cx, cy), r, band, seen, 1.0, Ink::full(Role::Faint));
    arc(&mut scene, (cx, cy), r, band, 0.0, seen * qualifier::solid(datum.qualifier), hue);
    for (from, to, percent) in qualifier::steps(datum.qualifier) {
        arc(&mut scene, (cx, cy), r, band, seen * from, seen * to, hue.fade(percent));
    }
    for (from, to, percent) in qualifier::PIECES.into_iter().filter(|_| datum.qualifier.runs_on()) {
        let past = |along: f64| (share + PAST * along).min(1.0);
        arc(&mut scene, (cx, cy), r, band, past(from), past(to), hue.fade(percent));
    }
    let room = side - 2.0 * band - 12.0;
    let w = &datum.wording;
    let number = [w.number.as_str(), w.unit.as_str()].concat();
    let size = measure::fitting(&number, frame.figure(), room);
    scene.value(value(&number, cx, cy + size * measure::MIDDLE, size, Anchor::Middle).of(&datum.fact), room);
    let offset = size * 0.5 + frame.label();
    for (word, y) in [(&w.before, cy - offset * 0.78), (&w.after, cy + offset)] {
        if !word.is_empty() {
            scene.value(note(word, cx, y, frame.label(), Anchor::Middle).of(&datum.fact), room);
        }
    }
    scene.mark(&datum.fact, Rect::new(cx - r, 0.0, side, side), share, 0.001);
    let mut base = side + 2.0;
    for line in measure::wrap(&datum.label, frame.label(), frame.width, 3) {
        base += frame.line();
        scene.label(note(&line, cx, base, frame.label(), Anchor::Middle).of(&datum.fact), frame.width);
    }
    scene.height = (base + 8.0).round();
    scene
}

/// A band from one share of the circle to another. A full circle is drawn as two halves, since the SVG backend drops points of a
/// polygon that are equal to its first.
fn arc(scene: &mut Scene, (cx, cy): (f64, f64), r: f64, band: f64, from: f64, to: f64, ink: Ink) {
    if to <= from {
        return;
    }
    if to - from >= 1.0 {
        arc(scene, (cx, cy), r, band, from, 0.5, ink);
        return arc(scene, (cx, cy), r, band, 0.5, to, ink);
    }
    let pieces = symbol::whole(((to - from) * TAU * r / PIECE).ceil()).clamp(1, 400);
    let at = |i: usize, r: f64| {
        let angle = from + (to - from) * i as f64 / pieces as f64;
        (cx + r * trig::sin(angle), cy - r * trig::cos(angle))
    };
    let outer = (0..=pieces).map(|i| at(i, r));
    let inner = (0..=pieces).rev().map(|i| at(i, r - band));
    scene.polygon(outer.chain(inner).collect(), ink);
}
