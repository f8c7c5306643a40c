//! The long image (长图): the page, or one pillar of it, composed anew 1080 pixels wide from the same content and the same
//! charts, to be kept and forwarded.
//!
//! ```text
//! Content ──sheet (build)──▶ Sheet ──plan──▶ Piece… ──lay──▶ Block… ──pages──▶ Page… ──paint──▶ canvas (browser)
//! ```
//!
//! Each piece is laid out, and each block painted, by itself, so that the browser can answer the reader in between. Nothing
//! here needs a browser; `browser::studio` paints what is composed here.

#![warn(missing_docs)]

pub mod compose;
pub mod lines;
pub mod pages;
mod pen;
mod pieces;
pub mod qr;
pub mod sheet;
#[cfg(feature = "ssr")]
mod write;

pub use compose::{Block, Composer, Piece};
pub use pages::{Page, pages, scale};
pub use sheet::Sheet;

/// Width of every image, in pixels.
pub const WIDTH: f64 = 1080.0;

/// Most pixels of one image: more than 16.7 million and an iPhone paints nothing.
pub const MOST_PIXELS: f64 = 16_700_000.0;
