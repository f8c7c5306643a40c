//! The metadata of an edition: for search engines, feeds, messengers and the catalogue of government websites.

pub mod cards;
pub(crate) mod government;
pub(crate) mod metadata;
