//! Charts in the browser: which are near the window, their canvases, their marks, the tooltip.

mod hold;
pub(crate) mod live_chart;
mod look;
pub(crate) mod marks;
mod stills;
pub(crate) mod tooltip;
mod transition;
pub(crate) mod visible_charts;
