//! A character of level and upright strokes, such as 王, 土 or 三: the level strokes are bars on one scale, the largest at which each of
//! them has room, with their names and values; the upright ones count, in plates, or stand for a name. One without either is pale.

use super::character::level;
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::{note, value};
use crate::chart::qualifier::End;
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::up_to(level::MOST, "a level stroke of the character each, from the top"),
    scale: Scale::Common,
    order: Order::Free,
    counts: None,
    strokes: Some(PLATES),
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Cropped,
    hue: Hue::Four,
    separate_marks: false,
    draw: None,
    layout,
};

/// Most plates of an upright stroke.
const PLATES: usize = 60;
/// Plates side by side in a narrow character, which is low.
const ABREAST: usize = 3;
/// How thick level strokes are on a narrow frame, as a share of what they are on a wide one.
const THICKER: f64 = 1.03125;
/// How broad upright strokes are on a wide frame and on a narrow one, as a share of the width.
const BROAD: (f64, f64) = (0.07, 0.11);
/// The spaces between level strokes on a narrow frame, as a share of those of the square character.
const LOW: f64 = 0.435;
/// How far what runs on past a bar reaches: a share of its thickness, and that at most a share of the width.
const RUN_ON: (f64, f64) = (0.165, 0.9);
/// Opacity in per cent of a stroke that stands for nothing.
const PALE: u8 = 24;

/// Lays the data out as level strokes: square on a wide frame, less than half as tall on a narrow one. Name and value are inside their
/// strokes; if one value does not fit, over the first and under each of the others. An upright stroke is a stack of plates, one for each of
/// what it counts, with its name and value at its right.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let plan = &mut chart.drawn.plan().iter();
    let hue = Ink::full(Role::from(chart.hue));
    let (w, wide) = (frame.width, frame.wide());
    let em = w / 1000.0;
    let (top, thick, below) = (next(plan), next(plan), next(plan));
    // On a wide frame the character is in a square like its neighbours.
    let (mut y, low, thick, broad, abreast) = if wide {
        ((top * em).round(), em, thick * em, BROAD.0, 1)
    } else {
        (0.0, em * LOW, thick * em * THICKER, BROAD.1, ABREAST)
    };
    let (thick, broad) = (thick.round(), (w * broad).round());
    let name = frame.label().max(thick * 0.25);
    let space = |share: f64| if share > 0.0 { (share * low).round().max((name * 3.2).ceil()) } else { 0.0 };
    // In large type name and value take two lines: strokes that have them inside are thick enough for these.
    let thicker = thick.max((name * 2.6).ceil());
    let mut inside = true;
    let mut bars = Vec::new();
    for datum in &chart.data {
        let (above, middle, length) = (next(plan), next(plan), next(plan));
        let bar = Bar::new(datum, length * em, (middle * em).round(), thicker);
        inside &= bar.has_room(datum, w, name);
        bars.push((space(above), bar));
    }
    let thick = if inside { thicker } else { thick };
    let mut spaces = Vec::new();
    for ((above, mut bar), datum) in bars.into_iter().zip(&chart.data) {
        let first = spaces.is_empty();
        spaces.push((y, above));
        y += above;
        if !inside && first {
            y += words(&mut scene, datum, bar.rect.x, y, name, hue);
        }
        (bar.rect.y, bar.rect.h) = (y, thick);
        bar.draw(&mut scene, datum, hue);
        y += thick;
        if inside {
            bar.draw_label(&mut scene, datum, name);
        } else if !first {
            y += words(&mut scene, datum, bar.rect.x, y, name, hue);
        }
    }
    spaces.push((y, space(below)));
    y += space(below);
    while plan.len() > 0 {
        let (stroke, middle, end) = (next(plan), next(plan), next(plan));
        let (crossed, from, to) = (next(plan), next(plan), next(plan));
        let Some((top, tall)) = spaces.get(symbol::whole(crossed)) else { continue };
        let post = Rect::new(((middle * em).round() - broad / 2.0).round(), *top, broad, *tall);
        let Some(datum) = chart.strokes.get(symbol::whole(stroke)) else {
            scene.fill(post, hue.fade(PALE));
            continue;
        };
        plates(&mut scene, datum, post, abreast, (from, to), hue);
        if from <= 0.0 {
            let beside = post.right() + name * 0.6;
            stem_words(&mut scene, datum, (beside, end * em, top + tall / 2.0), name, hue);
        }
    }
    scene.height = if wide { w.max(y) } else { y };
    scene
}

/// The next number of a plan.
fn next(plan: &mut std::slice::Iter<f64>) -> f64 {
    plan.next().copied().unwrap_or_default()
}

/// The plates of a stroke between two shares of it in thousandths, some abreast, which fill a box with as much space over each as between
/// them; for a name, the box itself.
fn plates(scene: &mut Scene, datum: &Datum, post: Rect, abreast: usize, (from, to): (f64, f64), ink: Ink) {
    let count = datum.value / symbol::coarse(1.0, datum.value, PLATES);
    let all = qualifier::places(count, datum.qualifier);
    let named = datum.wording.number.is_empty();
    let place = |share: f64| symbol::whole((all as f64 * share / 1000.0).round());
    let (from_plate, to_plate) = (place(from), place(to));
    let here = to_plate - from_plate;
    if here == 0 {
        // The stroke is seen where it has no plate.
        scene.fill(post, ink.fade(if named { 100 } else { PALE }));
    }
    let abreast = abreast.min(here).max(1);
    let pitch = (post.w / abreast as f64, post.h / here.div_ceil(abreast).max(1) as f64);
    let gap = (pitch.1 * 0.34).clamp(0.5, 3.0);
    for i in 0..here {
        let (row, column) = ((i / abreast) as f64, (i % abreast) as f64);
        let (x, y) = (post.x + pitch.0 * column, post.y + pitch.1 * row);
        let wide = if abreast > 1 { pitch.0 - 1.0 } else { pitch.0 };
        let plate = Rect::new(x, y + gap * (1.0 - row / all as f64), wide, pitch.1 - gap);
        scene.fill(plate, ink.fade(qualifier::opacity(from_plate + i, count, datum.qualifier)));
    }
    match scene.marks.last_mut() {
        Some(mark) if from > 0.0 => mark.bounds = mark.bounds.union(post),
        _ => scene.mark(&datum.fact, post, if named { 1.0 } else { count }, 0.01),
    }
}

/// Writes name and value of an upright stroke at its right, in one line or two about a middle.
fn stem_words(scene: &mut Scene, datum: &Datum, (x, end, middle): (f64, f64, f64), name: f64, ink: Ink) {
    let (text, size) = (datum.value_text(), name * 1.2);
    let room = end - x;
    let beside = measure::width(&datum.label, name) + name * 0.5;
    let one = beside + measure::width(&text, size) <= room;
    let (left, label, base) = if one {
        (x + beside, middle + name * 0.4, middle + name * 0.4)
    } else {
        (x, middle - name * 0.3, middle + name * 1.2)
    };
    scene.label(note(&datum.label, x, label, name, Anchor::Start).of(&datum.fact), room);
    scene.value(value(&text, left, base, size, Anchor::Start).of(&datum.fact).ink(ink), end - left);
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

/// A level stroke.
struct Bar {
    rect: Rect,
    /// The exact length, before [`strokes::hairline`] rounds it.
    exact: f64,
    /// Length of the solid part: less than the whole if the end dissolves.
    solid: f64,
}

impl Bar {
    fn new(datum: &Datum, exact: f64, middle: f64, thick: f64) -> Bar {
        let length = strokes::hairline(exact);
        let x = (middle - length / 2.0).round();
        let solid = (length * qualifier::solid(datum.qualifier)).round();
        Bar { rect: Rect::new(x, 0.0, length, thick), exact, solid }
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
        Rect::new(self.rect.right(), self.rect.y, (self.rect.h.min(width * RUN_ON.0) * RUN_ON.1).floor(), self.rect.h)
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
