//! Rules that the texts of an edition are reviewed by: set formulations, and words of the wrong register.

use serde::{Deserialize, Serialize};

/// Rules that the texts of an edition are reviewed by. They are not published.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CopyRules {
    /// Set formulations, which are quoted whole or not at all.
    #[serde(default)]
    pub formulations: Vec<Formulation>,
    /// Words of the wrong register.
    #[serde(default)]
    pub register: Vec<Avoided>,
    /// Wordings that stay although a rule of style is against them.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

/// A wording that stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The wording.
    pub text: String,
    /// Why it stays.
    pub because: String,
}

/// A set formulation (固定提法).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Formulation {
    /// The whole formulation, with its quotation marks and commas.
    pub text: String,
    /// Parts that may not be written without the rest.
    pub parts: Vec<String>,
    /// Longer wordings in which the release itself has a part without the rest; they stand as they are there.
    #[serde(default)]
    pub also: Vec<String>,
}

/// A word of the wrong register for a government page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Avoided {
    /// The word.
    pub avoid: String,
    /// What to write instead.
    pub instead: String,
}
