//! Charts for files, laid out without a browser: with their finding, how to read them and their source.

pub(crate) mod captioned_chart;
pub mod line_break;
