//! A chart in every form, for an editor to choose one.

use serde::{Deserialize, Serialize};

/// The forms for a chart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picker {
    /// Which chart of the content.
    pub chart: usize,
    /// Its title; empty if it has none yet.
    pub title: String,
    /// Its figures, each with its value.
    pub figures: Vec<String>,
    /// The forms: those that can be taken first.
    pub offers: Vec<Offer>,
}

/// A form for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The name of the form in content files.
    pub form: String,
    /// What it is called.
    pub name: String,
    /// What it shows, in a few words.
    pub about: String,
    /// What it is for: the key of a word.
    pub kind: String,
    /// Whether the chart has this form.
    pub current: bool,
    /// The chart drawn in it, as the address of an image; empty if it cannot be drawn.
    pub image: String,
    /// The width and the height of that, in pixels.
    pub size: (u32, u32),
    /// What is changed in the chart beside its form, if this one is taken.
    pub besides: Vec<String>,
    /// Why it cannot be taken; empty if it can.
    pub reasons: Vec<String>,
}
