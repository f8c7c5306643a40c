//! The metadata of an edition: for search engines, feeds, messengers and the catalogue of government websites.

pub(crate) mod government;
pub(crate) mod metadata;
