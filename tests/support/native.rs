//! Helpers that the native tests share.

pub mod charts;
pub mod geometry;
pub mod hostile;
pub mod portal;
