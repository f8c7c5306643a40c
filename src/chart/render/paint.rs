//! Paints a scene onto a plotters backend: the same code draws the browser's canvas and the SVG still of the build.
//!
//! plotters works in whole pixels. Both backends therefore get coordinates times [`FINE`] and scale them back, so that SVG and
//! canvas have the same coordinates and neither is coarse at any pixel ratio.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingBackend, IntoDrawingArea};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use crate::chart::scene::{Anchor, Ink, Label, Role, Scene, Shape};

/// Backend units per layout pixel.
pub const FINE: f64 = 8.0;

/// The colour of each role, in the order of [`Role::ALL`].
pub type Palette = [(u8, u8, u8); Role::ALL.len()];

/// Paints a scene. The backend's size must be the scene's times [`FINE`].
///
/// `family` is a CSS font list. Texts are placed by their alphabetic baseline: the backends of this project ignore the
/// vertical anchor, because engines disagree about every other one.
///
/// # Errors
/// The backend's error at the first call that fails; shapes painted before stay.
pub fn paint<DB: DrawingBackend>(
    scene: &Scene,
    backend: DB,
    palette: &Palette,
    family: &str,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let area = backend.into_drawing_area();
    for shape in &scene.shapes {
        paint_shape(shape, &area, palette, family)?;
    }
    area.present()
}

fn paint_shape<DB: DrawingBackend>(
    shape: &Shape,
    area: &DrawingArea<DB, Shift>,
    palette: &Palette,
    family: &str,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    match shape {
        Shape::Box(r, ink) => {
            area.draw(&Rectangle::new([point(r.x, r.y), point(r.right(), r.bottom())], solid(*ink, palette)))
        }
        Shape::Circle(x, y, r, ink) => area.draw(&Circle::new(point(*x, *y), fine(*r), solid(*ink, palette))),
        Shape::Polygon(points, ink) => area.draw(&Polygon::new(grid(points), solid(*ink, palette))),
        Shape::Line(points, width, ink) => area.draw(&PathElement::new(
            grid(points),
            ShapeStyle { stroke_width: fine(*width).max(1).unsigned_abs(), filled: false, ..solid(*ink, palette) },
        )),
        Shape::Text(label) => area.draw(&text(label, palette, family)),
    }
}

fn text<'a>(label: &'a Label, palette: &Palette, family: &'a str) -> Text<'a, (i32, i32), &'a str> {
    let style = if label.bold { FontStyle::Bold } else { FontStyle::Normal };
    let h_pos = match label.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let font = FontDesc::new(FontFamily::Name(family), label.size * FINE, style);
    let style = TextStyle {
        font,
        color: rgb(label.ink, palette).mix(share(label.ink)).to_backend_color(),
        pos: Pos::new(h_pos, VPos::Bottom),
    };
    Text::new(label.text.as_str(), point(label.x, label.y), style)
}

fn solid(ink: Ink, palette: &Palette) -> ShapeStyle {
    rgb(ink, palette).mix(share(ink)).filled()
}

fn share(ink: Ink) -> f64 {
    f64::from(ink.percent.min(100)) / 100.0
}

fn rgb(ink: Ink, palette: &Palette) -> RGBColor {
    let (r, g, b) = colour(palette, ink.role);
    RGBColor(r, g, b)
}

/// The colour of a role. A palette has one for each.
pub fn colour(palette: &Palette, role: Role) -> (u8, u8, u8) {
    palette.get(role as usize).copied().unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, reason = "a length beyond the grid ends at its edge")]
fn fine(length: f64) -> i32 {
    (length * FINE).round() as i32
}

/// A scene's width and height in backend units.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size beyond the grid ends at its edge")]
pub fn size(scene: &Scene) -> (u32, u32) {
    let fine = |length: f64| (length * FINE).round() as u32;
    (fine(scene.width), fine(scene.height))
}

fn point(x: f64, y: f64) -> (i32, i32) {
    (fine(x), fine(y))
}

fn grid(points: &[(f64, f64)]) -> Vec<(i32, i32)> {
    points.iter().map(|(x, y)| point(*x, *y)).collect()
}
