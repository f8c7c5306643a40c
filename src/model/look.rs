//! The look of a content: hues of its own, and the colour of the browser around the page.

use serde::{Deserialize, Serialize};

/// The colours of a content, for all its languages. What it does not say has a default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The colours of `hue-1`.
    #[serde(rename = "hue-1", default, skip_serializing_if = "Option::is_none")]
    pub one: Option<HueColours>,
    /// The colours of `hue-2`.
    #[serde(rename = "hue-2", default, skip_serializing_if = "Option::is_none")]
    pub two: Option<HueColours>,
    /// The colours of `hue-3`.
    #[serde(rename = "hue-3", default, skip_serializing_if = "Option::is_none")]
    pub three: Option<HueColours>,
    /// The colours of `hue-4`.
    #[serde(rename = "hue-4", default, skip_serializing_if = "Option::is_none")]
    pub four: Option<HueColours>,
    /// The colours of `hue-5`.
    #[serde(rename = "hue-5", default, skip_serializing_if = "Option::is_none")]
    pub five: Option<HueColours>,
    /// The colour of the browser's own bars around the page, as `#rrggbb`; left to the browser if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme_color: Option<String>,
}

impl Look {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Look::default()
    }
}

/// The colours of a hue, each as `#rrggbb`. Those that are absent are the nearest to `light` that can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HueColours {
    /// In the light theme and in print: fills, text and the band of a section.
    pub light: String,
    /// Fills in the dark theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dark: Option<String>,
    /// Text in the dark theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dark_text: Option<String>,
    /// The band of a section in the dark theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dark_band: Option<String>,
    /// In high contrast: fills, text and the band of a section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contrast: Option<String>,
    /// Fills and text in high contrast on black.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contrast_dark: Option<String>,
    /// The band of a section in high contrast on black.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contrast_dark_band: Option<String>,
}
