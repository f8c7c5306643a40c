//! The font sizes of charts and the colours of two themes, generated from `style/tokens.css` by the build script, so that page and charts cannot differ.

include!(concat!(env!("OUT_DIR"), "/tokens.rs"));
