//! A plotters backend for the browser's canvas.
//!
//! plotters-canvas ignores the device's pixel ratio, knows no `OffscreenCanvas`, measures text by adding an element to the page, and
//! writes a CSS colour for every shape, with its opacity as a float, whose printing alone is 11 KB of wasm. So this project has a
//! plotters backend of its own, which sets bitmap and scale, and writes a colour only when it changes. It keeps the error type of
//! plotters-canvas.

use std::f64::consts::TAU;

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Object, Reflect};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, OffscreenCanvas};

use crate::chart::render::paint;
use crate::chart::render::paint::{FINE, Palette};
use crate::chart::scene::{Role, Scene};

/// A message for the console.
const NO_CONTEXT: &str = "this canvas has no 2d context";

/// Paints a scene so that it fills a canvas `width` CSS pixels wide, at `ratio` device pixels to the CSS pixel. With
/// `paper`, the background is painted too: what recolours pages (forced dark modes, extensions) leaves canvases alone, and text without
/// its background would become illegible.
///
/// # Errors
/// A message for the console if the canvas has no 2d context or a call on it fails; the canvas must then not be shown.
pub fn draw(
    scene: &Scene,
    canvas: &HtmlCanvasElement,
    width: f64,
    ratio: f64,
    palette: &Palette,
    family: &str,
    paper: bool,
) -> Result<(), String> {
    let zoom = width / scene.width * ratio;
    let surface = Surface::Page(canvas.clone());
    let (w, h) = ((scene.width * zoom).round(), (scene.height * zoom).round());
    surface.fit(w, h);
    if paper {
        surface.fill((0.0, 0.0, w, h), palette, Role::Paper)?;
    }
    draw_at(scene, &surface, (0.0, zoom), palette, family)
}

/// A canvas to paint on.
#[derive(Debug, Clone)]
pub enum Surface {
    /// A canvas element.
    Page(HtmlCanvasElement),
    /// A canvas in a worker.
    Off(OffscreenCanvas),
}

impl Surface {
    /// Its 2d context; `None` if the browser provides none. The context of an `OffscreenCanvas` has the same methods as that of
    /// a canvas element.
    pub fn context(&self) -> Option<CanvasRenderingContext2d> {
        match self {
            Surface::Page(canvas) => canvas.get_context("2d").ok()??.dyn_into().ok(),
            Surface::Off(canvas) => canvas.get_context("2d").ok()?.map(JsCast::unchecked_into),
        }
    }

    /// As [`Surface::context`], of a canvas that is often read back and never shown, so that the browser keeps its bitmap in main
    /// memory. Only the first call that gets a context decides this.
    pub fn read_often(&self) -> Option<CanvasRenderingContext2d> {
        let options = Object::new();
        let _ = Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE);
        let made = match self {
            Surface::Page(canvas) => canvas.get_context_with_context_options("2d", &options),
            Surface::Off(canvas) => canvas.get_context_with_context_options("2d", &options),
        };
        made.ok()?;
        self.context()
    }

    /// As [`Surface::resize`], but keeps the bitmap if it has that size already: allocating one costs more than painting.
    fn fit(&self, width: f64, height: f64) {
        let now = match self {
            Surface::Page(canvas) => (canvas.width(), canvas.height()),
            Surface::Off(canvas) => (canvas.width(), canvas.height()),
        };
        match self.context().filter(|_| now == whole(width, height)) {
            Some(context) if context.reset_transform().is_ok() => context.clear_rect(0.0, 0.0, width, height),
            _ => self.resize(width, height),
        }
    }

    /// Fills a rectangle, `(left, top, width, height)` in device pixels, with the colour of a role.
    ///
    /// # Errors
    /// As [`draw`].
    pub fn fill(&self, (x, y, w, h): (f64, f64, f64, f64), palette: &Palette, role: Role) -> Result<(), String> {
        let context = self.context().ok_or(NO_CONTEXT)?;
        let _ = context.reset_transform();
        let (r, g, b) = paint::colour(palette, role);
        context.set_fill_style_str(&format!("rgb({r} {g} {b})"));
        context.fill_rect(x, y, w, h);
        Ok(())
    }

    /// Sets its size in pixels, rounded down, and clears it.
    pub fn resize(&self, width: f64, height: f64) {
        let (width, height) = whole(width, height);
        match self {
            Surface::Page(canvas) => {
                canvas.set_width(width);
                canvas.set_height(height);
            }
            Surface::Off(canvas) => {
                canvas.set_width(width);
                canvas.set_height(height);
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no engine gives a canvas beyond these")]
fn whole(width: f64, height: f64) -> (u32, u32) {
    (width as u32, height as u32)
}

/// Paints a scene onto a surface that already has its size, `y` pixels from the top, at `zoom` pixels per layout pixel.
///
/// # Errors
/// As [`draw`].
pub fn draw_at(
    scene: &Scene,
    surface: &Surface,
    (y, zoom): (f64, f64),
    palette: &Palette,
    family: &str,
) -> Result<(), String> {
    let context = surface.context().ok_or(NO_CONTEXT)?;
    let scale = zoom / FINE;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, y).map_err(|_| "the canvas took no transform")?;
    let backend = Canvas { context, size: paint::size(scene), fill: None };
    paint::paint(scene, backend, palette, family).map_err(|e| e.to_string())
}

struct Canvas {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    /// The current fill colour and its opacity in per cent; `None` before the first fill.
    fill: Option<((u8, u8, u8), u32)>,
}

impl Canvas {
    /// An open line through points. The first `lineTo` of a path is its `moveTo`.
    fn stroke<S: BackendStyle>(&mut self, path: impl IntoIterator<Item = BackendCoord>, style: &S) {
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
        self.context.begin_path();
        for (x, y) in path {
            self.context.line_to(f64::from(x), f64::from(y));
        }
        self.context.stroke();
    }

    fn fill_with(&mut self, color: BackendColor) {
        let fill = Some((color.rgb, percent(color)));
        if self.fill != fill {
            self.context.set_fill_style_str(&css(color));
            self.fill = fill;
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 100")]
fn percent(color: BackendColor) -> u32 {
    (color.alpha * 100.0).round() as u32
}

/// A colour in CSS syntax.
fn css(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    format!("rgb({r} {g} {b}/{}%)", percent(color))
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
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.stroke([from, to], style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            let ((x, y), (right, bottom)) = (upper_left, bottom_right);
            self.stroke([(x, y), (right, y), (right, bottom), (x, bottom), (x, y)], style);
            return Ok(());
        }
        self.fill_with(style.color());
        let (x, y) = upper_left;
        let (w, h) = (bottom_right.0 - x, bottom_right.1 - y);
        self.context.fill_rect(f64::from(x), f64::from(y), f64::from(w), f64::from(h));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroke(path, style);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        // Refused only for a negative radius.
        let _ = self.context.arc(f64::from(center.0), f64::from(center.1), f64::from(radius), 0.0, TAU);
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.context.set_stroke_style_str(&css(style.color()));
            self.context.set_line_width(f64::from(style.stroke_width()));
            self.context.stroke();
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        self.fill_with(style.color());
        self.context.begin_path();
        // `fill` closes the path.
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
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "letters have a size above 0")]
        let size = style.size().round() as u32;
        context.set_font(&format!("{weight}{size}px {}", style.family().as_str()));
        context.set_text_baseline("alphabetic");
        context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        // If the canvas refuses a text, go on: the description and the table have it, too.
        let _ = context.fill_text(text, f64::from(pos.0), f64::from(pos.1));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        Ok(crate::text::measure::extent(text, style.size()))
    }
}
