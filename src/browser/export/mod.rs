//! The second wasm module, fetched when something is exported: chart files, embed codes, long images.

pub(crate) mod chart_file;
pub(crate) mod embed_dialog;
pub mod poster;
