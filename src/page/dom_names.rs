//! Names in the DOM that the build writes and the browser reads.

/// The attribute of a chart's host that says whether its picture is still, queued, live or failed: see
/// [`PaintState`](super::paint_state::PaintState).
pub const PAINT: &str = "data-paint";

/// Id of the live region that says what has been done.
pub const STATUS: &str = "said";

/// Id of what the tip says of a figure beside its value.
pub const TIP: &str = "tip";
