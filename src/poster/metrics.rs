//! Sizes of the long image, in its pixels.

/// Width of every image, in pixels.
pub const WIDTH: f64 = 1080.0;

/// Most pixels of one image: beyond 16.7 million an iPhone paints nothing.
pub const MOST_PIXELS: f64 = 16_700_000.0;

/// Space left and right of everything.
pub const MARGIN: f64 = 64.0;
/// Width of text and charts.
pub const COLUMN: f64 = WIDTH - 2.0 * MARGIN;
/// Space between two columns.
pub const APART: f64 = 40.0;

/// Heights that the image of the whole page and that of one part keep to at the standard text size: seven and four screens of a phone; and that of the
/// card.
pub mod height {
    /// The whole page.
    pub const WHOLE: f64 = 5400.0;
    /// One part.
    pub const PART: f64 = 3000.0;
    /// The card, for a picture of 3 to 4.
    pub const CARD: f64 = 1440.0;
    /// The foot of the card, so that its height does not depend on how many modules the code of an address has.
    pub const CARD_FOOT: f64 = 404.0;
}

/// Width of one of `count` columns.
pub fn column(count: usize) -> f64 {
    let count = count.max(1) as f64;
    (COLUMN - APART * (count - 1.0)) / count
}

/// Font sizes at the page's standard text size.
pub mod size {
    /// The page's title.
    pub const TITLE: f64 = 112.0;
    /// The character of a pillar.
    pub const SIGN: f64 = 120.0;
    /// The headline of a part.
    pub const OPENING: f64 = 64.0;
    /// The headline of a picture.
    pub const HEADLINE: f64 = 52.0;
    /// The sentence under a headline.
    pub const LEAD: f64 = 40.0;
    /// Names of figures, keys, notes and sources. No text is smaller: it is 12 pixels on a phone as wide as the image is shown.
    pub const LEAST: f64 = 36.0;
    /// Large figures.
    pub const FIGURE: f64 = 64.0;
}
