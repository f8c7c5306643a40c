//! The releases that the facts of a content are from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where the facts come from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who published the release.
    pub publisher: String,
    /// Title of the release the facts are taken from.
    pub release: String,
    /// Where it is published, from `https://` or `http://`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The day it was published, as `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The topic of each paragraph of the release, by its number.
    pub paragraphs: BTreeMap<u8, String>,
    /// The other releases that facts are taken from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<OtherSource>,
    /// Terms of the facts and of the code, for the footer.
    pub licence: String,
}

/// Another release that facts are taken from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherSource {
    /// Id by which facts refer to it.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Its title.
    pub release: String,
    /// Where it is published, from `https://` or `http://`.
    pub address: String,
    /// The day it was published, as `YYYY-MM-DD`.
    pub date: String,
    /// The topic of each of its paragraphs, by its number.
    pub paragraphs: BTreeMap<u8, String>,
}
