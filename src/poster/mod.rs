//! The long image (长图): the page, or one pillar of it, composed anew 1080 pixels wide from the same content and the same
//! charts, to be kept and forwarded.
//!
//! ```text
//! Content ──sheet (build)──▶ PosterContent ──plan──▶ Piece… ──lay──▶ Block… ──pages──▶ Page… ──paint──▶ canvas (browser)
//! ```
//!
//! Each piece is laid out, and each block painted, by itself, so that the browser can answer the reader in between. Nothing
//! here needs a browser; `browser::studio` paints what is composed here.

#![warn(missing_docs)]

mod blocks;
pub mod compose;
pub(crate) mod content;
pub mod metrics;
pub(crate) mod paginate;
mod pen;
pub(crate) mod qr;

pub use compose::{Block, Composer, Piece};
pub use content::PosterContent;
pub use metrics::{MOST_PIXELS, WIDTH};
pub use paginate::{Page, pages, scale};
