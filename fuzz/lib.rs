//! What the targets hold input to: the same as `tests/native/hostile.rs` does.

#![forbid(unsafe_code)]

#[path = "../tests/support/hostile/mod.rs"]
pub mod hostile;
