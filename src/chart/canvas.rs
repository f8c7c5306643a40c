//! The live chart: a scene on the browser's canvas, through plotters-canvas.
//!
//! plotters-canvas does not know the device's pixel ratio, and measures text by adding an element to the page. This
//! backend hands shapes on to it, sets the bitmap and its scale, and does the text itself.

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
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|c| c.dyn_into().ok())
        .ok_or("this canvas has no 2d context")?;
    let scale = zoom / FINE;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).map_err(|_| "the canvas took no transform")?;
    let shapes = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("plotters found no 2d context")?;
    let size = ((scene.width * FINE) as u32, (scene.height * FINE) as u32);
    let backend = Canvas { shapes, context, size };
    paint::paint(scene, backend, palette, family).map_err(|e| e.to_string())
}

struct Canvas {
    shapes: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
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
        self.shapes.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.shapes.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.shapes.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.shapes.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.shapes.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.shapes.fill_polygon(vert, style)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Drawn {
        let context = &self.context;
        let (r, g, b) = style.color().rgb;
        let percent = (style.color().alpha * 100.0) as u32;
        context.set_fill_style_str(&format!("rgb({r} {g} {b}/{percent}%)"));
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
