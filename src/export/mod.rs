//! Exported charts with finding, key and source around them, and line breaking. Needs no browser.

pub(crate) mod captioned_chart;
pub mod in_app;
pub mod line_break;
