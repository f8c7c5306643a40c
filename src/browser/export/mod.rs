//! The module that is fetched when something is exported: files of charts, codes for hosts, long images.

pub(crate) mod chart_file;
pub(crate) mod embed_dialog;
pub mod poster;
