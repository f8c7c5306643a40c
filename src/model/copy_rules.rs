//! What the texts of an edition are reviewed for: set formulations, and words that are not of the register.

use serde::{Deserialize, Serialize};

/// What the texts of an edition are reviewed for. It is not published.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CopyRules {
    /// Set formulations, which stand whole or not at all.
    #[serde(default)]
    pub formulations: Vec<Formulation>,
    /// Words that are not of the register.
    #[serde(default)]
    pub register: Vec<Avoided>,
}

/// A set formulation (固定提法).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Formulation {
    /// The formulation as it must stand, quotation marks and commas with it.
    pub text: String,
    /// What none may write of it without the rest.
    pub parts: Vec<String>,
}

/// A word that is not of the register of a government page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Avoided {
    /// The word.
    pub avoid: String,
    /// What to write instead.
    pub instead: String,
}
