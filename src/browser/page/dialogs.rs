//! Opens the dialogs, requests their content from the export module, and closes them.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, KeyboardEvent};

use super::announcer::announce;
use super::lazy_module;
use super::lazy_module::EXPORT_UNAVAILABLE;
use super::menu;
use crate::browser::dom::dialog;
use crate::browser::dom::dialog::{ASKED, CLOSED, FAILED};
use crate::browser::dom::events::{closest, dispatch, listen};
use crate::browser::dom::query;

thread_local! {
    /// The control that opened the dialog.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Handles the controls that close a dialog, and shows in the dialogs if the export module cannot be loaded.
pub fn init(document: &Document) {
    listen(document, "click", |event: Event| {
        if let Some(control) = closest(event.target(), concatcp!("[", attr::CLOSE, "]"))
            && let Some(dialog) = control.closest("dialog").ok().flatten().and_then(|dialog| dialog.dyn_into().ok())
        {
            close(&dialog);
        }
    });
    let of = document.clone();
    listen(document, "keydown", move |event: KeyboardEvent| {
        if let Some(dialog) = open_dialog(&of).filter(|_| event.key() == "Escape") {
            close(&dialog);
        }
    });
    for dialog in query::all(document.query_selector_all(concatcp!("dialog.", class::SHEET))) {
        let of = dialog.clone();
        listen(&dialog, FAILED, move |_: Event| tell(&of));
    }
    let of = document.clone();
    listen(document, EXPORT_UNAVAILABLE, move |_: Event| {
        if let Some(dialog) = open_dialog(&of) {
            dialog::show(&dialog, class::FAILED);
        }
    });
}

/// Announces what a dialog shows to have failed: an alert that appears together with its dialog is not announced in Firefox.
fn tell(dialog: &HtmlElement) {
    let message = query::one(dialog.query_selector(concatcp!(".", class::FAILED, " p:not([hidden])")));
    if let Some(message) = message.and_then(|message| message.text_content()) {
        announce(&message);
    }
}

/// The open dialog, if any.
fn open_dialog(document: &Document) -> Option<HtmlElement> {
    query::one(document.query_selector(concatcp!("dialog.", class::SHEET, "[open]")))
}

/// Opens a dialog and requests its content, for a part of the page or, if `part` is empty, for the whole page. When it is closed the
/// focus returns to `opener`.
pub fn open(document: &Document, id: &str, part: &str, opener: &Element) {
    let Some(dialog) = dialog::by_id(document, id) else {
        return;
    };
    if let Some(open) = open_dialog(document) {
        close(&open);
    }
    OPENER.set(opener.dyn_ref().cloned());
    let _ = dialog.set_attribute(attr::PART, part);
    dialog::show(&dialog, class::MAKING);
    // By the attribute, which also works in browsers without `<dialog>`.
    let _ = dialog.set_attribute("open", "");
    dialog::focus(&dialog);
    lazy_module::request(document, &dialog, ASKED);
}

fn close(dialog: &HtmlElement) {
    let _ = dialog.remove_attribute("open");
    if let Some(opener) = OPENER.take() {
        // The opener may be in a menu that has been closed in the meantime.
        let menu =
            opener.closest(concatcp!("details.", class::MENU)).ok().flatten().and_then(|menu| menu.dyn_into().ok());
        match menu {
            Some(menu) => menu::close(&menu),
            None => drop(opener.focus()),
        }
    }
    dispatch(dialog, CLOSED);
}
