//! Batching: shapes of one paint are put beside each other where the picture stays the same, so that they share an element.

use crate::chart::scene::{Ink, Rect, Shape};

/// How far apart two shapes are before neither shows through the other's smoothed edge, in the units in which their boxes are given: layout
/// pixels here, those of the SVG in `svg.rs`.
const APART: f64 = 1.0;

/// The shapes in an order that paints the same picture, in which those of one paint follow each other. A shape moves towards the front only
/// past shapes that it does not touch.
///
/// The time grows with the number of shapes times the number of paints, and with the shapes of a paint where their boxes overlap.
pub fn batched(shapes: &[Shape]) -> Vec<Shape> {
    let mut batches: Vec<Batch> = Vec::new();
    for shape in shapes {
        let (paint, reach) = (Paint::of(shape), reach(shape));
        let mut place = None;
        for (at, batch) in batches.iter().enumerate().rev() {
            let touches = batch.touches(reach);
            // Of one opaque paint, nobody sees which of two shapes lies above.
            let stays = at + 1 == batches.len() || paint.as_ref().is_some_and(Paint::is_opaque);
            if paint.is_some() && batch.paint == paint && (stays || !touches) {
                place = Some(at);
                break;
            }
            if touches {
                break;
            }
        }
        match place.and_then(|at| batches.get_mut(at)) {
            Some(batch) => batch.push(shape, reach),
            None => {
                let mut batch = Batch { paint, shapes: Vec::new(), reaches: Vec::new(), all: reach };
                batch.push(shape, reach);
                batches.push(batch);
            }
        }
    }
    batches.into_iter().flat_map(|batch| batch.shapes).cloned().collect()
}

/// What an element says of its paint: shapes with the same may share one. Texts never do.
#[derive(PartialEq)]
enum Paint {
    Fill(Ink),
    /// A colour, a width, and whether the ends are round, as those of circles are.
    Stroke(Ink, f64, bool),
}

impl Paint {
    fn of(shape: &Shape) -> Option<Paint> {
        match shape {
            Shape::Box(_, ink) | Shape::Polygon(_, ink) => Some(Paint::Fill(*ink)),
            Shape::Circle(_, _, r, ink) => Some(Paint::Stroke(*ink, 2.0 * r, true)),
            Shape::Line(_, width, ink) => Some(Paint::Stroke(*ink, *width, false)),
            Shape::Text(_) => None,
        }
    }

    fn is_opaque(&self) -> bool {
        let (Paint::Fill(ink) | Paint::Stroke(ink, ..)) = self;
        ink.percent >= 100
    }
}

/// Shapes of one paint.
struct Batch<'a> {
    paint: Option<Paint>,
    shapes: Vec<&'a Shape>,
    reaches: Vec<Rect>,
    /// The box around all of them.
    all: Rect,
}

impl<'a> Batch<'a> {
    fn push(&mut self, shape: &'a Shape, reach: Rect) {
        self.shapes.push(shape);
        self.reaches.push(reach);
        self.all = self.all.union(reach);
    }

    fn touches(&self, reach: Rect) -> bool {
        touch(self.all, reach) && self.reaches.iter().any(|own| touch(*own, reach))
    }
}

/// Whether two boxes overlap, or are less than [`APART`] from each other.
pub(super) fn touch(a: Rect, b: Rect) -> bool {
    a.x < b.right() + APART && b.x < a.right() + APART && a.y < b.bottom() + APART && b.y < a.bottom() + APART
}

/// The box that a shape surely stays in: a line's with its stroke, a text's with room for a wider font.
fn reach(shape: &Shape) -> Rect {
    let Rect { x, y, w, h } = shape.bounds();
    let (beside, above) = match shape {
        // A corner of two segments reaches out further than half the stroke: up to the miter limit of SVG, 4.
        Shape::Line(_, width, _) => (2.0 * width, 2.0 * width),
        // The widths of fonts differ much, their heights little.
        Shape::Text(label) => (label.size.max(w / 4.0), h / 8.0),
        _ => (0.0, 0.0),
    };
    Rect::new(x - beside, y - above, w + 2.0 * beside, h + 2.0 * above)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::{Anchor, Label, Role};

    fn solid(x: f64, role: Role) -> Shape {
        Shape::Box(Rect::new(x, 0.0, 10.0, 10.0), Ink::full(role))
    }

    fn text(x: f64) -> Shape {
        let label = Label {
            text: "工".into(),
            x,
            y: 8.0,
            size: 10.0,
            bold: false,
            anchor: Anchor::Start,
            ink: Ink::full(Role::Ink),
            of: None,
        };
        Shape::Text(label)
    }

    #[test]
    fn shapes_of_one_paint_that_lie_apart_come_together() {
        let given =
            [solid(0.0, Role::Orange), solid(20.0, Role::Plum), solid(40.0, Role::Orange), solid(60.0, Role::Plum)];
        let expected = [0, 2, 1, 3].map(|at: usize| given.get(at).cloned());
        assert_eq!(batched(&given).into_iter().map(Some).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_shape_stays_over_what_it_touches() {
        let given =
            [solid(0.0, Role::Orange), solid(8.0, Role::Plum), solid(15.0, Role::Orange), solid(15.5, Role::Plum)];
        assert_eq!(batched(&given), given);
    }

    #[test]
    fn a_text_is_never_passed_where_it_may_be_written() {
        let given = [solid(0.0, Role::Orange), text(2.0), solid(14.0, Role::Orange)];
        assert_eq!(batched(&given), given);
        let far = [solid(0.0, Role::Orange), text(2.0), solid(60.0, Role::Orange)];
        assert_eq!(batched(&far).last(), Some(&text(2.0)));
    }

    #[test]
    fn circles_of_two_sizes_and_lines_of_two_widths_have_two_paints() {
        let ink = Ink::full(Role::Ink);
        let circle = |x, r| Shape::Circle(x, 0.0, r, ink);
        let line = |x, width| Shape::Line(vec![(x, 0.0), (x, 9.0)], width, ink);
        let given = [
            circle(0.0, 4.0),
            line(40.0, 2.0),
            circle(80.0, 3.0),
            line(120.0, 2.0),
            circle(160.0, 4.0),
            line(200.0, 1.0),
        ];
        let expected = [
            circle(0.0, 4.0),
            circle(160.0, 4.0),
            line(40.0, 2.0),
            line(120.0, 2.0),
            circle(80.0, 3.0),
            line(200.0, 1.0),
        ];
        assert_eq!(batched(&given), expected);
    }
}
