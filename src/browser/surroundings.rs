//! What a chart takes from around it: colours, font, pixel ratio, and the news that one of them has changed.

use std::cell::OnceCell;

use leptos::prelude::{ArcRwSignal, Update};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Element};

use super::page;
use crate::chart::Role;
use crate::chart::paint::Palette;

thread_local! {
    static CHANGES: OnceCell<ArcRwSignal<u32>> = const { OnceCell::new() };
}

/// Counts the changes of theme, contrast and pixel ratio; whoever reads it is told of the next one.
pub fn changes() -> ArcRwSignal<u32> {
    CHANGES.with(|c| c.get_or_init(|| ArcRwSignal::new(0)).clone())
}

/// Begins to listen. Media queries a browser does not know are never matched and never change.
pub fn watch() {
    for query in [
        "(prefers-color-scheme: dark)",
        "(prefers-contrast: more)",
        "(forced-colors: active)",
        // A change of the pixel ratio crosses at least one of these on its way between common screens and zoom steps.
        "(min-resolution: 1.2dppx)",
        "(min-resolution: 1.7dppx)",
        "(min-resolution: 2.2dppx)",
        "(min-resolution: 2.7dppx)",
    ] {
        let Some(list) = page().and_then(|(window, _)| window.match_media(query).ok().flatten()) else {
            continue;
        };
        let told = Closure::<dyn FnMut()>::new(|| changes().update(|n| *n = n.wrapping_add(1)));
        // Lives as long as the page.
        let _ = list.add_event_listener_with_callback("change", told.into_js_value().unchecked_ref());
        // A list nobody holds may be collected with its listener.
        std::mem::forget(list);
    }
}

/// Computed style of an element.
pub struct Style(CssStyleDeclaration);

impl Style {
    /// `None` where the browser gives none, as in a document that is not shown.
    pub fn of(element: &Element) -> Option<Style> {
        let (window, _) = page()?;
        window.get_computed_style(element).ok().flatten().map(Style)
    }

    /// A property, trimmed; empty where it is not set.
    pub fn get(&self, property: &str) -> String {
        self.0.get_property_value(property).unwrap_or_default().trim().into()
    }

    /// The colour of each role; `None` if one is not written as `#rrggbb`.
    pub fn palette(&self) -> Option<Palette> {
        let mut palette: Palette = Default::default();
        for (place, role) in palette.iter_mut().zip(Role::ALL) {
            *place = colour(&self.get(role.token()))?;
        }
        Some(palette)
    }
}

/// Reads `#rrggbb`.
fn colour(text: &str) -> Option<(u8, u8, u8)> {
    let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let n = u32::from_str_radix(hex, 16).ok()?;
    Some(((n >> 16) as u8, (n >> 8) as u8, n as u8))
}
