//! A character without the texts in its chart, for images that have its texts beside it.

use crate::chart::scene::Shape;
use crate::chart::{Chart, Frame, NotProportional, Scene, layout};

/// Widths of a frame per size of its text: so many that every frame counts as wide, where the characters are square.
const WIDE: f64 = 500.0;

/// Lays out a character for this width, in pixels, and leaves its text out.
///
/// # Errors
/// [`NotProportional`] for a character that would be drawn out of proportion.
pub fn wordless(chart: &Chart, width: f64) -> Result<Scene, NotProportional> {
    let mut scene = layout(chart, Frame { width, text: width / WIDE })?;
    scene.shapes.retain(|shape| !matches!(shape, Shape::Text(_)));
    Ok(scene)
}
