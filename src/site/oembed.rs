//! The response of an oEmbed provider (oembed.com), as a static file beside each edition.

use serde_json::json;

use super::edition::Edition;
use super::head::cards::CARD;
use super::urls::{HEIGHT, card};
use crate::text::html_escape::escape;

/// The oEmbed response as JSON: an iframe of the whole page. Its addresses are absolute if the portal's is known.
///
/// # Errors
/// serde's error if it cannot be serialized.
pub fn oembed(edition: &Edition) -> serde_json::Result<String> {
    let (content, url) = (&edition.content, edition.identity.url().unwrap_or_default());
    let (title, page) = (escape(&content.site.title), [url, &edition.place].concat());
    let address = escape(&format!("{page}index.html?embed"));
    let (width, height) = (640, HEIGHT);
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": content.site.title,
        "author_name": edition.author(),
        "provider_name": content.site.name,
        "provider_url": page,
        "cache_age": 86400,
        "width": width,
        "height": height,
        "html": format!("<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" frameborder=\"0\"></iframe>"),
    });
    if let (Some(card), Some(entries)) = (card(edition, CARD), answer.as_object_mut()) {
        entries.insert("thumbnail_url".into(), card.into());
        entries.insert("thumbnail_width".into(), CARD.width.into());
        entries.insert("thumbnail_height".into(), CARD.height.into());
    }
    serde_json::to_string_pretty(&answer)
}
