//! What a canvas takes from the style and the screen, and painting with it.

use web_sys::{HtmlCanvasElement, HtmlElement};

use crate::browser::canvas;
use crate::browser::dom::computed_style::Style;
use crate::browser::dom::viewport::page;
use crate::chart::Scene;
use crate::chart::render::paint::Palette;
use crate::text::number::plain;

/// What a canvas takes from the style and the screen. It stays the same until the chart is invalidated.
pub struct Look {
    palette: Palette,
    family: String,
    /// Whether the background is painted, too: a host may ask for a transparent one.
    paper: bool,
    /// Device pixels per CSS pixel.
    ratio: f64,
}

impl Look {
    /// What the style says of a chart's host.
    ///
    /// # Errors
    /// The style's colours cannot be read.
    pub fn of(style: &Style) -> Result<Look, String> {
        Ok(Look {
            palette: style.palette().ok_or("a colour of the style is not written as #rrggbb")?,
            family: style.get("font-family"),
            paper: style.get("background-color") != "rgba(0, 0, 0, 0)",
            ratio: page().map_or(1.0, |(window, _)| window.device_pixel_ratio()),
        })
    }

    /// Paints a scene onto a canvas, at this width in CSS pixels.
    ///
    /// # Errors
    /// As [`canvas::draw`].
    pub fn paint(&self, target: &HtmlCanvasElement, scene: &Scene, width: f64) -> Result<(), String> {
        canvas::draw(scene, target, width, self.ratio, &self.palette, &self.family, self.paper)?;
        // The CSS height is that of the bitmap, a whole number of device pixels; the still's may be fractional.
        let height = plain(f64::from(target.height()) / self.ratio) + "px";
        let _ = HtmlElement::style(target).set_property("height", &height);
        Ok(())
    }
}
