//! A counted amount as the pieces of a closed road, such as a ring road: all pieces are of one length, and the last ends where the first
//! begins. It is no map.

use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::{heading, note, value};
use crate::chart::scene::{Anchor, Rect};
use crate::chart::{Chart, Frame, Scene, qualifier, symbol, trig};
use crate::model::content::Hue;
use crate::text::measure;

/// Most pieces: a road of more would be a line of hairs.
const MOST: usize = 120;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ONE,
    scale: Scale::Common,
    order: Order::Free,
    counts: Some(Counts { most: MOST, each: 2.0, each_far: 50.0 }),
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Lake,
    separate_marks: false,
    draw: None,
    layout,
};

/// The widest road, from edge to edge.
const WIDEST: f64 = 720.0;
/// Its height, as a share of its width.
const FLAT: f64 = 0.34;
/// Least height.
const LOWEST: f64 = 112.0;
/// How wide the road is, as a share of the height of the ring.
const ROAD: f64 = 0.15;
/// Space between two pieces.
const GAP: f64 = 2.0;
/// In a bend a piece is drawn as straight lines of at most this length.
const STRAIGHT: f64 = 8.0;

/// Lays out the first datum as a ring, with its value and name in the middle if there is room, else under it. The pieces begin at the top
/// and follow each other clockwise.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let Some(datum) = chart.data.first() else {
        return scene;
    };
    let w = frame.width.min(WIDEST);
    let text = 1.2 * frame.inside() + frame.line();
    let h = (w * FLAT).max(LOWEST).max(text / (1.0 - 2.0 * ROAD)).min(w).round();
    let road = (h * ROAD).round();
    let ring = Ring::within(Rect::new(0.0, 0.0, w, h), road);
    let each = symbol::coarse(chart.each, datum.value, MOST);
    let count = datum.value / each;
    let places = qualifier::places(count, datum.qualifier);
    let pitch = ring.length() / places.max(1) as f64;
    let gap = GAP.min(pitch / 4.0);
    let ink = chart.ink(datum);
    for i in 0..places {
        let from = i as f64 * pitch;
        let percent = symbol::opacity(i, count, datum.qualifier);
        scene.polygon(ring.piece(from + gap / 2.0, from + pitch - gap / 2.0, road), ink.less(percent));
    }
    scene.mark(&datum.fact, Rect::new(0.0, 0.0, w, h), count, 0.01);
    let room = w - 2.0 * road - h / 2.0;
    let size = measure::fitting(&datum.value_text(), frame.inside(), room);
    let written = size >= frame.value() && measure::width(&datum.label, frame.label()) <= room;
    let last = if written {
        // A value is up to 0.85 em high, and names reach 0.2 em below their baseline: both lines together are in the middle.
        let y = (h + size * 0.85 - frame.line() - frame.label() * 0.2) / 2.0;
        let (x, y) = (w / 2.0, y.round());
        scene.value(value(&datum.value_text(), x, y, size, Anchor::Middle).of(&datum.fact), room);
        scene.label(note(&datum.label, x, y + frame.line(), frame.label(), Anchor::Middle).of(&datum.fact), room);
        h
    } else {
        heading(&mut scene, frame, datum, 0.0, (h + frame.value() + 8.0).round(), w)
    };
    scene.height = (last + 10.0).round();
    scene
}

/// The middle line of the road: two level lines of length `2 * level`, and two half circles that join them.
struct Ring {
    centre: (f64, f64),
    level: f64,
    radius: f64,
}

impl Ring {
    /// The road's edge lies within the box.
    fn within(rect: Rect, road: f64) -> Ring {
        let radius = (rect.h.min(rect.w) - road) / 2.0;
        let level = ((rect.w - road) / 2.0 - radius).max(0.0);
        Ring { centre: (rect.x + rect.w / 2.0, rect.y + rect.h / 2.0), level, radius }
    }

    fn bend(&self) -> f64 {
        self.radius * std::f64::consts::PI
    }

    fn length(&self) -> f64 {
        4.0 * self.level + 2.0 * self.bend()
    }

    /// The outline of a piece of a road of this width, from one distance to another, clockwise from the top.
    fn piece(&self, from: f64, to: f64, road: f64) -> Vec<(f64, f64)> {
        let steps = symbol::whole(((to - from) / STRAIGHT).ceil()).clamp(1, MOST);
        let at = |i: usize, aside: f64| self.at(from + (to - from) * i as f64 / steps as f64, aside);
        let outer = (0..=steps).map(|i| at(i, road / 2.0));
        outer.chain((0..=steps).rev().map(|i| at(i, -road / 2.0))).collect()
    }

    /// The point at a distance, clockwise from the top, and so far outside of the middle line.
    fn at(&self, distance: f64, aside: f64) -> (f64, f64) {
        let (x, y) = self.centre;
        let (level, radius) = (self.level, self.radius + aside);
        let half = 2.0 * level + self.bend();
        // The second half is the first, turned around the centre.
        let second = distance > half;
        let along = if second { distance - half } else { distance };
        let (px, py) = if along <= level {
            (x + along, y - radius)
        } else if along <= level + self.bend() {
            let turns = (along - level) / self.bend() / 2.0;
            (x + level + radius * trig::sin(turns), y - radius * trig::cos(turns))
        } else {
            (x + level - (along - level - self.bend()), y + radius)
        };
        if second { (2.0 * x - px, 2.0 * y - py) } else { (px, py) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::transition::area;

    /// Of three rings, the box around it and the outline of a piece as long as all of it.
    fn rings() -> impl Iterator<Item = (Ring, Rect, Vec<(f64, f64)>)> {
        [(300.0, 100.0), (100.0, 100.0), (560.0, 200.0)].into_iter().map(|(w, h)| {
            let rect = Rect::new(0.0, 0.0, w, h);
            let ring = Ring::within(rect, 20.0);
            let outline = ring.piece(0.0, ring.length(), 20.0);
            (ring, rect, outline)
        })
    }

    #[test]
    fn a_ring_is_closed_and_stays_within_its_box() {
        for (_, rect, outline) in rings() {
            let half = outline.len() / 2;
            for (a, b) in [(outline[0], outline[half - 1]), (outline[half], outline[outline.len() - 1])] {
                assert!((a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() < 1e-6, "{a:?} {b:?}");
            }
            let around = Rect::around(&outline);
            assert!(around.x > -1e-6 && around.y > -1e-6, "{around:?}");
            assert!(around.right() < rect.w + 1e-6 && around.bottom() < rect.h + 1e-6, "{around:?}");
        }
    }

    #[test]
    fn pieces_of_one_length_have_one_area_wherever_they_are() {
        for (ring, ..) in rings() {
            let length = ring.length() / 40.0;
            for i in 0..40 {
                let outline = ring.piece(length * f64::from(i), length * f64::from(i + 1), 20.0);
                let area = area(&outline);
                assert!((area / (length * 20.0) - 1.0).abs() < 0.03, "{i}: {area} of {}", length * 20.0);
            }
        }
    }
}
