//! Text utilities: numbers as digits and words, text widths, escaping, kinds of characters. Imports nothing else of the crate.

pub mod han;
pub mod html_escape;
#[cfg(feature = "ssr")]
pub(crate) mod invisible;
pub mod measure;
pub mod number;
pub(crate) mod numerals;
#[cfg(feature = "ssr")]
pub mod phrases;
pub mod quoted;
