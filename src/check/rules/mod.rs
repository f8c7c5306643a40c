//! What is asked of a content file beyond its format, one subject a file.

pub mod charts;
pub mod computed;
pub mod ids;
pub mod invisible;
pub mod ledger;
pub mod links;
pub mod messages;
pub mod texts;
pub mod usage;
