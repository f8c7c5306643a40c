//! Everything the build writes: documents, metadata, pictures and data files, from checked content.

pub mod boot_script;
pub mod csp;
pub(crate) mod dates;
pub(crate) mod dialogs;
pub mod document;
pub mod edition;
pub(crate) mod footer;
pub mod gallery;
pub(crate) mod head;
pub mod icon;
pub(crate) mod language_runs;
pub mod navigation;
pub mod oembed;
pub mod open_data;
pub mod picture_digest;
pub(crate) mod poster_content;
pub mod sections;
pub mod static_svg;
pub mod urls;

pub use head::cards;
