//! Charts in the browser: which are near the window, their canvases, their marks, the tooltip.

pub mod live_chart;
pub mod marks;
pub mod tooltip;
pub mod visible_charts;
