//! The window, its document, and what of it a reader sees.

use crate::page::dom_names::class;
use const_format::concatcp;
use web_sys::{Document, Window};

use super::query;

/// Height of the window's inside, in CSS pixels.
pub fn window_height(window: &Window) -> f64 {
    window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// Where the bar at the top of the window ends, in CSS pixels from there; 0 where it has gone with the page.
pub fn under_bar(document: &Document) -> f64 {
    let bar = query::one(document.query_selector(concatcp!(".", class::BAR)));
    bar.map_or(0.0, |bar| bar.get_bounding_client_rect().bottom()).max(0.0)
}

/// The window and its document; `None` outside a page, as in a worker.
pub fn page() -> Option<(Window, Document)> {
    let window = web_sys::window()?;
    let document = window.document()?;
    Some((window, document))
}
