//! The dialogs, which both modules share: `page` opens them, `export` fills them. They are not modal: the reader can go on reading while
//! an image is drawn, and the browser need not restyle the whole page to make it inert.

use web_sys::{Document, HtmlElement};

use super::events::dispatch;
use super::query;
use crate::page::dom_names::{attr, class};
use const_format::concatcp;

/// The event, at a dialog, that requests to fill it. The dialog's `data-part` says for which part of the page.
pub const ASKED: &str = "page-poster-asked";
/// The event, at a dialog, that it was closed.
pub const CLOSED: &str = "page-poster-closed";
/// The event, at a dialog, that it shows what has failed.
pub const FAILED: &str = "page-dialog-failed";

/// The dialog with this id; `None` if the page has none.
pub fn by_id(document: &Document, id: &str) -> Option<HtmlElement> {
    query::one(Ok(document.get_element_by_id(id)))
}

/// Shows that no picture could be made, and why: the browser falsifies canvases, or something else.
pub fn show_failure(dialog: &HtmlElement, falsified: bool) {
    for message in query::all(dialog.query_selector_all(concatcp!(".", class::FAILED, " p"))) {
        message.set_hidden(message.has_attribute(attr::FALSIFIED) != falsified);
    }
    show(dialog, class::FAILED);
}

/// Shows the part of the dialog with class `what` (`MAKING`, `MADE` or `FAILED`), and hides the others.
pub fn show(dialog: &HtmlElement, what: &str) {
    for part in [class::MAKING, class::MADE, class::FAILED] {
        if let Some(element) = query::one(dialog.query_selector(&[".", part].concat())) {
            element.set_hidden(part != what);
        }
    }
    if what == class::FAILED {
        dispatch(dialog, FAILED);
    }
    // The focus on a control that is now hidden would be lost to the page behind.
    if query::one(dialog.query_selector("[hidden] :focus")).is_some() {
        focus(dialog);
    }
}

/// Gives the focus to the control that closes a dialog. A screen reader says the name of the dialog first.
pub fn focus(dialog: &HtmlElement) {
    if let Some(close) = query::one(dialog.query_selector(concatcp!("[", attr::CLOSE, "]"))) {
        let _ = close.focus();
    }
}
