//! Verbs of status: whether something is built, started, listed or approved. Every place on the page uses the release's own verb.

use serde::{Deserialize, Serialize};

/// A verb of status, such as 建成通车 or 稳步推进.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// Id by which facts and names refer to it.
    pub id: String,
    /// The verb, exactly as in the release.
    pub text: String,
    /// What it means; decides which icons may be shown beside it.
    pub stage: Stage,
    /// Whether it comes before a name, as 获批 does (with a space, in languages that have them); after it if absent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leads: bool,
}

impl Status {
    /// The verb with this id.
    pub fn find<'a>(all: &'a [Status], id: Option<&String>) -> Option<&'a Status> {
        all.iter().find(|status| Some(&status.id) == id)
    }
}

/// What a verb of status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Built, open, completed.
    Done,
    /// A title, an approval or a place in a list of examples.
    Won,
    /// Started, or making progress.
    UnderWay,
    /// In a list of what is to be done.
    Listed,
}

impl Stage {
    /// Whether it is achieved: only then may a tick or a cup be shown beside it.
    pub fn reached(self) -> bool {
        matches!(self, Stage::Done | Stage::Won)
    }
}
