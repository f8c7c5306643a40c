//! A scene as a self-contained SVG file for programs with little SVG support: office programs, viewers, print shops.
//!
//! Every shape is an element of its own with absolute coordinates in CSS pixels: no paths, no strokes in place of discs, no
//! custom properties, no style sheet, no scale between `viewBox` and size. The compact form for the page is [`svg`](super::svg).

use super::paint;
use super::paint::{FINE, Palette};
use crate::chart::scene::{Anchor, Ink, Label, Rect, Scene, Shape};
use crate::text::html_escape::escape;
use crate::text::number::plain;

/// A scene as an SVG file in the colours of `palette` and the first font of `family` that is installed. `title` is its accessible
/// name.
pub fn file(scene: &Scene, title: &str, palette: &Palette, family: &str) -> String {
    let (width, height) = (place(scene.width), place(scene.height));
    let (name, font) = (escape(title), escape(&family.replace('"', "'")));
    let mut out = [
        r#"<svg xmlns="http://www.w3.org/2000/svg""#,
        &attributes(&[("width", &width), ("height", &height)]),
        r#" viewBox="0 0 "#,
        &[width.as_str(), &height].join(" "),
        r#"" role="img" font-family=""#,
        &font,
        r#""><title>"#,
        &name,
        "</title>",
    ]
    .concat();
    for shape in &scene.shapes {
        element(&mut out, shape, palette);
    }
    out.push_str("</svg>");
    out
}

/// Writes a shape as an element.
fn element(out: &mut String, shape: &Shape, palette: &Palette) {
    let (name, own, paint, ink) = match shape {
        Shape::Box(rect, ink) => ("rect", sides(*rect), "fill", ink),
        Shape::Circle(x, y, r, ink) => {
            ("circle", attributes(&[("cx", &place(*x)), ("cy", &place(*y)), ("r", &place(*r))]), "fill", ink)
        }
        Shape::Polygon(points, ink) => ("polygon", attributes(&[("points", &list(points))]), "fill", ink),
        Shape::Line(points, width, ink) => {
            let (points, width) = (list(points), place(width.max(1.0 / FINE)));
            let own = attributes(&[("points", &points), ("fill", "none"), ("stroke-width", &width)]);
            ("polyline", own, "stroke", ink)
        }
        Shape::Text(label) => return text(out, label, palette),
    };
    out.push_str(&["<", name, &own, &painted(paint, *ink, palette), "/>"].concat());
}

fn text(out: &mut String, label: &Label, palette: &Palette) {
    let own = attributes(&[("x", &place(label.x)), ("y", &place(label.y)), ("font-size", &place(label.size))]);
    let weight = if label.bold { r#" font-weight="bold""# } else { "" };
    let anchor = match label.anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    };
    let painted = painted("fill", label.ink, palette);
    out.push_str(&["<text", &own, weight, anchor, &painted, ">", &escape(&label.text), "</text>"].concat());
}

/// The attributes for a shape's colour and opacity; `what` is `fill` or `stroke`.
fn painted(what: &str, ink: Ink, palette: &Palette) -> String {
    let (r, g, b) = paint::colour(palette, ink.role);
    let digits = [r, g, b].into_iter().flat_map(|part| [part >> 4, part & 15]);
    let digits: String = digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect();
    let mut out = attributes(&[(what, &["#", &digits].concat())]);
    if ink.percent < 100 {
        let opacity = plain(f64::from(ink.percent) / 100.0);
        out.push_str(&attributes(&[(&[what, "-opacity"].concat(), &opacity)]));
    }
    out
}

fn sides(rect: Rect) -> String {
    // Both edges are rounded to the grid of the canvas, so that adjacent boxes touch here, too.
    let [x, y, right, bottom] = [rect.x, rect.y, rect.right(), rect.bottom()].map(grid);
    let sides = [x, y, right - x, bottom - y].map(plain);
    let [x, y, w, h] = &sides;
    attributes(&[("x", x), ("y", y), ("width", w), ("height", h)])
}

fn list(points: &[(f64, f64)]) -> String {
    let pairs: Vec<String> = points.iter().map(|(x, y)| [place(*x), place(*y)].join(",")).collect();
    pairs.join(" ")
}

/// A length rounded to the grid of the other renderers.
fn grid(length: f64) -> f64 {
    (length * FINE).round() / FINE
}

fn place(length: f64) -> String {
    plain(grid(length))
}

/// Attributes. Their values must need no escaping.
fn attributes(given: &[(&str, &str)]) -> String {
    given.iter().flat_map(|(name, value)| [" ", name, "=\"", value, "\""]).collect()
}
