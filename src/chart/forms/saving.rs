//! A share that is saved: the whole cost as a bar, the saved share cut off and lifted out.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::{End, note, value};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene};
use crate::model::content::Hue;
use crate::model::ledger::Qualifier;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ONE,
    scale: Scale::Shares,
    order: Order::Free,
    counts: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Gong,
    layout,
};

/// Lays out the first datum, a share of the whole cost, as the piece cut off at the bar's end.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let Some(datum) = chart.data.first() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let share = (datum.value / 100.0).clamp(0.0, 1.0);
    let tall = if frame.wide() { 72.0 } else { 56.0 };
    let lift = 26.0;
    let top = frame.value() + 14.0 + lift;
    let exact = frame.width * share;
    let cut = frame.width - strokes::hairline(exact);
    // The cut narrows the piece a little, but never takes all of a small one.
    let gap = f64::min(4.0, (frame.width - cut - 1.0).max(0.0));
    let saved = Rect::new(cut + gap, top - lift, frame.width - cut - gap, tall);
    scene.fill(Rect::new(0.0, top, cut, tall), hue.fade(38));
    scene.outline(Rect::new(0.0, top, cut, tall), 1.0, hue);
    scene.fill(saved, hue);
    if saved.w > 0.0 {
        // An outline stays where the piece was.
        scene.outline(Rect::new(saved.x, top, saved.w, tall), 1.0, Ink::full(Role::Soft));
        scene.fill(saved, hue);
        // A larger saving would be cut further to the left.
        if datum.qualifier == Qualifier::Nearly {
            strokes::dissolve(&mut scene, saved, End::Left);
        } else if datum.qualifier.runs_on() {
            let reach = f64::min(16.0, saved.x);
            let past = Rect::new(saved.x - reach, saved.y, reach, lift);
            strokes::run_on(&mut scene, past, End::Left, hue);
        }
    }
    let number = value(&datum.value_text(), frame.width, frame.value() + 2.0, frame.value(), Anchor::End);
    scene.value(number.of(&datum.fact), frame.width);
    let mut base = top + tall + frame.line() + 2.0;
    let names = measure::wrap(&datum.label, frame.label(), frame.width * 0.65, 3);
    let taken = names.iter().map(|name| measure::width(name, frame.label())).fold(0.0, f64::max);
    let left = frame.width - taken - frame.label();
    scene.label(note(&chart.whole, 0.0, base, frame.label(), Anchor::Start), left);
    for (i, name) in names.iter().enumerate() {
        base += if i > 0 { frame.line() } else { 0.0 };
        scene.label(note(name, frame.width, base, frame.label(), Anchor::End).of(&datum.fact), frame.width * 0.65);
    }
    scene.mark(&datum.fact, saved, strokes::extent(exact, saved.w + gap), 1.0);
    scene.height = (base + 8.0).round();
    scene
}
