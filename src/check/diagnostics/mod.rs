//! Error messages: one diagnostic, the collector of all, and suggestions of the nearest valid name.

pub(crate) mod collector;
pub(crate) mod diagnostic;
pub(crate) mod said;
pub mod suggest;
mod wordings;
