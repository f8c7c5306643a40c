//! The export module, fetched when a reader first exports something: chart files, embed codes, long images.

pub(crate) mod chart_file;
pub(crate) mod embed_dialog;
pub mod poster;
