//! Reads a scene back from its still, the SVG element that [`svg`](super::svg) writes. So a browser paints the layouts of the build, and
//! the reader's wasm has no code that lays charts out.

use super::paint::FINE;
use crate::chart::scene::{Anchor, Ink, Label, Rect, Role, Scene, Shape};

/// The attribute of the root with the boxes of the marks, in reading order: left, top, width and height of each.
pub const MARKS: &str = "data-marks";

/// A box as it is written, in whole layout pixels, the smallest such box around it.
pub(super) fn written(Rect { x, y, w, h }: Rect) -> String {
    let (left, top) = (x.floor(), y.floor());
    [left, top, (x + w).ceil() - left, (y + h).ceil() - top].map(|length| format!("{length}")).join(" ")
}

/// A still as it was read.
#[derive(Debug, Clone)]
pub struct Still {
    /// Its shapes, exactly as they were painted. It has no marks: a still knows no facts.
    pub scene: Scene,
    /// The boxes of the marks, in layout pixels and in reading order.
    pub marks: Vec<Rect>,
}

/// An element of a still.
pub trait StillElement {
    /// The value of an attribute; empty if it has none of this name.
    fn attribute(&self, name: &str) -> String;
    /// Its text.
    fn text(&self) -> String;
}

/// Reads a still from its root and its children in their order. What it does not know is left out: only [`svg`](super::svg) writes stills.
pub fn read<E: StillElement>(root: &E, children: impl Iterator<Item = E>) -> Still {
    let size = numbers(&root.attribute("viewBox"));
    let size = |at: usize| size.get(at).map_or(0.0, |length| length / FINE);
    let mut scene = Scene::new(size(2));
    scene.height = size(3);
    for child in children {
        shapes(&child, &mut scene.shapes);
    }
    let marks = numbers(&root.attribute(MARKS));
    let rect = |part: &[f64]| match part {
        [x, y, w, h] => Some(Rect::new(*x, *y, *w, *h)),
        _ => None,
    };
    Still { scene, marks: marks.chunks(4).filter_map(rect).collect() }
}

/// The whole numbers of a text, which has spaces between them. Parsing fractions would cost the reader's wasm 15 KB.
fn numbers(text: &str) -> Vec<f64> {
    let mut rest = text.as_bytes();
    std::iter::from_fn(|| (!rest.is_empty()).then(|| number(&mut rest))).collect()
}

/// The shapes of an element.
fn shapes(element: &impl StillElement, out: &mut Vec<Shape>) {
    let number = |name: &str| number(&mut element.attribute(name).as_bytes()) / FINE;
    let (fill, stroke) = (element.attribute("fill"), element.attribute("stroke"));
    let stroked = fill == "none";
    let ink = ink(if stroked { &stroke } else { &fill }, &element.attribute("opacity"));
    let path = element.attribute("d");
    if path.is_empty() {
        let anchor = match element.attribute("text-anchor").as_str() {
            "middle" => Anchor::Middle,
            "end" => Anchor::End,
            _ => Anchor::Start,
        };
        let bold = !element.attribute("font-weight").is_empty();
        let (x, y, size) = (number("x"), number("y"), number("font-size"));
        out.push(Shape::Text(Label { text: element.text(), x, y, size, bold, anchor, ink, of: None }));
        return;
    }
    let width = number("stroke-width");
    let round = !element.attribute("stroke-linecap").is_empty();
    subpaths(&path, |points, level| {
        out.push(match points.as_slice() {
            [(x, y), ..] if round => Shape::Circle(*x, *y, width / 2.0, ink),
            _ if stroked => Shape::Line(points, width, ink),
            [(x, y), (right, _), (_, bottom), ..] if level => Shape::Box(Rect::new(*x, *y, right - x, bottom - y), ink),
            _ => Shape::Polygon(points, ink),
        });
    });
}

/// A colour such as `var(--ink)`, and its opacity, such as `0.38`, or empty if it is full.
fn ink(paint: &str, opacity: &str) -> Ink {
    let token = paint.strip_prefix("var(").and_then(|token| token.strip_suffix(')')).unwrap_or_default();
    let role = Role::ALL.into_iter().find(|role| role.token() == token).unwrap_or(Role::Ink);
    let percent = match opacity.as_bytes() {
        [] => 100,
        [_, _, tens] => (tens & 15) * 10,
        [_, _, tens, ones, ..] => (tens & 15) * 10 + (ones & 15),
        _ => 0,
    };
    Ink { role, percent }
}

/// The subpaths of a path of relative steps: their points in layout pixels, without those that only close them, and whether all steps are
/// level or upright, as those of boxes are.
fn subpaths(path: &str, mut each: impl FnMut(Vec<(f64, f64)>, bool)) {
    let mut rest = path.as_bytes();
    let (mut pen, mut begun) = ((0.0, 0.0), (0.0, 0.0));
    let (mut points, mut level) = (Vec::new(), true);
    while let Some((command, after)) = rest.split_first() {
        rest = after;
        let (dx, dy) = match command {
            b'm' | b'l' => (number(&mut rest), number(&mut rest)),
            b'h' => (number(&mut rest), 0.0),
            b'v' => (0.0, number(&mut rest)),
            _ => {
                pen = begun;
                continue;
            }
        };
        pen = (pen.0 + dx, pen.1 + dy);
        if *command == b'm' {
            if !points.is_empty() {
                each(std::mem::take(&mut points), level);
            }
            (begun, level) = (pen, true);
        }
        level &= *command != b'l';
        points.push((pen.0 / FINE, pen.1 / FINE));
    }
    if !points.is_empty() {
        each(points, level);
    }
}

/// Takes a whole number from the front of a path.
fn number(rest: &mut &[u8]) -> f64 {
    let (mut number, mut sign, mut begun) = (0.0, 1.0, false);
    while let Some((byte, after)) = rest.split_first() {
        match byte {
            b'0'..=b'9' => number = number * 10.0 + f64::from(byte - b'0'),
            // The next number or command begins.
            _ if begun => break,
            b'-' => sign = -1.0,
            _ => {}
        }
        begun |= *byte != b' ';
        *rest = after;
    }
    number * sign
}
