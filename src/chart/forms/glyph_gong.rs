//! The character 工 built of two bars on one scale: the upper horizontal is a part, the lower its whole.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::{note, value};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene};
use crate::model::content::Hue;
use crate::model::ledger::Qualifier;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::exactly(2, "the upper and the lower horizontal"),
    scale: Scale::Common,
    order: Order::PartFirst,
    counts: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Cropped,
    hue: Hue::Gong,
    layout,
};

/// Length of the lower stroke when its value is the largest, as a share of the width.
const LONGEST: f64 = 0.8;
/// Where both strokes are centred, as a share of the width; left of the middle, to leave space for the chevrons of "over".
const CENTRE: f64 = 0.43;

/// Lays out the first two data as the upper and the lower horizontal, centred on one stem: square on a wide frame, half as
/// tall on a narrow one. "Nearly" dissolves into slats, "over" runs on in chevrons. Name and value are inside their strokes; if one
/// value does not fit, over the upper and under the lower stroke.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let [upper, lower, ..] = chart.data.as_slice() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let w = frame.width;
    // On a wide frame the character is centred in a square like its neighbours 小 and 美.
    let (top, thick, stem) = if frame.wide() { (w * 0.11, w * 0.16, w * 0.46) } else { (0.0, w * 0.165, w * 0.15) };
    let (top, thick, stem) = (top.round(), thick.round(), stem.round());
    let scale = w * LONGEST / chart.max();
    let post = (w * 0.07).round();
    let middle = (w * CENTRE).round();
    let name = frame.label().max(thick * 0.25);
    let stroke = |datum, y| Stroke::new(datum, middle, y, thick, scale);
    let inside = [upper, lower].iter().all(|datum| stroke(datum, top).has_room(datum, w, name));
    // In large type name and value take two lines: make the stroke thick enough for them.
    let thick = if inside { thick.max((name * 2.6).ceil()) } else { thick };
    let over = if inside { 0.0 } else { words(&mut scene, upper, stroke(upper, top).rect.x, top, name, hue) };
    let (first, second) = (top + over, top + over + thick + stem);
    scene.fill(Rect::new(middle - post / 2.0, first + thick, post, stem), hue);
    for (datum, y) in [(upper, first), (lower, second)] {
        let stroke = Stroke::new(datum, middle, y, thick, scale);
        stroke.draw(&mut scene, datum, hue);
        if inside {
            stroke.draw_label(&mut scene, datum, name);
        }
    }
    let mut bottom = second + thick;
    if !inside {
        bottom += words(&mut scene, lower, stroke(lower, second).rect.x, bottom, name, hue);
    }
    scene.height = if frame.wide() { w.max(bottom) } else { bottom };
    scene
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

/// Width of a chevron and depth of its point, as shares of the stroke's thickness.
const CHEVRON: (f64, f64) = (0.22, 0.3);
/// Largest stroke thickness that chevrons are sized by, as a share of the frame's width: in a stroke made thicker for its text they
/// reach no further.
const RUN: f64 = 0.165;

/// A horizontal of the character.
struct Stroke {
    rect: Rect,
    /// The exact length, before [`strokes::hairline`] rounds it.
    exact: f64,
    /// Length of the solid part: less than the whole if the end dissolves.
    solid: f64,
}

impl Stroke {
    fn new(datum: &Datum, middle: f64, y: f64, thick: f64, scale: f64) -> Stroke {
        let exact = datum.value * scale;
        let length = strokes::hairline(exact);
        let x = (middle - length / 2.0).round();
        let fade = if datum.qualifier == Qualifier::Nearly { (length * 0.2).round() } else { 0.0 };
        Stroke { rect: Rect::new(x, y, length, thick), exact, solid: length - fade }
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
        let end =
            if datum.qualifier.runs_on() { self.chevron(1, width) + self.reach(width) } else { self.rect.right() };
        end + self.pad()
    }

    /// Whether its value fits at the size of its name, inside the stroke or to the right of it.
    fn has_room(&self, datum: &Datum, width: f64, name: f64) -> bool {
        let needed = measure::width(&datum.value_text(), name);
        needed <= self.room().max(width - self.left(datum, width))
    }

    /// Left edge of the i-th chevron.
    fn chevron(&self, i: usize, width: f64) -> f64 {
        self.rect.right() + self.rect.h.min(width * RUN) * (0.08 + 0.34 * i as f64)
    }

    /// Width of a chevron with its point.
    fn reach(&self, width: f64) -> f64 {
        self.rect.h.min(width * RUN) * (CHEVRON.0 + CHEVRON.1)
    }

    fn draw(&self, scene: &mut Scene, datum: &Datum, ink: Ink) {
        let Rect { x, y, h: thick, .. } = self.rect;
        scene.fill(Rect::new(x, y, self.solid, thick), ink);
        let step = (self.rect.w - self.solid) / 6.0;
        for i in 0..if datum.qualifier == Qualifier::Nearly { 6 } else { 0 } {
            let i = f64::from(i);
            scene.fill(Rect::new(x + self.solid + step * (i + 0.3), y, step * (0.66 - 0.09 * i), thick), ink);
        }
        if datum.qualifier.runs_on() {
            for (i, percent) in [100, 70].into_iter().enumerate() {
                let (a, width) = (self.chevron(i, scene.width), thick.min(scene.width * RUN));
                chevron(scene, a, y, (width, thick), ink.fade(percent));
            }
        }
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

fn chevron(scene: &mut Scene, x: f64, y: f64, (width, thick): (f64, f64), ink: Ink) {
    let (w, point) = (width * CHEVRON.0, width * CHEVRON.1);
    scene.polygon(
        vec![
            (x, y),
            (x + w, y),
            (x + w + point, y + thick / 2.0),
            (x + w, y + thick),
            (x, y + thick),
            (x + point, y + thick / 2.0),
        ],
        ink,
    );
}
