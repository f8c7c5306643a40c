//! The export module, fetched when a reader first exports something: chart files, embed codes, long images.

pub(crate) mod chart_file;
pub(crate) mod embed_dialog;
mod hidden_canvas;
mod picture_dialog;
pub mod poster;
mod readback;
