//! Growth and decline: a figure with a sign, and what it is measured against.

use serde::{Deserialize, Serialize};

/// The words of a kind of change, such as 同比增长 and 同比下降. The sign of a figure decides between them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What is compared with; only changes with the same base can share a scale.
    pub base: Base,
    /// Growth: pattern with `{n}` for the figure with its unit, such as 同比增长{n}.
    pub up: String,
    /// Decline: pattern with `{n}` for the figure without its sign, such as 同比下降{n}.
    pub down: String,
    /// No change at all, such as 与上年同期持平.
    pub level: String,
}

/// What a change is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// The same period of the year before: 同比.
    YearOnYear,
    /// The period just before: 环比.
    PreviousPeriod,
    /// What was planned: 比计划.
    Plan,
    /// An earlier time that the words name: 比上年末, 比2015年.
    Earlier,
    /// Another place that the words name: 比全省, 比全国.
    Place,
}
