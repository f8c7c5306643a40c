//! The response of an oEmbed provider (oembed.com), as a static file beside each edition.

use serde::Serialize;

use super::edition::Edition;
use super::head::cards::CARD;
use super::urls::{HEIGHT, card};
use crate::text::html_escape::escape;

/// The response. Its entries are in this order in every build: those of a `serde_json::Value` are sorted or not by a feature of that crate,
/// which any other crate may turn on.
#[derive(Serialize)]
struct Answer<'a> {
    author_name: &'a str,
    cache_age: u32,
    height: u32,
    html: String,
    provider_name: &'a str,
    provider_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_width: Option<u32>,
    title: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'static str,
    width: u32,
}

/// The oEmbed response as JSON: an iframe of the whole page. Its addresses are absolute if the portal's is known.
///
/// # Errors
/// serde's error if it cannot be serialized.
pub fn oembed(edition: &Edition) -> serde_json::Result<String> {
    let (content, url) = (&edition.content, edition.identity.url().unwrap_or_default());
    let (title, page) = (escape(&content.site.title), [url, &edition.place].concat());
    let address = escape(&format!("{page}index.html?embed"));
    let thumbnail_url = card(edition, CARD);
    let thumbnail = thumbnail_url.as_ref().map(|_| CARD);
    serde_json::to_string_pretty(&Answer {
        author_name: edition.author(),
        cache_age: 86400,
        height: HEIGHT,
        html: format!(
            "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" frameborder=\"0\"></iframe>"
        ),
        provider_name: &content.site.name,
        provider_url: &page,
        thumbnail_height: thumbnail.map(|card| card.height),
        thumbnail_url,
        thumbnail_width: thumbnail.map(|card| card.width),
        title: &content.site.title,
        kind: "rich",
        version: "1.0",
        width: 640,
    })
}
