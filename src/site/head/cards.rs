//! The pictures of a site for feeds and messengers: their names and sizes.

/// A picture of the page for feeds, at the root of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// Its file.
    pub file: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// The picture for feeds that show a large one.
pub const CARD: Card = Card { file: "card.png", width: 1200, height: 630 };

/// The picture for feeds that show a small one beside the title, as WeChat does.
pub const SQUARE: Card = Card { file: "card-square.png", width: 300, height: 300 };

/// All of them.
pub const CARDS: [Card; 2] = [CARD, SQUARE];
