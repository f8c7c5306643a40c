//! An SVG backend for plotters. It draws the stills of the build.
//!
//! plotters-svg writes fixed colours, and text at 1/1.24 of the requested size, so this project has its own backend. A still's
//! colours are the page's custom properties, so it follows the theme without a script; consecutive shapes of one colour share a
//! path of relative steps, so regular pictures compress to almost nothing. Files for other programs are plainer:
//! [`svg_file`](super::svg_file).

use std::convert::Infallible;
use std::fmt::Write;

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};

use super::paint;
use super::paint::Palette;
use crate::chart::scene::{Role, Scene};
use crate::text::html_escape::escape;

/// A scene as an `<svg>` element, hidden from assistive technology: the page says the same in words.
///
/// `class` is written as it is, not escaped.
pub fn still(scene: &Scene, class: &str) -> String {
    let (w, h) = paint::size(scene);
    let body = body(scene);
    format!(r#"<svg class="{class}" viewBox="0 0 {w} {h}" aria-hidden="true" focusable="false">{body}</svg>"#)
}

/// The shapes of a scene, in the page's custom properties.
fn body(scene: &Scene) -> String {
    let mut out = String::new();
    let backend = Svg { size: paint::size(scene), out: &mut out, run: None };
    // Each role is passed through plotters as a colour that encodes its index; the backend maps it back to the role.
    let palette: Palette = Role::ALL.map(|role| (role as u8, 0, 0));
    // Writing into a string cannot fail, and every coordinate is valid to this backend.
    let _ = paint::paint(scene, backend, &palette, "inherit");
    out
}

/// A run of shapes that can share one path element.
struct Run {
    attributes: String,
    path: String,
    /// The current point.
    pen: BackendCoord,
}

struct Svg<'a> {
    size: (u32, u32),
    out: &'a mut String,
    run: Option<Run>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn paint_of(color: BackendColor) -> (String, bool) {
    let role = Role::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Role::Ink);
    let mut paint = format!("var({})", role.token());
    let faded = color.alpha < 1.0;
    if faded {
        paint = format!("{paint}\" opacity=\"{}", crate::text::number::plain(color.alpha));
    }
    (paint, faded)
}

impl Svg<'_> {
    fn flush(&mut self) {
        if let Some(run) = self.run.take() {
            let _ = write!(self.out, r#"<path {} d="{}"/>"#, run.attributes, run.path);
        }
    }

    /// The run with these attributes: the current one, or a new one if they differ.
    fn run(&mut self, attributes: String) -> &mut Run {
        if self.run.as_ref().is_none_or(|r| r.attributes != attributes) {
            self.flush();
        }
        self.run.get_or_insert_with(|| Run { attributes, path: String::new(), pen: (0, 0) })
    }

    fn filled(&mut self, color: BackendColor) -> &mut Run {
        let (paint, faded) = paint_of(color);
        if faded {
            // In one path, overlapping translucent shapes would not darken each other.
            self.flush();
        }
        self.run(format!(r#"fill="{paint}""#))
    }

    fn stroked(&mut self, color: BackendColor, width: u32, cap: &str) -> &mut Run {
        let (paint, _) = paint_of(color);
        self.run(format!(r#"fill="none" stroke="{paint}" stroke-width="{width}"{cap}"#))
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
        let run = if fill { self.filled(style.color()) } else { self.stroked(style.color(), style.stroke_width(), "") };
        run.step('m', upper_left);
        let _ = write!(run.path, "h{w}v{h}h{}z", w.saturating_neg());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroked(style.color(), style.stroke_width(), "").steps(path);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        if fill {
            // A zero-length line with round caps is a disc, in the fewest bytes.
            let run = self.stroked(style.color(), radius * 2, r#" stroke-linecap="round""#);
            run.step('m', center);
            run.path.push_str("h0");
        } else {
            let r = radius.cast_signed();
            let run = self.stroked(style.color(), style.stroke_width(), "");
            run.step('m', (center.0 - r, center.1));
            let _ = write!(run.path, "a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 {} 0", 2 * r, -2 * r);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        let mut points = vert.into_iter();
        let Some(first) = points.next() else {
            return Ok(());
        };
        let run = self.filled(style.color());
        run.step('m', first);
        for to in points.filter(|to| *to != first) {
            run.step('l', to);
        }
        run.path.push('z');
        run.pen = first;
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Drawn {
        self.flush();
        let (paint, _) = paint_of(style.color());
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => r#" text-anchor="middle""#,
            HPos::Right => r#" text-anchor="end""#,
        };
        let weight = match style.style() {
            FontStyle::Bold => r#" font-weight="700""#,
            _ => "",
        };
        let _ = write!(
            self.out,
            r#"<text x="{}" y="{}" font-size="{}" fill="{paint}"{anchor}{weight}>"#,
            pos.0,
            pos.1,
            crate::text::number::plain(style.size().round())
        );
        self.out.push_str(&escape(text));
        self.out.push_str("</text>");
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
