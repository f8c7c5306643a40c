//! What is told of a faulty file: one diagnostic, the collector of all, and the nearest valid name.

pub(crate) mod collector;
pub(crate) mod diagnostic;
pub mod suggest;
