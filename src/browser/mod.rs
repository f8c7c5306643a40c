//! All that touches the browser: finding the islands of the prerendered page and making them live.
//!
//! Nothing here is compiled into the build-time renderer. What a browser lacks (an observer, a canvas) leaves the page as
//! it was prerendered in that respect; nothing here panics on it.

pub mod address;
#[cfg(feature = "poster")]
pub mod chart_file;
#[cfg(feature = "hydrate")]
pub mod clipboard;
pub mod console;
#[cfg(feature = "hydrate")]
pub mod data;
pub mod dialog;
#[cfg(feature = "poster")]
pub mod drawing;
#[cfg(feature = "poster")]
pub mod embedding;
pub mod event;
#[cfg(feature = "hydrate")]
pub mod fault;
pub mod files;
pub mod find;
#[cfg(feature = "hydrate")]
pub mod host;
#[cfg(feature = "hydrate")]
pub mod island;
#[cfg(feature = "poster")]
pub mod job;
pub mod json;
#[cfg(feature = "hydrate")]
pub mod live_chart;
#[cfg(feature = "hydrate")]
pub mod marks;
#[cfg(feature = "hydrate")]
pub mod menu;
#[cfg(feature = "hydrate")]
pub mod module;
#[cfg(feature = "hydrate")]
pub mod motion;
#[cfg(feature = "hydrate")]
pub mod pictures;
#[cfg(feature = "hydrate")]
pub mod place;
#[cfg(feature = "hydrate")]
pub mod poster;
pub mod queue;
#[cfg(feature = "hydrate")]
pub mod reading;
#[cfg(feature = "hydrate")]
pub mod room;
#[cfg(feature = "hydrate")]
pub mod settings;
#[cfg(feature = "hydrate")]
pub mod share;
#[cfg(feature = "poster")]
pub mod shown;
#[cfg(feature = "hydrate")]
pub mod speech;
#[cfg(feature = "hydrate")]
pub mod status;
#[cfg(feature = "poster")]
pub mod studio;
pub mod style;
#[cfg(feature = "hydrate")]
pub mod surroundings;
#[cfg(feature = "hydrate")]
pub mod take;
#[cfg(feature = "hydrate")]
pub mod tip;
pub mod wanted;

use web_sys::{Document, Window};

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
