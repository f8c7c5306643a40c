//! A small table: names and values in lines, under the names of their groups. Nothing is drawn to a scale.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::{heading, value};
use crate::chart::scene::{Anchor, Ink, Measure, Rect, Role};
use crate::chart::{Chart, Frame, Scene};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Written,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Ink,
    separate_marks: false,
    draw: None,
    layout,
};

/// Space above and below the text of a line.
const PAD: f64 = 8.0;

/// Lays out one line per datum, with a rule under it, and a heavier one under the name of a group.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.measure = Measure::Nothing;
    let hue = Ink::full(Role::from(chart.hue));
    let (mut y, mut group) = (0.0, &None);
    for datum in &chart.data {
        if let Some(name) = datum.scope.as_ref().filter(|_| datum.scope != *group) {
            y += if y > 0.0 { frame.line() } else { 0.0 };
            let base = (y + frame.label() + PAD).round();
            scene.label(value(name, 0.0, base, frame.label(), Anchor::Start), frame.width);
            y = base + PAD;
            scene.fill(Rect::new(0.0, y, frame.width, 2.0), hue);
        }
        group = &datum.scope;
        let top = y;
        let base = heading(&mut scene, frame, datum, 0.0, (y + frame.value() + PAD).round(), frame.width);
        y = base + PAD + 2.0;
        scene.fill(Rect::new(0.0, y, frame.width, 1.0), hue.fade(RULE));
        scene.mark(&datum.fact, Rect::new(0.0, top, frame.width, y - top), 0.0, 1.0);
        y += 1.0;
    }
    scene.height = y.max(1.0);
    scene
}

/// Opacity in per cent of the rule under a line.
const RULE: u8 = 40;
