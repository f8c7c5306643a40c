//! The built page in Chromium and on web servers, and the files published with it. Needs `dist/`, built from these sources:
//! `make e2e FILTER=NAME` builds it and runs the tests whose names contain NAME.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that panics has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod added;
mod aloud;
mod axe;
mod blank;
mod boot;
mod broken_build;
mod charts;
mod data;
mod duties;
mod embed;
mod enlarged;
mod equal_access;
mod files;
mod folds;
mod headlines;
mod host_script;
mod hostile;
mod long;
mod new_page;
mod office;
mod page;
mod picker;
mod pictures;
mod policy;
mod poor_servers;
mod poster;
mod press;
mod print;
mod proof;
mod readers;
mod release;
mod same_forms;
mod sandbox;
mod scenery;
mod second_city;
mod servers;
mod sharing;
mod spreadsheet;
mod supply;
mod svg_files;
mod switch;
mod targets;
mod tree;
mod validity;
