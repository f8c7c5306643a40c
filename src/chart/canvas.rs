//! The live chart: a scene on the browser's canvas, through plotters-canvas.
//!
//! plotters-canvas does not know the device's pixel ratio, measures text by adding an element to the page, and writes the
//! colour anew as CSS for every shape. This backend sets the bitmap and its scale, does the text and the filled shapes of
//! which a chart has thousands itself, and hands the rest on.

use std::f64::consts::TAU;

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::paint::{self, FINE, Palette};
use super::scene::Scene;

/// Paints a scene so that it fills a canvas `width` CSS pixels wide, at `ratio` device pixels to the CSS pixel.
///
/// # Errors
/// A message for the console if the canvas has no 2d context or a call on it fails; the canvas is then not to be shown.
pub fn draw(
    scene: &Scene,
    canvas: &HtmlCanvasElement,
    width: f64,
    ratio: f64,
    palette: &Palette,
    family: &str,
) -> Result<(), String> {
    let zoom = width / scene.width * ratio;
    canvas.set_width((scene.width * zoom).round() as u32);
    canvas.set_height((scene.height * zoom).round() as u32);
    draw_at(scene, canvas, (0.0, zoom), palette, family)
}

/// Paints a scene onto a canvas that has its size already, its top `y` pixels down, at `zoom` pixels to its own.
///
/// # Errors
/// As [`draw`].
pub fn draw_at(
    scene: &Scene,
    canvas: &HtmlCanvasElement,
    (y, zoom): (f64, f64),
    palette: &Palette,
    family: &str,
) -> Result<(), String> {
    let context = context(canvas).ok_or("this canvas has no 2d context")?;
    let scale = zoom / FINE;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, y).map_err(|_| "the canvas took no transform")?;
    let shapes = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("plotters found no 2d context")?;
    let size = ((scene.width * FINE) as u32, (scene.height * FINE) as u32);
    let backend = Canvas { shapes, context, size, fill: None };
    paint::paint(scene, backend, palette, family).map_err(|e| e.to_string())
}

/// What a canvas is painted with; `None` where the browser gives none.
pub fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

struct Canvas {
    shapes: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    /// The colour the context fills with, and its strength in per cent; `None` where another hand may have changed it.
    fill: Option<((u8, u8, u8), u32)>,
}

impl Canvas {
    /// What plotters-canvas draws with, which sets colours of its own.
    fn others(&mut self) -> &mut CanvasBackend {
        self.fill = None;
        &mut self.shapes
    }

    fn fill_with(&mut self, color: BackendColor) {
        let percent = (color.alpha * 100.0).round() as u32;
        let fill = Some((color.rgb, percent));
        if self.fill != fill {
            let (r, g, b) = color.rgb;
            self.context.set_fill_style_str(&format!("rgb({r} {g} {b}/{percent}%)"));
            self.fill = fill;
        }
    }
}

type CanvasError = <CanvasBackend as DrawingBackend>::ErrorType;
type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

impl DrawingBackend for Canvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.others().draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.others().draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            return self.others().draw_rect(upper_left, bottom_right, style, fill);
        }
        self.fill_with(style.color());
        let (x, y) = upper_left;
        let (w, h) = (bottom_right.0 - x, bottom_right.1 - y);
        self.context.fill_rect(f64::from(x), f64::from(y), f64::from(w), f64::from(h));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.others().draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        if !fill {
            return self.others().draw_circle(center, radius, style, fill);
        }
        self.fill_with(style.color());
        self.context.begin_path();
        // Refused only for a negative radius.
        let _ = self.context.arc(f64::from(center.0), f64::from(center.1), f64::from(radius), 0.0, TAU);
        self.context.fill();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.fill_with(style.color());
        self.context.begin_path();
        // The first `lineTo` of a path is its `moveTo`; a fill closes it.
        for (x, y) in vert {
            self.context.line_to(f64::from(x), f64::from(y));
        }
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Drawn {
        self.fill_with(style.color());
        let context = &self.context;
        let weight = match style.style() {
            FontStyle::Bold => "700 ",
            _ => "",
        };
        let size = style.size().round() as u32;
        context.set_font(&format!("{weight}{size}px {}", style.family().as_str()));
        context.set_text_baseline("alphabetic");
        context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        // A text the canvas refuses is still in the still's words and the table; the picture goes on.
        let _ = context.fill_text(text, f64::from(pos.0), f64::from(pos.1));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        Ok(super::text::extent(text, style.size()))
    }
}
