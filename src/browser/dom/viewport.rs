//! The window and its document, and the size of the viewport.

use crate::page::dom_names::class;
use const_format::concatcp;
use web_sys::{Document, Window};

use super::query;

/// Height of the viewport, in CSS pixels.
pub fn window_height(window: &Window) -> f64 {
    window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// Bottom of the bar at the top of the window, in CSS pixels; 0 if the bar has scrolled away.
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
