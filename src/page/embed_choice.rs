//! What can be chosen in the embed dialog, as the build hands it to the export module. As elements, its selects would be two hundred nodes of
//! a page whose readers hardly ever embed it: the browser adds several of its own to each option.

use serde::{Deserialize, Serialize};

/// A select. The list of them is JSON in the attribute [`attr::CHOICES`](super::dom_names::attr::CHOICES).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EmbedChoice {
    /// What is chosen, for the label.
    pub label: String,
    /// Its name in code.
    pub name: String,
    /// The options.
    pub options: Vec<EmbedOption>,
}

/// An option.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct EmbedOption {
    /// The value: what the code says.
    pub value: String,
    /// What is shown.
    pub name: String,
    /// Id of the part's element; empty for the whole page and for other selects.
    pub id: String,
    /// Address of the part's picture from the page; empty for other selects.
    pub picture: String,
    /// What a kind of code is for; empty for other selects.
    pub about: String,
    /// Whether it is selected at first.
    pub selected: bool,
}
