//! Addresses of the site's files: absolute if the public address of the site is known, else relative to the page.

use super::edition::Edition;

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

/// The public address of the edition, if the portal's is known.
pub fn address(edition: &Edition) -> Option<String> {
    Some(own(edition, "")).filter(|_| edition.identity.url().is_some())
}

/// The address of a file beside the edition's page: absolute if the public address is known, else relative to the page.
pub fn own(edition: &Edition, file: &str) -> String {
    edition.identity.url().map_or(file.into(), |url| [url, &edition.place, file].concat())
}

/// The address of a picture for feeds.
pub fn card(edition: &Edition, card: Card) -> String {
    edition.identity.url().map_or(edition.root(), String::from) + card.file
}

/// The path of a chart's picture from the edition's folder.
pub fn chart_picture(chart: &str) -> String {
    format!("charts/{chart}.svg")
}

/// The oEmbed file, by which other sites find the embed code (oembed.com), beside each edition.
pub const OEMBED: &str = "oembed.json";

/// Height of an iframe of fixed height, in CSS pixels: enough for a whole story, and short enough to scroll past.
pub const HEIGHT: u32 = 640;
