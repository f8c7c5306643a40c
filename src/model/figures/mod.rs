//! What releases say of a figure beside its value: growth and decline and what they are measured against, periods, targets, ranges,
//! the number of those ranked, corrections, and the releases themselves. Worded by patterns of the content; none of it is in the wasm.

pub mod change;
pub mod corrected;
pub mod correction;
mod direction;
pub mod pattern;
pub mod period;
pub mod source;
