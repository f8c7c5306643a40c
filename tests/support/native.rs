//! Helpers that the native tests share.

pub mod charts;
pub mod city;
pub mod geometry;
pub mod hostile;
pub mod page;
pub mod portal;
