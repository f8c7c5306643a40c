//! How far a thing has come: built, started, listed, approved. The release says it with a verb of its own, and so does every
//! place on the page.

use serde::{Deserialize, Serialize};

/// A verb of status, such as 建成通车 or 稳步推进.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// What facts and names refer to it by.
    pub id: String,
    /// The verb, exactly as the release has it.
    pub text: String,
    /// What it means for what may be shown beside it.
    pub stage: Stage,
    /// Whether it stands before a name, as 获批 does, with its space where the language has one; after it if absent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leads: bool,
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
    /// Whether it is reached: only then may a tick or a cup stand beside it.
    pub fn reached(self) -> bool {
        matches!(self, Stage::Done | Stage::Won)
    }
}
