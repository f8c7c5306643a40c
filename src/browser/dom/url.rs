//! What is shared as the address of the page or of a part of it: one answer for links, pictures, long images, citations and paper.

use super::query;
use super::viewport::page;

/// The address that is shared: the page's canonical one where it has one, else where it stands, and the part of it with this
/// id, if any. Nothing that was asked of this view alone comes along: neither of an embedded part, nor of the reader's display,
/// nor what messengers and trackers add. The page is a file, so no query belongs to it. Where there is no page, the bare
/// fragment.
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
