//! The font sizes of charts, generated from `style/tokens.css` by the build script, so that page and charts cannot differ.

include!(concat!(env!("OUT_DIR"), "/tokens.rs"));
