//! An SVG backend for plotters. It draws the stills of the build.
//!
//! plotters-svg writes fixed colours, and text at 1/1.24 of the requested size, so this project has its own backend. A still's
//! colours are the page's custom properties, so it follows the theme without a script; shapes of one paint share a path of relative
//! steps ([`batch`]), so regular pictures compress to almost nothing. Files for other programs are plainer:
//! [`svg_file`](super::svg_file).

use std::convert::Infallible;
use std::fmt::Write;

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};

use super::paint::Palette;
use super::{batch, paint, still};
use crate::chart::scene::{Rect, Role, Scene, Shape};
use crate::text::html_escape::escape;

/// The name of the elements with text.
const TEXT: &str = "text";

/// An SVG element of a still: its name, its attributes, and its text, none of them escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// `svg`, `path` or `text`.
    pub name: &'static str,
    /// Names and values.
    pub attributes: Vec<(&'static str, String)>,
    /// What is written; empty but for `text`.
    pub text: String,
}

impl Element {
    fn open(&self, out: &mut String) {
        let _ = write!(out, "<{}", self.name);
        for (name, value) in &self.attributes {
            let _ = write!(out, r#" {name}="{value}""#);
        }
    }
}

/// A scene as an `<svg>` element, hidden from assistive technology: the page says the same in words.
///
/// `class` is written as it is, not escaped.
pub fn still(scene: &Scene, class: &str) -> String {
    written(&elements(scene, class))
}

/// A scene without its texts and marks, and without the empty space around it, as an `<svg>` element like a still: a picture that is no
/// chart, because what it draws is said elsewhere.
pub fn drawing(scene: &Scene, class: &str) -> String {
    let shapes = scene.shapes.iter().filter(|shape| !matches!(shape, Shape::Text(_))).cloned().collect();
    let mut drawn = Scene { shapes, marks: Vec::new(), ..scene.clone() };
    if let Some(all) = drawn.shapes.iter().map(covered).reduce(Rect::union) {
        let mut cropped = Scene::new(all.w);
        cropped.height = all.h;
        cropped.place(drawn, -all.x, -all.y);
        drawn = cropped;
    }
    let mut elements = elements(&drawn, class);
    if let Some(root) = elements.first_mut() {
        root.attributes.retain(|(name, _)| *name != still::MARKS);
    }
    written(&elements)
}

/// What a shape may cover: the ends of a line are cut square, so they may reach half its width beyond its points.
fn covered(shape: &Shape) -> Rect {
    let Rect { x, y, w, h } = shape.bounds();
    match shape {
        Shape::Line(_, width, _) => Rect::new(x - width / 2.0, y - width / 2.0, w + width, h + width),
        _ => Rect::new(x, y, w, h),
    }
}

fn written(elements: &[Element]) -> String {
    let mut out = String::new();
    let Some((root, shapes)) = elements.split_first() else {
        return out;
    };
    root.open(&mut out);
    out.push('>');
    for shape in shapes {
        shape.open(&mut out);
        if shape.name == TEXT {
            let _ = write!(out, ">{}</{TEXT}>", escape(&shape.text));
        } else {
            out.push_str("/>");
        }
    }
    out.push_str("</svg>");
    out
}

/// The elements of a scene as a still: the `<svg>`, then its children, in the page's custom properties. A browser reads the scene back by
/// [`still::read`](super::still::read); the boxes of the marks are on the root, in whole layout pixels.
pub fn elements(scene: &Scene, class: &str) -> Vec<Element> {
    let (w, h) = paint::size(scene);
    let marks: Vec<String> = scene.marks.iter().map(|mark| still::written(mark.reach)).collect();
    let root = Element {
        name: "svg",
        attributes: vec![
            ("class", class.into()),
            ("viewBox", format!("0 0 {w} {h}")),
            (still::MARKS, marks.join(" ")),
            ("aria-hidden", "true".into()),
            ("focusable", "false".into()),
        ],
        text: String::new(),
    };
    let mut out = vec![root];
    let scene = &Scene { shapes: batch::batched(&scene.shapes), ..scene.clone() };
    let backend = Svg { size: paint::size(scene), out: &mut out, run: None };
    // Each role is passed through plotters as a colour that encodes its index; the backend maps it back to the role.
    let palette: Palette = Role::ALL.map(|role| (role as u8, 0, 0));
    // Writing into a string cannot fail, and every coordinate is valid to this backend.
    let _ = paint::paint(scene, backend, &palette, "inherit");
    out
}

/// A run of shapes that can share one path element.
struct Run {
    attributes: Vec<(&'static str, String)>,
    path: String,
    /// The current point.
    pen: BackendCoord,
    /// The boxes of its shapes, if they are translucent; in backend units.
    boxes: Vec<Rect>,
}

struct Svg<'a> {
    size: (u32, u32),
    out: &'a mut Vec<Element>,
    run: Option<Run>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The attributes of a colour, which an element has for `what`, its fill or its stroke; and whether it is translucent.
fn paint_of(what: &'static str, color: BackendColor) -> (Vec<(&'static str, String)>, bool) {
    let role = Role::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Role::Ink);
    let mut paint = vec![(what, format!("var({})", role.token()))];
    let faded = color.alpha < 1.0;
    if faded {
        paint.push(("opacity", crate::text::number::plain(color.alpha)));
    }
    (paint, faded)
}

/// The box around points of the backend.
fn around(points: impl IntoIterator<Item = BackendCoord>) -> Rect {
    let points: Vec<(f64, f64)> = points.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect();
    Rect::around(&points)
}

impl Svg<'_> {
    fn flush(&mut self) {
        if let Some(Run { mut attributes, path, .. }) = self.run.take() {
            attributes.push(("d", path));
            self.out.push(Element { name: "path", attributes, text: String::new() });
        }
    }

    /// The run with these attributes: the current one, or a new one if they differ.
    fn run(&mut self, attributes: Vec<(&'static str, String)>) -> &mut Run {
        if self.run.as_ref().is_none_or(|r| r.attributes != attributes) {
            self.flush();
        }
        self.run.get_or_insert_with(|| Run { attributes, path: String::new(), pen: (0, 0), boxes: Vec::new() })
    }

    /// The run for a filled shape in this box.
    fn filled(&mut self, color: BackendColor, extent: Rect) -> &mut Run {
        let (paint, faded) = paint_of("fill", color);
        // In one path, overlapping translucent shapes would not darken each other.
        if faded && self.run.as_ref().is_some_and(|run| run.boxes.iter().any(|own| batch::touch(*own, extent))) {
            self.flush();
        }
        let run = self.run(paint);
        if faded {
            run.boxes.push(extent);
        }
        run
    }

    fn stroked(&mut self, color: BackendColor, width: u32, cap: Option<&str>) -> &mut Run {
        let (paint, _) = paint_of("stroke", color);
        let mut attributes = vec![("fill", "none".into())];
        attributes.extend(paint);
        attributes.push(("stroke-width", width.to_string()));
        attributes.extend(cap.map(|cap| ("stroke-linecap", cap.into())));
        self.run(attributes)
    }
}

impl Run {
    fn step(&mut self, command: char, to: BackendCoord) {
        let (dx, dy) = (to.0.saturating_sub(self.pen.0), to.1.saturating_sub(self.pen.1));
        let gap = if dy < 0 { "" } else { " " };
        let _ = write!(self.path, "{command}{dx}{gap}{dy}");
        self.pen = to;
    }

    fn steps(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        for (i, to) in points.into_iter().enumerate() {
            self.step(if i == 0 { 'm' } else { 'l' }, to);
        }
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.flush();
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (w, h) = (bottom_right.0.saturating_sub(upper_left.0), bottom_right.1.saturating_sub(upper_left.1));
        let run = if fill {
            self.filled(style.color(), around([upper_left, bottom_right]))
        } else {
            self.stroked(style.color(), style.stroke_width(), None)
        };
        run.step('m', upper_left);
        let _ = write!(run.path, "h{w}v{h}h{}z", w.saturating_neg());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroked(style.color(), style.stroke_width(), None).steps(path);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        if fill {
            // A zero-length line with round caps is a disc, in the fewest bytes.
            let run = self.stroked(style.color(), radius * 2, Some("round"));
            run.step('m', center);
            run.path.push_str("h0");
        } else {
            let r = radius.cast_signed();
            let run = self.stroked(style.color(), style.stroke_width(), None);
            run.step('m', (center.0 - r, center.1));
            let _ = write!(run.path, "a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 {} 0", 2 * r, -2 * r);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = vert.into_iter().collect();
        let Some((first, others)) = points.split_first() else {
            return Ok(());
        };
        let run = self.filled(style.color(), around(points.iter().copied()));
        run.step('m', *first);
        for to in others.iter().filter(|to| *to != first) {
            run.step('l', *to);
        }
        run.path.push('z');
        run.pen = *first;
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Drawn {
        self.flush();
        let mut attributes = vec![
            ("x", pos.0.to_string()),
            ("y", pos.1.to_string()),
            ("font-size", crate::text::number::plain(style.size().round())),
        ];
        attributes.extend(paint_of("fill", style.color()).0);
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => attributes.push(("text-anchor", "middle".into())),
            HPos::Right => attributes.push(("text-anchor", "end".into())),
        }
        if let FontStyle::Bold = style.style() {
            attributes.push(("font-weight", "700".into()));
        }
        self.out.push(Element { name: TEXT, attributes, text: text.into() });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok(crate::text::measure::extent(text, style.size()))
    }
}
