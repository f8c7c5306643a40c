//! Output within capacity, as a battery cell: the first datum is the capacity, the second the output.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::{heading, note, value};
use crate::chart::qualifier::End;
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::exactly(2, "the capacity, then the output"),
    scale: Scale::Common,
    order: Order::CapacityFirst,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Orange,
    separate_marks: false,
    draw: None,
    layout,
};

/// Width of the cell's pole.
const POLE: f64 = 14.0;
/// Space past the pole for the pieces that mean "over".
const PAST: f64 = 16.0;
/// Width of the cell's outline.
const EDGE: f64 = 3.0;
/// Padding between an edge and a text.
const PAD: f64 = 14.0;

/// Lays out the capacity as the cell's outline and the output as its charge, both from a common zero. The output's text is in
/// the charge; if that is too short, in the empty rest of the cell; if that is too short as well, under the cell.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let [capacity, output, ..] = chart.data.as_slice() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let height = (frame.line() * 2.0 + frame.figure() + 44.0).round();
    let past = if capacity.qualifier.runs_on() { PAST } else { 0.0 };
    let scale = (frame.width - POLE - past) / chart.max();
    let cell = |d: &Datum| Rect::new(0.0, 0.0, strokes::hairline(d.value * scale), height);
    let (full, made) = (cell(capacity), cell(output));
    qualifier::length(&mut scene, made, End::Right, output.qualifier, hue);
    let past = Rect::new(made.w, 0.0, POLE, height);
    qualifier::run_on(&mut scene, past, End::Right, output.qualifier, hue);
    // A charge no wider than the outline would not be seen in it.
    let hidden = made.w > 0.0 && made.w <= EDGE;
    let ink = if hidden { hue.fade(38) } else { hue };
    qualifier::outline(&mut scene, full, EDGE.min(full.w), capacity.qualifier, ink);
    if hidden {
        scene.fill(made, hue);
    }
    if full.w > 0.0 {
        let pole = Rect::new(full.w, (height * 0.3).round(), POLE, (height * 0.4).round());
        scene.fill(pole, qualifier::end(capacity.qualifier, hue));
    }
    let past = Rect::new(full.w + POLE, 0.0, PAST, height);
    qualifier::run_on(&mut scene, past, End::Right, capacity.qualifier, hue);
    let solid = Rect { w: made.w * qualifier::solid(output.qualifier), ..made };
    let rest = Rect::new(made.w, 0.0, full.w - made.w - EDGE, height);
    let written = within(&mut scene, frame, output, solid, Ink::full(Role::Paper))
        || within(&mut scene, frame, output, rest, Ink::full(Role::Ink));
    for (datum, rect) in [(capacity, full), (output, made)] {
        scene.mark(&datum.fact, rect, strokes::extent(datum.value * scale, rect.w), 1.0);
    }
    // The capacity is written under the cell, with a line as long as the cell.
    let length = if full.w > 2.0 { full.w } else { frame.width };
    let under = strokes::bracket(&mut scene, height + 10.0, full.w);
    let mut base = heading(&mut scene, frame, capacity, 0.0, under + frame.value(), length);
    if !written {
        base = heading(&mut scene, frame, output, 0.0, base + (frame.value() * 1.5).round(), length);
    }
    scene.height = base + 8.0;
    scene
}

/// Writes a datum into a box, its name over its value. Writes nothing and returns false if the value would be smaller than a name
/// or there is no space for eight characters of the name.
fn within(scene: &mut Scene, frame: Frame, datum: &Datum, rect: Rect, ink: Ink) -> bool {
    let room = (rect.w - 2.0 * PAD).max(0.0);
    let middle = (rect.h / 2.0).round();
    let size = measure::fitting(&datum.value_text(), frame.inside(), room);
    let name = measure::width(&datum.label, frame.label()).min(frame.label() * 8.0);
    if size < frame.label() || room < name {
        return false;
    }
    let x = rect.x + PAD;
    let label = note(&datum.label, x, middle - size * 0.55, frame.label(), Anchor::Start);
    scene.label(label.of(&datum.fact).ink(ink), room);
    let label = value(&datum.value_text(), x, middle + size * 0.75, size, Anchor::Start);
    scene.value(label.of(&datum.fact).ink(ink), room);
    true
}
