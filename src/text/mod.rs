//! Text without content: numbers as digits, widths, escaping, and what a character is. Imports nothing else of the crate.

pub mod han;
pub mod html_escape;
#[cfg(feature = "ssr")]
pub(crate) mod invisible;
pub mod measure;
pub mod number;
pub(crate) mod numerals;
