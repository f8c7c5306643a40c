//! The module that is fetched when something is exported: files of charts, codes for hosts, long images.

pub mod chart_file;
pub mod embed_dialog;
pub mod poster;
