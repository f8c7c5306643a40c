//! 新余“工小美”: a single-page infographic that is complete before any script runs.
//!
//! `content` says what is on the page, `chart` turns facts into scenes and paints them, `page` is what the reader sees.
//! With the feature `ssr` the crate renders the page natively; with `hydrate` it is the wasm that makes it live.

#![forbid(unsafe_code)]

pub mod chart;
pub mod content;
#[cfg(feature = "ssr")]
pub mod gallery;
pub mod live;
#[cfg(feature = "ssr")]
pub mod open_data;
pub mod page;

#[cfg(feature = "hydrate")]
pub mod browser;

/// The wasm's door: makes the prerendered page live as soon as the module is there.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    browser::island::start();
}
