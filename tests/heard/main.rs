//! The built page as it is heard: with the screen reader Orca, with the voices of speech-dispatcher, and as
//! what engines tell screen readers. Needs `dist/`, built from these
//! sources: `make heard` builds it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that panics has failed"
)]

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod exposed;
mod scenes;
mod session;
mod speech;
mod transcripts;
