//! All that touches the browser: finding the islands of the prerendered page and making them live.
//!
//! Nothing here is compiled into the build-time renderer. What a browser lacks (an observer, a canvas) leaves the page as
//! it was prerendered in that respect; nothing here panics on it.

pub mod clipboard;
pub mod console;
pub mod data;
pub mod event;
pub mod find;
pub mod island;
pub mod json;
pub mod live_chart;
pub mod marks;
pub mod menu;
pub mod motion;
pub mod place;
pub mod queue;
pub mod reading;
pub mod settings;
pub mod speech;
pub mod status;
pub mod surroundings;
pub mod take;
pub mod tip;

use leptos::web_sys::{Document, Window};

/// Height of the window's inside, in CSS pixels.
pub fn window_height(window: &Window) -> f64 {
    window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// Where the bar at the top of the window ends, in CSS pixels from there; 0 where it has gone with the page.
pub fn under_bar(document: &Document) -> f64 {
    let bar = find::one(document.query_selector(".bar"));
    bar.map_or(0.0, |bar| bar.get_bounding_client_rect().bottom()).max(0.0)
}

/// The window and its document; `None` outside a page, as in a worker.
pub fn page() -> Option<(Window, Document)> {
    let window = web_sys::window()?;
    let document = window.document()?;
    Some((window, document))
}
