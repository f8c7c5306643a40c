//! The long image (长图): the page, or one pillar of it, laid out again 1080 pixels wide from the same content and the same
//! charts, to be saved and forwarded.
//!
//! ```text
//! Content ──of (build)──▶ PosterContent ──plan──▶ Piece… ──lay──▶ Block… ──pages──▶ Page… ──paint──▶ canvas (browser)
//! ```
//!
//! The browser lays out each piece, and paints each block, in a task of its own, so that the page stays responsive. Nothing here needs
//! a browser; `browser::export::poster` paints what is composed here.

#![warn(missing_docs)]

mod blocks;
mod card;
pub mod compose;
pub(crate) mod content;
pub mod metrics;
pub(crate) mod paginate;
mod pen;
pub(crate) mod qr;
mod selection;
mod wordless;

pub use compose::{Block, Composer, Piece};
pub use content::{CARD, PosterContent};
pub use metrics::{MOST_PIXELS, WIDTH};
pub use paginate::{Page, pages, scale};
pub use wordless::wordless;
