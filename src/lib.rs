//! 新余“工小美”: a single-page infographic that is complete before any script runs.
//!
//! `content` says what is on the page, `chart` turns facts into scenes and paints them, `page` is what the reader sees.
//! `poster` composes the long image.
//! With the feature `ssr` the crate renders the page natively; with `hydrate` it is the wasm that makes it live, with `poster`
//! the wasm that draws the long image and makes files of charts.

pub mod chart;
pub mod content;
#[cfg(feature = "ssr")]
pub mod gallery;
pub mod live;
#[cfg(feature = "ssr")]
pub mod open_data;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pictures;
#[cfg(feature = "compose")]
pub mod poster;
pub mod way;

#[cfg(feature = "browser")]
pub mod browser;
