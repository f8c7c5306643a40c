//! A chart after layout: shapes in painting order, and the marks a reader can point at. Knows facts only by id, and no backend.

use std::collections::BTreeMap;

pub use super::role::Role;
use crate::text::measure;

/// A colour as a role and an opacity: fading colours mean "nearly" and "over".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink {
    /// What the colour is for.
    pub role: Role,
    /// Opacity in per cent, 0 to 100.
    pub percent: u8,
}

impl Ink {
    /// A colour at full opacity.
    pub fn full(role: Role) -> Ink {
        Ink { role, percent: 100 }
    }

    /// The same colour at this many per cent of its present opacity.
    pub fn less(self, percent: u8) -> Ink {
        let [_, left] = (u16::from(self.percent) * u16::from(percent.min(100)) / 100).to_be_bytes();
        self.fade(left)
    }

    /// The same colour at this opacity in per cent.
    pub fn fade(self, percent: u8) -> Ink {
        Ink { role: self.role, percent }
    }
}

/// A box in layout pixels, from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// A box from its upper left corner, width and height.
    pub fn new(x: f64, y: f64, w: f64, h: f64) -> Rect {
        Rect { x, y, w, h }
    }

    /// The same box, moved right and down.
    pub fn moved(self, x: f64, y: f64) -> Rect {
        Rect { x: self.x + x, y: self.y + y, ..self }
    }

    /// The right edge.
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    /// The lower edge.
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// The smallest box around both.
    pub fn union(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// The smallest box around points; an empty one at the origin if there are none.
    pub fn around(points: &[(f64, f64)]) -> Rect {
        let boxes = points.iter().map(|(x, y)| Rect::new(*x, *y, 0.0, 0.0));
        boxes.reduce(Rect::union).unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0))
    }
}

/// Which part of a text is at its anchor point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// A run of text on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// What is written.
    pub text: String,
    /// Horizontal position of the anchor, in layout pixels.
    pub x: f64,
    /// The alphabetic baseline.
    pub y: f64,
    /// Font size in layout pixels.
    pub size: f64,
    /// Whether it is set in the bold weight.
    pub bold: bool,
    /// Which part of the text is at `x`.
    pub anchor: Anchor,
    /// Its colour.
    pub ink: Ink,
    /// Id of the fact whose name or value it is: pointing at the label counts as pointing at that fact's mark.
    pub of: Option<String>,
}

impl Label {
    /// The same label, belonging to a fact.
    pub fn of(self, fact: &str) -> Label {
        Label { of: Some(fact.into()), ..self }
    }

    /// The same label in another colour.
    pub fn ink(self, ink: Ink) -> Label {
        Label { ink, ..self }
    }

    /// The box the text is expected to take.
    pub fn bounds(&self) -> Rect {
        let w = measure::width(&self.text, self.size);
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - w / 2.0,
            Anchor::End => self.x - w,
        };
        Rect::new(x, self.y - measure::ASCENT * self.size, w, self.size * measure::HEIGHT)
    }
}

/// Something to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled box.
    Box(Rect, Ink),
    /// A filled circle: centre and radius.
    Circle(f64, f64, f64, Ink),
    /// A filled polygon.
    Polygon(Vec<(f64, f64)>, Ink),
    /// An open line of this width.
    Line(Vec<(f64, f64)>, f64, Ink),
    /// A line of text.
    Text(Label),
}

impl Shape {
    /// The box it is expected to take, in layout pixels; a line's stroke width is ignored.
    pub fn bounds(&self) -> Rect {
        match self {
            Shape::Box(rect, _) => *rect,
            Shape::Circle(x, y, r, _) => Rect::new(x - r, y - r, 2.0 * r, 2.0 * r),
            Shape::Polygon(points, _) | Shape::Line(points, _, _) => Rect::around(points),
            Shape::Text(label) => label.bounds(),
        }
    }
}

/// The mark of one fact: its id, and the boxes a reader would point at.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Id of the fact.
    pub fact: String,
    /// The box of what is drawn for the fact, in layout pixels.
    pub bounds: Rect,
    /// The hit area: `bounds` and the labels of the fact, since readers tap on the number, not only on the bar. Hit areas of
    /// neighbours may overlap where their labels share a line.
    pub reach: Rect,
    /// The length, area or count drawn, from zero, in a unit of the form's choice, or the position on an axis: proportional to the fact's
    /// value within a scale, as [`proportionality::check`](super::proportionality::check) verifies for every layout.
    pub extent: f64,
    /// How much `extent` may differ from exact proportion, because pixels, dots and cells are whole.
    pub grain: f64,
}

/// What the extents of a scene's marks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Lengths, areas or counts from zero.
    Length,
    /// Positions on an axis that may begin anywhere.
    Position,
    /// Nothing: values are written and not drawn.
    Nothing,
}

/// A chart laid out for one frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// In layout pixels.
    pub width: f64,
    /// In layout pixels; at least one after layout.
    pub height: f64,
    /// What is painted, in this order.
    pub shapes: Vec<Shape>,
    /// In reading order.
    pub marks: Vec<Mark>,
    /// What the extents of the marks are.
    pub measure: Measure,
}

impl Scene {
    /// An empty scene of this width and zero height; a layout sets the height.
    pub fn new(width: f64) -> Scene {
        Scene { width, height: 0.0, shapes: Vec::new(), marks: Vec::new(), measure: Measure::Length }
    }

    /// Fills a box; does nothing if it has no width or height.
    pub fn fill(&mut self, rect: Rect, ink: Ink) {
        if rect.w > 0.0 && rect.h > 0.0 {
            self.shapes.push(Shape::Box(rect, ink));
        }
    }

    /// The four edges of a box as filled boxes, inside it, so that they are crisp at any pixel ratio.
    pub fn outline(&mut self, rect: Rect, width: f64, ink: Ink) {
        let Rect { x, y, w, h } = rect;
        self.fill(Rect::new(x, y, w, width), ink);
        self.fill(Rect::new(x, rect.bottom() - width, w, width), ink);
        self.fill(Rect::new(x, y + width, width, h - 2.0 * width), ink);
        self.fill(Rect::new(rect.right() - width, y + width, width, h - 2.0 * width), ink);
    }

    /// Fills a circle; does nothing if it has no radius.
    pub fn circle(&mut self, x: f64, y: f64, r: f64, ink: Ink) {
        if r > 0.0 {
            self.shapes.push(Shape::Circle(x, y, r, ink));
        }
    }

    /// Fills a polygon, closed from its last point to its first.
    pub fn polygon(&mut self, points: Vec<(f64, f64)>, ink: Ink) {
        self.shapes.push(Shape::Polygon(points, ink));
    }

    /// Draws an open line of this width in layout pixels.
    pub fn line(&mut self, points: Vec<(f64, f64)>, width: f64, ink: Ink) {
        self.shapes.push(Shape::Line(points, width, ink));
    }

    /// Writes a name or a note, shortened with an ellipsis to `room` layout pixels, and kept within the scene's width.
    pub fn label(&mut self, mut label: Label, room: f64) {
        label.text = measure::fit(&label.text, label.size, room.min(self.width));
        self.write(label);
    }

    /// Writes a value: set smaller to fit into `room` layout pixels, never shortened, since a shortened number is another number.
    pub fn value(&mut self, mut label: Label, room: f64) {
        label.size = measure::fitting(&label.text, label.size, room.min(self.width));
        self.write(label);
    }

    fn write(&mut self, mut label: Label) {
        if label.text.is_empty() {
            return;
        }
        let bounds = label.bounds();
        let over = (bounds.right() - self.width).max(0.0);
        label.x -= over;
        label.x += (-(bounds.x - over)).max(0.0);
        self.shapes.push(Shape::Text(label));
    }

    /// Records the mark of a fact; see [`Mark`] for the parameters.
    pub fn mark(&mut self, fact: &str, bounds: Rect, extent: f64, grain: f64) {
        self.marks.push(Mark { fact: fact.into(), bounds, reach: bounds, extent, grain });
    }

    /// Extends the hit area of every mark to the labels of its fact, whether added before the mark or after it.
    pub(super) fn gather(&mut self) {
        let mut boxes: BTreeMap<&str, Rect> = BTreeMap::new();
        let labels = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(label) => Some((label.of.as_deref()?, label.bounds())),
            _ => None,
        });
        for (fact, bounds) in labels {
            boxes.entry(fact).and_modify(|all| *all = all.union(bounds)).or_insert(bounds);
        }
        for mark in &mut self.marks {
            if let Some(written) = boxes.get(mark.fact.as_str()) {
                mark.reach = mark.bounds.union(*written);
            }
        }
    }

    /// Adds another scene to this one, with its upper left corner at (x, y).
    pub fn place(&mut self, other: Scene, x: f64, y: f64) {
        let at = |points: Vec<(f64, f64)>| points.into_iter().map(|(px, py)| (px + x, py + y)).collect();
        self.shapes.extend(other.shapes.into_iter().map(|shape| match shape {
            Shape::Box(r, ink) => Shape::Box(r.moved(x, y), ink),
            Shape::Circle(cx, cy, r, ink) => Shape::Circle(cx + x, cy + y, r, ink),
            Shape::Polygon(points, ink) => Shape::Polygon(at(points), ink),
            Shape::Line(points, width, ink) => Shape::Line(at(points), width, ink),
            Shape::Text(label) => Shape::Text(Label { x: label.x + x, y: label.y + y, ..label }),
        }));
        let moved = |m: Mark| Mark { bounds: m.bounds.moved(x, y), reach: m.reach.moved(x, y), ..m };
        self.marks.extend(other.marks.into_iter().map(moved));
    }

    /// The same scene, scaled by a factor.
    pub fn scaled(self, times: f64) -> Scene {
        let rect = |r: Rect| Rect::new(r.x * times, r.y * times, r.w * times, r.h * times);
        let all = |points: Vec<(f64, f64)>| points.into_iter().map(|(x, y)| (x * times, y * times)).collect();
        let shape = |shape| match shape {
            Shape::Box(r, ink) => Shape::Box(rect(r), ink),
            Shape::Circle(x, y, r, ink) => Shape::Circle(x * times, y * times, r * times, ink),
            Shape::Polygon(points, ink) => Shape::Polygon(all(points), ink),
            Shape::Line(points, width, ink) => Shape::Line(all(points), width * times, ink),
            Shape::Text(l) => Shape::Text(Label { x: l.x * times, y: l.y * times, size: l.size * times, ..l }),
        };
        let mark = |m: Mark| Mark {
            bounds: rect(m.bounds),
            reach: rect(m.reach),
            extent: m.extent * times,
            grain: m.grain * times,
            ..m
        };
        Scene {
            width: self.width * times,
            height: self.height * times,
            shapes: self.shapes.into_iter().map(shape).collect(),
            marks: self.marks.into_iter().map(mark).collect(),
            measure: self.measure,
        }
    }

    /// The same scene without the empty space above and below its shapes.
    pub fn cropped(self) -> Scene {
        let Some(all) = self.shapes.iter().map(Shape::bounds).reduce(Rect::union) else {
            return self;
        };
        let mut out = Scene::new(self.width);
        out.height = all.h.ceil();
        out.place(self, 0.0, -all.y);
        out
    }

    /// The labels, in painting order.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.shapes.iter().filter_map(|s| match s {
            Shape::Text(label) => Some(label),
            _ => None,
        })
    }
}
