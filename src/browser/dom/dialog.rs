//! The dialogs, which both modules share: `page` opens them, `export` fills them. They are not modal: one can go on reading while an
//! image is drawn, and the browser need not restyle the whole page to make it inert.

use web_sys::{Document, HtmlElement};

use super::query;
use crate::page::dom_names::class;

/// The event by which the page asks for a dialog to be filled, at the dialog, whose `data-part` says for what.
pub const ASKED: &str = "gongxiaomei-poster-asked";
/// The event, at the dialog, by which the page says that it is closed.
pub const CLOSED: &str = "gongxiaomei-poster-closed";

/// A dialog by its id; `None` on a page that has none.
pub fn by_id(document: &Document, id: &str) -> Option<HtmlElement> {
    query::one(Ok(document.get_element_by_id(id)))
}

/// Shows one of the parts of the dialog, which are known by their classes, and hides the others.
pub fn show(dialog: &HtmlElement, what: &str) {
    for part in [class::MAKING, class::MADE, class::FAILED] {
        if let Some(element) = query::one(dialog.query_selector(&[".", part].concat())) {
            element.set_hidden(part != what);
        }
    }
}
