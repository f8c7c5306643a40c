//! The forms a chart can take, by the names content files call them by.

use serde::{Deserialize, Serialize};

/// The forms a chart can take. One file each in `chart::forms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// The character 工, its two horizontals a part and its whole.
    GlyphGong,
    /// The character 小, its three strokes crowds of people.
    GlyphXiao,
    /// The character 美, its three horizontals shares of a hundred.
    GlyphMei,
    /// A part within its whole, as bars from one zero.
    Nested,
    /// What is made, standing in what could be made.
    Tank,
    /// Places gained, one ladder a ranking.
    Climb,
    /// Amounts as counted cells, one cell a unit.
    Blocks,
    /// People as people, one figure so many.
    Crowd,
    /// Counted things as rows of symbols.
    Pictorial,
    /// A share as a ring.
    Ring,
    /// Shares as strips of a hundred cells.
    Rates,
    /// Amounts as squares of proportional area.
    Areas,
    /// A field of dots, one a thing.
    Field,
    /// Amounts as bars from zero.
    Bars,
    /// What is left when a share is saved.
    Saving,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 15] = [
        Form::GlyphGong,
        Form::GlyphXiao,
        Form::GlyphMei,
        Form::Nested,
        Form::Tank,
        Form::Climb,
        Form::Blocks,
        Form::Crowd,
        Form::Pictorial,
        Form::Ring,
        Form::Rates,
        Form::Areas,
        Form::Field,
        Form::Bars,
        Form::Saving,
    ];

    /// What content files call it.
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|name| name.as_str().map(String::from)).unwrap_or_default()
    }

    /// How many marks it draws, least and most.
    pub fn marks(self) -> (usize, usize) {
        match self {
            Form::GlyphGong | Form::Tank => (2, 2),
            Form::GlyphXiao | Form::GlyphMei => (3, 3),
            Form::Nested => (2, usize::MAX),
            Form::Ring | Form::Saving => (1, 1),
            _ => (1, usize::MAX),
        }
    }

    /// Whether its marks are shares, each of a whole of its own.
    pub fn of_shares(self) -> bool {
        matches!(self, Form::Ring | Form::Rates | Form::Saving | Form::GlyphMei)
    }
}
