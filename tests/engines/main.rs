//! The built page in the engines of Chromium, Firefox and Safari: the same in each. Needs `dist/`, built from these sources:
//! `make e2e` builds it.
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

mod canvases;
mod colours;
mod copies;
mod downloads;
mod editors;
mod faults;
mod holds;
mod lines;
mod parts;
mod press;
mod print;
mod scenes;
mod screens;
mod transitions;
mod wishes;
