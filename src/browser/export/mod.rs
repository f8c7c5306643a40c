//! The export module, fetched when a reader first exports something (chart files, embed codes, long images), or has another text size than
//! the page's own, for which charts are laid out anew.

pub(crate) mod chart_file;
pub(crate) mod chart_layout;
pub(crate) mod embed_dialog;
mod hidden_canvas;
mod picture_dialog;
pub mod poster;
mod readback;
