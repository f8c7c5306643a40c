//! The character 工 built of two bars on one scale, the upper horizontal a part, the lower its whole, and of a stem that is counted.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Stroke, Width};
use super::strokes;
use super::strokes::{note, value};
use crate::chart::qualifier::End;
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::exactly(2, "the upper and the lower horizontal"),
    scale: Scale::Common,
    order: Order::PartFirst,
    counts: None,
    strokes: &[Stroke { which: "the stem", counts: Some(PLATES) }],
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Cropped,
    hue: Hue::Orange,
    draw: None,
    layout,
};

/// Length of the lower stroke when its value is the largest, as a share of the width.
const LONGEST: f64 = 0.8;
/// Where both strokes are centred, as a share of the width; left of the middle, to leave space for what runs on past them.
const CENTRE: f64 = 0.43;
/// Most plates of the stem.
const PLATES: usize = 60;
/// Plates side by side in the stem of a narrow character, which is low.
const ABREAST: usize = 3;

/// Lays out the first two data as the upper and the lower horizontal, centred on one stem: square on a wide frame, half as
/// tall on a narrow one. Name and value are inside their strokes; if one value does not fit, over the upper and under the lower
/// stroke. The stem is a stack of plates, one for each of what it counts, with its name and value at its right.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let [upper, lower, ..] = chart.data.as_slice() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let w = frame.width;
    // On a wide frame the character is centred in a square like its neighbours 小 and 美.
    let (top, thick, stem) = if frame.wide() { (w * 0.11, w * 0.16, w * 0.46) } else { (0.0, w * 0.165, w * 0.2) };
    let (top, thick, stem) = (top.round(), thick.round(), stem.round());
    let scale = w * LONGEST / chart.max();
    let middle = (w * CENTRE).round();
    let name = frame.label().max(thick * 0.25);
    let bar = |datum, y| Bar::new(datum, middle, y, thick, scale);
    let inside = [upper, lower].iter().all(|datum| bar(datum, top).has_room(datum, w, name));
    // In large type name and value take two lines: make the stroke thick enough for them.
    let thick = if inside { thick.max((name * 2.6).ceil()) } else { thick };
    let stem = stem.max((name * 3.2).ceil());
    let over = if inside { 0.0 } else { words(&mut scene, upper, bar(upper, top).rect.x, top, name, hue) };
    let (first, second) = (top + over, top + over + thick + stem);
    for (datum, y) in [(upper, first), (lower, second)] {
        let bar = Bar::new(datum, middle, y, thick, scale);
        bar.draw(&mut scene, datum, hue);
        if inside {
            bar.draw_label(&mut scene, datum, name);
        }
    }
    let mut bottom = second + thick;
    if !inside {
        bottom += words(&mut scene, lower, bar(lower, second).rect.x, bottom, name, hue);
    }
    let post = (w * if frame.wide() { 0.07 } else { 0.11 }).round();
    let post = Rect::new((middle - post / 2.0).round(), first + thick, post, stem);
    if let Some(datum) = chart.strokes.first() {
        plates(&mut scene, datum, post, if frame.wide() { 1 } else { ABREAST }, hue);
        let left = post.right() + name * 0.6;
        stem_words(&mut scene, datum, (left, post.y + stem / 2.0), name, hue);
    } else {
        scene.fill(post, hue);
    }
    scene.height = if frame.wide() { w.max(bottom) } else { bottom };
    scene
}

/// A stack of plates, some abreast, that fills a box with as much space over it as between them.
fn plates(scene: &mut Scene, datum: &Datum, post: Rect, abreast: usize, ink: Ink) {
    let count = datum.value / symbol::coarse(1.0, datum.value, PLATES);
    let all = qualifier::places(count, datum.qualifier);
    let pitch = (post.w / abreast as f64, post.h / all.div_ceil(abreast).max(1) as f64);
    let gap = (pitch.1 * 0.34).clamp(0.5, 3.0);
    for i in 0..all {
        let (row, column) = ((i / abreast) as f64, (i % abreast) as f64);
        let (x, y) = (post.x + pitch.0 * column, post.y + pitch.1 * row);
        let wide = if abreast > 1 { pitch.0 - 1.0 } else { pitch.0 };
        let plate = Rect::new(x, y + gap * (1.0 - row / all as f64), wide, pitch.1 - gap);
        scene.fill(plate, ink.fade(qualifier::opacity(i, count, datum.qualifier)));
    }
    scene.mark(&datum.fact, post, count, 0.01);
}

/// Writes name and value of the stem at its right, in one line or two about a middle.
fn stem_words(scene: &mut Scene, datum: &Datum, (x, middle): (f64, f64), name: f64, ink: Ink) {
    let (text, size) = (datum.value_text(), name * 1.2);
    let room = scene.width - x;
    let beside = measure::width(&datum.label, name) + name * 0.5;
    let one = beside + measure::width(&text, size) <= room;
    let (left, label, base) = if one {
        (x + beside, middle + name * 0.4, middle + name * 0.4)
    } else {
        (x, middle - name * 0.3, middle + name * 1.2)
    };
    scene.label(note(&datum.label, x, label, name, Anchor::Start).of(&datum.fact), room);
    scene.value(value(&text, left, base, size, Anchor::Start).of(&datum.fact).ink(ink), scene.width - left);
}

/// Writes name and value over or under a stroke, in one line or two. Returns their height.
fn words(scene: &mut Scene, datum: &Datum, x: f64, y: f64, name: f64, ink: Ink) -> f64 {
    let (text, size) = (datum.value_text(), name * 1.2);
    let beside = x + measure::width(&datum.label, name) + name * 0.6;
    let line = (size * 1.5).round();
    let one = beside + measure::width(&text, size) <= scene.width;
    let (left, base) = if one { (beside, y + line * 0.75) } else { (x, y + line * 1.7) };
    let label = note(&datum.label, x, y + line * 0.75, name, Anchor::Start);
    scene.label(label.of(&datum.fact), scene.width);
    scene.value(value(&text, left, base, size, Anchor::Start).of(&datum.fact).ink(ink), scene.width);
    if one { line } else { 2.0 * line }
}

/// A horizontal of the character.
struct Bar {
    rect: Rect,
    /// The exact length, before [`strokes::hairline`] rounds it.
    exact: f64,
    /// Length of the solid part: less than the whole if the end dissolves.
    solid: f64,
}

impl Bar {
    fn new(datum: &Datum, middle: f64, y: f64, thick: f64, scale: f64) -> Bar {
        let exact = datum.value * scale;
        let length = strokes::hairline(exact);
        let x = (middle - length / 2.0).round();
        let solid = (length * qualifier::solid(datum.qualifier)).round();
        Bar { rect: Rect::new(x, y, length, thick), exact, solid }
    }

    /// Width for text inside the solid part.
    fn room(&self) -> f64 {
        self.solid - 2.0 * self.pad()
    }

    fn pad(&self) -> f64 {
        self.rect.h * 0.2
    }

    /// Left edge for text to the right of the stroke.
    fn left(&self, datum: &Datum, width: f64) -> f64 {
        let past = if datum.qualifier.runs_on() { self.past(width).right() } else { self.rect.right() };
        past + self.pad()
    }

    /// Whether its value fits at the size of its name, inside the stroke or to the right of it.
    fn has_room(&self, datum: &Datum, width: f64, name: f64) -> bool {
        let needed = measure::width(&datum.value_text(), name);
        needed <= self.room().max(width - self.left(datum, width))
    }

    /// The box of what runs on past the stroke; in one made thicker for its text it reaches no further.
    fn past(&self, width: f64) -> Rect {
        Rect::new(self.rect.right(), self.rect.y, (self.rect.h.min(width * 0.165) * 0.9).floor(), self.rect.h)
    }

    fn draw(&self, scene: &mut Scene, datum: &Datum, ink: Ink) {
        qualifier::length(scene, self.rect, End::Right, datum.qualifier, ink);
        qualifier::run_on(scene, self.past(scene.width), End::Right, datum.qualifier, ink);
        scene.mark(&datum.fact, self.rect, strokes::extent(self.exact, self.rect.w), 1.0);
    }

    fn draw_label(&self, scene: &mut Scene, datum: &Datum, name: f64) {
        let Rect { x, y, h: thick, .. } = self.rect;
        let (text, room, pad) = (datum.value_text(), self.room(), self.pad());
        let paper = Ink::full(Role::Paper);
        let left = self.left(datum, scene.width);
        let outside = scene.width - left;
        if measure::width(&text, name) > room && room < outside {
            // The stroke is too short for text: write the name over the value, to the right of it.
            scene.label(note(&datum.label, left, y + thick * 0.38, name, Anchor::Start).of(&datum.fact), outside);
            let size = (thick * 0.4).max(name);
            scene.value(value(&text, left, y + thick * 0.86, size, Anchor::Start).of(&datum.fact), outside);
            return;
        }
        let beside = (room - measure::width(&datum.label, name) - name) / measure::width(&text, 1.0);
        let (left, base, size, anchor) = if beside < name {
            // No space for both side by side: the name over the value.
            scene.label(
                note(&datum.label, x + pad, y + thick * 0.4, name, Anchor::Start).of(&datum.fact).ink(paper),
                room,
            );
            let size = measure::fitting(&text, (thick * 0.4).max(name), room);
            (x + pad, y + thick * 0.82, size, Anchor::Start)
        } else {
            let size = measure::fitting(&text, (thick * 0.44).min(beside), room);
            let base = y + thick / 2.0 + size * measure::MIDDLE;
            scene.label(note(&datum.label, x + pad, base, name, Anchor::Start).of(&datum.fact).ink(paper), room);
            (x + self.solid - pad, base, size, Anchor::End)
        };
        scene.value(value(&text, left, base, size, anchor).of(&datum.fact).ink(paper), room);
    }
}
