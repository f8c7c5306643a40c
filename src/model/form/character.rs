//! The characters that charts draw and sections show, stroke by stroke or as shapes.

use serde::{Deserialize, Serialize};

/// The middle line of a stroke, from where the brush is set down: points in thousandths of the character's side, from its upper left
/// corner.
pub type MiddleLine = Vec<(u16, u16)>;

/// A stroke of level rows of dots. Lengths are thousandths of the character's side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DotRows {
    /// The middle of its upper end.
    pub from: (u16, u16),
    /// The middle of its lower end.
    pub to: (u16, u16),
    /// How many dots the first row has, the second, and so on; the last number is that of all that follow. They are spread over the
    /// whole stroke.
    pub rows: Vec<usize>,
    /// Dots at the left of the last rows, from the upper one, up to half of all. A stroke with such a hook stands on its lower end, and
    /// its rows are as close as dots beside each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hook: Vec<usize>,
}

/// A stroke laid by hand as a shape, in thousandths of the character's side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ShapedStroke {
    /// What it is drawn as.
    pub shape: StrokeShape,
    /// Its points: of a bar and of tiles, the upper left and the lower right corner of each box; of a solid, its corners; of waves and
    /// curves, three for each curve, which begins at the first, bends towards the second and ends at the third.
    pub points: Vec<(u16, u16)>,
    /// How broad it is: the band of waves, or each curve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u16>,
}

/// What a stroke laid by hand is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StrokeShape {
    /// A share as a level bar, on a pale one of 100 %.
    Bar,
    /// Things counted as tiles, in boxes of one size.
    Tiles,
    /// Things counted as wavy lines beside each other.
    Waves,
    /// A figure or a name as it is: a polygon.
    Solid,
    /// A figure or a name as it is: curves.
    Curves,
}

/// A character as a solid shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// The character.
    pub character: String,
    /// Its outline, as an SVG path in a square of 1000.
    pub outline: String,
}
