//! Text without content: numbers as digits, widths, escaping, and what a character is. Imports nothing else of the crate.

pub mod excerpt;
pub mod han;
pub mod html_escape;
#[cfg(feature = "ssr")]
pub mod invisible;
pub mod measure;
pub mod number;
pub mod numerals;
