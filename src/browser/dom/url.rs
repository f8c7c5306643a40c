//! Where on the web what the reader takes along is.

use super::viewport::page;

/// The page's address with another fragment, or with none; the bare fragment where there is no page.
pub fn of(id: &str) -> String {
    let url = page().and_then(|(window, _)| window.location().href().ok()).unwrap_or_default();
    let page = url.split('#').next().unwrap_or_default();
    if id.is_empty() { page.into() } else { [page, "#", id].concat() }
}

/// The address of a chart on its page.
pub fn of_chart(id: &str) -> String {
    of(&["chart-", id].concat())
}
