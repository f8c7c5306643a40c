//! The icon of the pages: the first pillar's character on its hue.

use super::cards;
use crate::chart::Rect;
use crate::model::content::Content;
use crate::site::static_svg;

/// What the name of the file begins with.
pub const PREFIX: &str = "icon-";

/// Side of the picture, in its own units.
const SIDE: f64 = 64.0;

/// The icon, as SVG.
pub fn icon(content: &Content) -> String {
    let signs = cards::signs(content);
    let body = signs.first().map(|(text, role)| {
        cards::sign(content, text, *role, Rect::new(0.0, 0.0, SIDE, SIDE), &static_svg::light(content))
    });
    let body = body.unwrap_or_default();
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">{body}</svg>"#)
}
