//! What is told of a faulty file: one diagnostic, the collector of all, and the nearest valid name.

pub mod collector;
pub mod diagnostic;
pub mod suggest;
