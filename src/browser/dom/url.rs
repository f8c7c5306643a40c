//! The address to share of the page or of a part of it: the same for links, pictures, long images, citations and print.

use super::query;
use super::viewport::page;

/// The address to share: the page's canonical address if it has one, else its current one, with the fragment of the part with this id,
/// if any. The query is left out: it only selects an embedded part or display settings, or was added by messengers and trackers.
/// Outside a page, the fragment alone.
pub fn of(id: &str) -> String {
    let canonical = page()
        .and_then(|(_, document)| query::one(document.query_selector("link[rel=canonical]"))?.get_attribute("href"));
    let here = || page().and_then(|(window, _)| window.location().href().ok());
    let address = canonical.or_else(here).unwrap_or_default();
    let file = address.split(['?', '#']).next().unwrap_or_default();
    if id.is_empty() { file.into() } else { [file, "#", id].concat() }
}

/// The address of a chart on its page.
pub fn of_chart(id: &str) -> String {
    of(&["chart-", id].concat())
}
