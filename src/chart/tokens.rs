//! The sizes of chart type, from `style/tokens.css`: the build script reads that file, so that page and charts cannot
//! differ.

include!(concat!(env!("OUT_DIR"), "/tokens.rs"));
