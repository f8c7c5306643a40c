//! Reads the computed style that canvases need: colours and fonts.

use web_sys::{CssStyleDeclaration, Element};

use super::viewport::page;
use crate::chart::Role;
use crate::chart::render::paint::Palette;

/// Computed style of an element.
pub struct Style(CssStyleDeclaration);

impl Style {
    /// `None` if the browser provides none, as in a document that is not shown.
    pub fn of(element: &Element) -> Option<Style> {
        let (window, _) = page()?;
        window.get_computed_style(element).ok().flatten().map(Style)
    }

    /// A property, trimmed; empty if it is not set.
    pub fn get(&self, property: &str) -> String {
        self.0.get_property_value(property).unwrap_or_default().trim().into()
    }

    /// The colour of each role that the page has; `None` if one is not written as `#rrggbb`.
    pub fn palette(&self) -> Option<Palette> {
        let mut palette: Palette = Default::default();
        for (place, role) in palette.iter_mut().zip(Role::ALL) {
            let text = self.get(role.token());
            if !text.is_empty() {
                *place = colour(&text)?;
            }
        }
        Some(palette)
    }
}

/// Reads `#rrggbb`.
fn colour(text: &str) -> Option<(u8, u8, u8)> {
    let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let [_, r, g, b] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
    Some((r, g, b))
}
