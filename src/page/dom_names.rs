//! Names in the DOM that the build writes and the browser reads.

/// Id of the live region that says what has been done.
pub const STATUS: &str = "said";

/// Id of what the tip says of a figure beside its value.
pub const TIP: &str = "tip";
