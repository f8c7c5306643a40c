//! Addresses of the site's files: absolute if the public address of the site is known, else relative to the page.

use super::edition::Edition;
use super::head::cards::Card;

/// The public address of the edition, if the portal's is known.
pub fn address(edition: &Edition) -> Option<String> {
    Some(own(edition, "")).filter(|_| edition.identity.url().is_some())
}

/// The address of a file beside the edition's page: absolute if the public address is known, else relative to the page.
pub fn own(edition: &Edition, file: &str) -> String {
    edition.identity.url().map_or(file.into(), |url| [url, &edition.place, file].concat())
}

/// The address of a picture for feeds, if the site has it.
pub fn card(edition: &Edition, card: Card) -> Option<String> {
    let address = || edition.identity.url().map_or(edition.root(), String::from) + card.file;
    edition.assets.cards.contains(&card).then(address)
}

/// The path of a chart's picture from the edition's folder.
pub fn chart_picture(chart: &str) -> String {
    format!("charts/{chart}.svg")
}

/// The oEmbed file, by which other sites find the embed code (oembed.com), beside each edition.
pub const OEMBED: &str = "oembed.json";

/// Height of an iframe of fixed height, in CSS pixels: enough for a whole story, and short enough to scroll past.
pub const HEIGHT: u32 = 640;
