//! Rules for a content file beyond its format, one subject per file.

pub(crate) mod alike;
pub(crate) mod characters;
pub(crate) mod charts;
pub(crate) mod computed;
pub(crate) mod ids;
pub(crate) mod invisible;
pub(crate) mod ledger;
pub(crate) mod links;
pub(crate) mod messages;
pub(super) mod scenery;
pub(super) mod sources;
pub(crate) mod status;
pub(crate) mod texts;
pub(crate) mod typed;
pub(crate) mod usage;
