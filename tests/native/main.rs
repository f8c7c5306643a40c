//! Tests that need neither a browser nor the built page: content, layouts, and the documents made from them.
//!
//! `cargo test --features ssr --test native NAME` runs the tests whose names contain NAME.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that panics has failed"
)]

#[path = "../support/native.rs"]
mod support;

mod addresses;
mod any_content;
mod bad_input;
mod bar;
mod bars_and_shares;
mod cards;
mod characters;
mod closing;
mod colours;
mod command;
mod copy;
mod copy_style;
mod corrections;
mod data_section;
mod desk;
mod docs;
mod dom_names;
mod duties;
mod duties_measured;
mod editions;
mod editors;
mod forms;
mod gallery;
mod head;
mod hostile;
mod identity;
mod imports;
mod islands;
mod lacking;
mod new_page;
mod open_data;
mod page;
mod picker;
mod pictures;
mod policy;
mod poster;
mod proof;
mod properties;
mod publish;
mod qualifiers;
mod release;
mod releases;
mod scale;
mod scenery;
mod scenes;
mod schema;
mod second_city;
mod security;
mod settings;
mod setup;
mod source;
mod stills;
mod strokes;
mod svg_files;
mod test_files;
mod tokens;
mod transitions;
