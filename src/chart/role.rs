//! What the colours of a picture are for.

use crate::model::content::Hue;

/// What a colour is for. The page's style gives each role a colour in each theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Text and outlines.
    Ink,
    /// Labels and notes.
    Soft,
    /// Remainders of a whole, grids, backgrounds.
    Faint,
    /// Text on a hue.
    Paper,
    /// The orange of a furnace.
    Orange,
    /// Plum.
    Plum,
    /// The green of a lake.
    Lake,
    /// The first of a content's own hues.
    One,
    /// The second of a content's own hues.
    Two,
    /// The third of a content's own hues.
    Three,
    /// The fourth of a content's own hues.
    Four,
    /// The fifth of a content's own hues.
    Five,
}

impl Role {
    /// All roles; a role's position here is its index in a palette.
    pub const ALL: [Role; 12] = [
        Role::Ink,
        Role::Soft,
        Role::Faint,
        Role::Paper,
        Role::Orange,
        Role::Plum,
        Role::Lake,
        Role::One,
        Role::Two,
        Role::Three,
        Role::Four,
        Role::Five,
    ];

    /// The CSS custom property that holds the role's colour.
    pub fn token(self) -> &'static str {
        match self {
            Role::Ink => "--ink",
            Role::Soft => "--soft",
            Role::Faint => "--faint",
            Role::Paper => "--paper",
            Role::Orange => "--orange",
            Role::Plum => "--plum",
            Role::Lake => "--lake",
            Role::One => "--hue-1",
            Role::Two => "--hue-2",
            Role::Three => "--hue-3",
            Role::Four => "--hue-4",
            Role::Five => "--hue-5",
        }
    }
}

impl From<Hue> for Role {
    fn from(hue: Hue) -> Role {
        match hue {
            Hue::Orange => Role::Orange,
            Hue::Plum => Role::Plum,
            Hue::Lake => Role::Lake,
            Hue::One => Role::One,
            Hue::Two => Role::Two,
            Hue::Three => Role::Three,
            Hue::Four => Role::Four,
            Hue::Five => Role::Five,
            Hue::Ink => Role::Ink,
        }
    }
}
