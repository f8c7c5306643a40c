//! Names in the DOM that the build writes and the browser reads.

/// Id of the live region that says what has been done.
pub const STATUS: &str = "said";

/// Id of what the tip says of a figure beside its value.
pub const TIP: &str = "tip";

/// The names by which the two wasm modules pass text for code, where an engine asks for that (Trusted Types): the page's own, and that of
/// what is exported.
pub const TRUSTED_TYPES: [&str; 2] = [PAGE_TYPES, EXPORT_TYPES];

/// That of the page's own module.
pub const PAGE_TYPES: &str = "gongxiaomei";

/// That of the module that exports.
pub const EXPORT_TYPES: &str = "gongxiaomei-export";
