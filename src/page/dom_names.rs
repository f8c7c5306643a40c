//! Names in the DOM that the build writes and the browser reads.

/// The attribute that names an island's component to the browser.
pub const ISLAND: &str = "data-island";

/// Id of the live region that says what has been done.
pub const STATUS: &str = "said";

/// Id of what the tip says of a figure beside its value.
pub const TIP: &str = "tip";
