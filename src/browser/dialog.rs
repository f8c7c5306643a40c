//! The dialog of the long image, which two modules share: the page opens it, and what draws the image fills it.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlDialogElement};

use super::find;

/// What the dialog says, by the classes of its parts.
pub const MAKING: &str = "making";
/// See [`MAKING`].
pub const MADE: &str = "made";
/// See [`MAKING`].
pub const FAILED: &str = "failed";

/// The event by which the page asks for an image, at the dialog, whose `data-part` says of what.
pub const ASKED: &str = "gongxiaomei-poster-asked";
/// The event, at the document, by which a module that cannot start says so: scripts/glue.mjs dispatches it.
pub const NO_POSTER: &str = "gongxiaomei-no-poster";

/// The dialog; `None` on a page that has none.
pub fn find(document: &Document) -> Option<HtmlDialogElement> {
    document.get_element_by_id("poster")?.dyn_into().ok()
}

/// Shows one of the parts of the dialog, and hides the others.
pub fn show(dialog: &HtmlDialogElement, what: &str) {
    for part in [MAKING, MADE, FAILED] {
        if let Some(element) = find::one(dialog.query_selector(&[".", part].concat())) {
            element.set_hidden(part != what);
        }
    }
}
