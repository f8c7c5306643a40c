//! The transition from one picture to another. A mark keeps its identity: what is drawn for a fact that both pictures have moves from where
//! it is to where it will be, cut into as many pieces as it becomes. Everything else fades, texts included.
//!
//! Nothing is lost or made on the way: a fact has the same number of pieces at every moment, and their area changes evenly from that in one
//! picture to that in the other.

use std::f64::consts::PI;

use super::scene::{Ink, Rect, Role, Scene, Shape};

/// Polygons up to this size, in layout pixels, move as boxes of their area, since nobody sees their outline while they move. Larger ones
/// fade.
const SMALL: f64 = 14.0;
/// The share of the time by which the last piece starts later than the first.
const STAGGER: f64 = 0.3;
/// What leaves is gone by half of the time, less this share, and what comes begins to be seen as much later.
const PAUSE: f64 = 0.05;

/// A transition: a picture for every moment of it.
#[derive(Debug, Clone)]
pub struct Tween {
    from: Scene,
    to: Scene,
    /// Shapes of the first picture that fade.
    leaving: Vec<Shape>,
    /// Shapes of the second picture that appear.
    coming: Vec<Shape>,
    moves: Vec<Move>,
}

/// A piece of a mark that moves.
#[derive(Debug, Clone)]
struct Move {
    /// The position of its fact among those that both pictures have.
    fact: usize,
    from: Piece,
    to: Piece,
}

/// A piece at one end of its way.
#[derive(Debug, Clone, Copy)]
struct Piece {
    bounds: Rect,
    /// Whether it is a circle, and not a box.
    round: bool,
    /// In square layout pixels.
    area: f64,
    ink: Ink,
}

/// The same picture without its texts, as large as fits into another, in its middle: as the beginning of a transition to that.
pub fn fitted(scene: &Scene, into: &Scene) -> Scene {
    let drawn = || scene.shapes.iter().filter(|shape| !matches!(shape, Shape::Text(_)));
    let mut out = Scene::new(into.width);
    out.height = into.height;
    let all = drawn().map(Shape::bounds).reduce(Rect::union);
    let Some(all) = all.filter(|all| all.w > 0.0 && all.h > 0.0) else {
        return out;
    };
    let times = (into.width / all.w).min(into.height / all.h).min(1.0);
    let (left, top) = ((into.width - all.w * times) / 2.0, (into.height - all.h * times) / 2.0);
    let point = |x: f64, y: f64| (left + (x - all.x) * times, top + (y - all.y) * times);
    let rect = |r: Rect| {
        let (x, y) = point(r.x, r.y);
        Rect::new(x, y, r.w * times, r.h * times)
    };
    let points = |of: &[(f64, f64)]| of.iter().map(|(x, y)| point(*x, *y)).collect();
    for shape in drawn() {
        out.shapes.push(match shape {
            Shape::Box(r, ink) => Shape::Box(rect(*r), *ink),
            Shape::Circle(x, y, r, ink) => {
                let (x, y) = point(*x, *y);
                Shape::Circle(x, y, r * times, *ink)
            }
            Shape::Polygon(of, ink) => Shape::Polygon(points(of), *ink),
            Shape::Line(of, width, ink) => Shape::Line(points(of), width * times, *ink),
            Shape::Text(_) => continue,
        });
    }
    for mark in &scene.marks {
        out.mark(&mark.fact, rect(mark.bounds), mark.extent, mark.grain);
    }
    out
}

/// The transition from one scene to another of the same size. Facts are matched by the ids of the marks. A shape is drawn for the fact of
/// the mark around its middle that has the largest share of their common area with it (the Jaccard index), since strokes of a character
/// cross; unless it is a text, a line, a large polygon, or only a ground. The cost grows with the number of shapes.
pub fn transition(from: Scene, to: Scene) -> Tween {
    let both: Vec<&str> = to
        .marks
        .iter()
        .map(|mark| mark.fact.as_str())
        .filter(|fact| from.marks.iter().any(|mark| mark.fact == *fact))
        .collect();
    let (before, after) = (owners(&from, &both), owners(&to, &both));
    let mut moves = Vec::new();
    let mut moving = vec![false; both.len()];
    for (fact, moves_too) in moving.iter_mut().enumerate() {
        let (before, after) = (of_fact(&from, &before, fact), of_fact(&to, &after, fact));
        let count = before.len().max(after.len());
        if !before.is_empty() && !after.is_empty() {
            *moves_too = true;
            let ways = cut(&before, count).into_iter().zip(cut(&after, count));
            moves.extend(ways.map(|(from, to)| Move { fact, from, to }));
        }
    }
    let rest = |scene: &Scene, owners: &[Option<usize>]| -> Vec<Shape> {
        let moves_too = |owner: &Option<usize>| owner.and_then(|fact| moving.get(fact)).is_some_and(|moves| *moves);
        scene.shapes.iter().zip(owners).filter(|(_, owner)| !moves_too(owner)).map(|(shape, _)| shape.clone()).collect()
    };
    let (leaving, coming) = (rest(&from, &before), rest(&to, &after));
    Tween { from, to, leaving, coming, moves }
}

/// For each shape, the position of the fact that it is drawn for; `None` if it does not move.
fn owners(scene: &Scene, facts: &[&str]) -> Vec<Option<usize>> {
    let of = |shape: &Shape| {
        let own = piece(shape)?.bounds;
        let (x, y) = (own.x + own.w / 2.0, own.y + own.h / 2.0);
        let mut most = (0.0, None);
        for mark in &scene.marks {
            let b = mark.bounds;
            let (w, h) = (b.right().min(own.right()) - b.x.max(own.x), b.bottom().min(own.bottom()) - b.y.max(own.y));
            let like = w * h / (b.w * b.h + own.w * own.h - w * h);
            let around = b.x <= x && x <= b.right() && b.y <= y && y <= b.bottom();
            if around && like > most.0 {
                most = (like, Some(&mark.fact));
            }
        }
        let fact = most.1?;
        facts.iter().position(|of| of == fact)
    };
    scene.shapes.iter().map(of).collect()
}

fn of_fact(scene: &Scene, owners: &[Option<usize>], fact: usize) -> Vec<Piece> {
    let own = scene.shapes.iter().zip(owners).filter(|(_, owner)| **owner == Some(fact));
    own.filter_map(|(shape, _)| piece(shape)).collect()
}

/// A shape as a piece, if it may move.
fn piece(shape: &Shape) -> Option<Piece> {
    let bounds = shape.bounds();
    let (round, area, ink) = match shape {
        Shape::Box(r, ink) => (false, r.w * r.h, ink),
        Shape::Circle(_, _, r, ink) => (true, PI * r * r, ink),
        Shape::Polygon(points, ink) if bounds.w.max(bounds.h) <= SMALL => (false, area(points), ink),
        _ => return None,
    };
    let is_ground = matches!(ink.role, Role::Soft | Role::Faint | Role::Paper);
    (!is_ground).then_some(Piece { bounds, round, area, ink: *ink })
}

/// The area of a polygon by the shoelace formula.
pub(super) fn area(points: &[(f64, f64)]) -> f64 {
    let next = points.iter().cycle().skip(1);
    (points.iter().zip(next).map(|(p, q)| p.0 * q.1 - q.0 * p.1).sum::<f64>() / 2.0).abs()
}

/// Cuts shapes across their longer sides into `count` pieces, which are at least as many as they, spread evenly over them.
fn cut(shapes: &[Piece], count: usize) -> Vec<Piece> {
    let mut out = Vec::with_capacity(count);
    for (i, whole) in shapes.iter().enumerate() {
        let parts = (i + 1) * count / shapes.len() - out.len();
        let share = 1.0 / parts as f64;
        let r = whole.bounds;
        for part in 0..parts {
            let at = part as f64 * share;
            let bounds = if r.w >= r.h {
                Rect::new(r.x + r.w * at, r.y, r.w * share, r.h)
            } else {
                Rect::new(r.x, r.y + r.h * at, r.w, r.h * share)
            };
            out.push(Piece { bounds, round: whole.round && parts == 1, area: whole.area * share, ..*whole });
        }
    }
    out
}

impl Tween {
    /// Whether anything moves: whether both pictures draw a fact.
    pub fn moves(&self) -> bool {
        !self.moves.is_empty()
    }

    /// The number of pieces of each fact that moves, and the area of all of them at a moment, in square layout pixels.
    pub fn pieces(&self, time: f64) -> Vec<(usize, f64)> {
        let facts = self.moves.last().map_or(0, |of| of.fact + 1);
        let of_fact = |fact: usize| {
            let own = || self.moves.iter().filter(move |of| of.fact == fact);
            (own().count(), own().map(|of| of.area(time)).sum())
        };
        (0..facts).map(of_fact).filter(|(count, _)| *count > 0).collect()
    }

    /// The picture at a moment, from 0, the first picture, to 1, the second. It has the marks of the second throughout.
    pub fn at(&self, time: f64) -> Scene {
        let mut scene = Scene::new(self.to.width);
        (scene.height, scene.measure) = (self.to.height, self.to.measure);
        scene.marks.clone_from(&self.to.marks);
        let shapes = &mut scene.shapes;
        if time <= 0.0 {
            shapes.clone_from(&self.from.shapes);
        } else if time >= 1.0 {
            shapes.clone_from(&self.to.shapes);
        } else {
            let gone = 0.5 - PAUSE;
            let comes = (time - 0.5 - PAUSE) / gone;
            for on_top in [false, true] {
                faded(&self.leaving, 1.0 - time / gone, shapes, on_top);
            }
            faded(&self.coming, comes, shapes, false);
            let count = self.moves.len() as f64;
            shapes.extend(self.moves.iter().enumerate().map(|(i, of)| of.at(time, i as f64 / count)));
            faded(&self.coming, comes, shapes, true);
        }
        scene
    }
}

/// Adds these shapes at a share of their opacity, none if that is 0: those that may lie on what moves, texts and the gaps in a mark, or all
/// others.
fn faded(of: &[Shape], share: f64, out: &mut Vec<Shape>, on_top: bool) {
    let percent = percent(share * 100.0);
    for shape in of {
        let mut shape = shape.clone();
        let is_text = matches!(shape, Shape::Text(_));
        let ink = match &mut shape {
            Shape::Box(_, ink) | Shape::Circle(.., ink) | Shape::Polygon(_, ink) | Shape::Line(_, _, ink) => ink,
            Shape::Text(label) => &mut label.ink,
        };
        let is_on_top = is_text || ink.role == Role::Paper;
        *ink = ink.less(percent);
        if percent > 0 && is_on_top == on_top {
            out.push(shape);
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 100")]
fn percent(of: f64) -> u8 {
    of.clamp(0.0, 100.0).round() as u8
}

impl Move {
    fn area(&self, time: f64) -> f64 {
        self.from.area + (self.to.area - self.from.area) * time
    }

    /// The piece at a moment, if it starts `late`, from 0 to 1, of the stagger.
    fn at(&self, time: f64, late: f64) -> Shape {
        let share = ((time - STAGGER * late) / (1.0 - STAGGER)).clamp(0.0, 1.0);
        let between = |a: f64, b: f64| a + (b - a) * share;
        let (a, b) = (&self.from, &self.to);
        let nearer = if share < 0.5 { a } else { b };
        let (w, h) = (between(a.bounds.w, b.bounds.w), between(a.bounds.h, b.bounds.h));
        let (x, y) = (between(a.bounds.x, b.bounds.x) + w / 2.0, between(a.bounds.y, b.bounds.y) + h / 2.0);
        let percent = percent(between(f64::from(a.ink.percent), f64::from(b.ink.percent)));
        let ink = Ink { role: nearer.ink.role, percent };
        let area = self.area(time);
        if nearer.round {
            return Shape::Circle(x, y, (area / PI).sqrt(), ink);
        }
        // Between two boxes of different form the area would not change evenly.
        let times = if w * h > 0.0 { (area / (w * h)).sqrt() } else { 1.0 };
        Shape::Box(Rect::new(x - w * times / 2.0, y - h * times / 2.0, w * times, h * times), ink)
    }
}
