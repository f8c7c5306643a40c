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

/// Font sizes at the page's standard text size.
pub mod size {
    /// The page's title.
    pub const TITLE: f64 = 112.0;
    /// The character of a pillar.
    pub const SIGN: f64 = 208.0;
    /// The headline of a part.
    pub const OPENING: f64 = 64.0;
    /// The headline of a story.
    pub const HEADLINE: f64 = 56.0;
    /// The sentence under a headline.
    pub const LEAD: f64 = 40.0;
    /// Running text.
    pub const BODY: f64 = 38.0;
    /// Names of figures.
    pub const NAME: f64 = 34.0;
    /// Notes and sources.
    pub const NOTE: f64 = 30.0;
    /// Large figures, by how many share a row.
    pub fn figure(beside: usize) -> f64 {
        match beside {
            ..=1 => 140.0,
            2 => 112.0,
            _ => 84.0,
        }
    }
    /// The unit and qualifier beside a number, in font sizes of the number.
    pub const BESIDE: f64 = 0.42;
    /// The smallest text.
    pub const LEAST: f64 = 28.0;
}
