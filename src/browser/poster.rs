//! Opens the dialogs, has them filled, and closes them.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, KeyboardEvent};

use super::dialog::{self, ASKED, CLOSED, EMBED, FAILED, MAKING, POSTER};
use super::event::{around, listen, tell};
use super::module::{self, NO_MODULE};
use super::{find, menu};

thread_local! {
    /// What asked for the image.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Answers to the controls that close a dialog, and says in the dialogs that there is no module to fill them.
pub fn watch(document: &Document) {
    listen(document, "click", |event: Event| {
        if let Some(control) = around(event.target(), "[data-close]")
            && let Some(dialog) = control.closest("dialog").ok().flatten().and_then(|dialog| dialog.dyn_into().ok())
        {
            close(&dialog);
        }
    });
    let of = document.clone();
    listen(document, "keydown", move |event: KeyboardEvent| {
        if let Some(dialog) = open(&of).filter(|_| event.key() == "Escape") {
            close(&dialog);
        }
    });
    let of = document.clone();
    listen(document, NO_MODULE, move |_: Event| {
        for dialog in [POSTER, EMBED].into_iter().filter_map(|id| dialog::find(&of, id)) {
            dialog::show(&dialog, FAILED);
        }
    });
}

/// The dialog that is open.
fn open(document: &Document) -> Option<HtmlElement> {
    find::one(document.query_selector("dialog.sheet[open]"))
}

/// Opens a dialog and has it filled for a part of the page, or for all of it where `part` is empty. What asked for it,
/// `opener`, has the focus again when the dialog is closed.
pub fn ask(document: &Document, id: &str, part: &str, opener: &Element) {
    let Some(dialog) = dialog::find(document, id) else {
        return;
    };
    if let Some(open) = open(document) {
        close(&open);
    }
    OPENER.set(opener.dyn_ref().cloned());
    let _ = dialog.set_attribute("data-part", part);
    dialog::show(&dialog, MAKING);
    // By the attribute, so that engines without dialogs show it as well.
    let _ = dialog.set_attribute("open", "");
    if let Some(title) = find::one(dialog.query_selector("h2")) {
        let _ = title.focus();
    }
    module::ask(document, &dialog, ASKED);
}

fn close(dialog: &HtmlElement) {
    let _ = dialog.remove_attribute("open");
    if let Some(opener) = OPENER.take() {
        // A menu that was closed meanwhile has its control out of sight.
        let menu = opener.closest("details").ok().flatten().and_then(|menu| menu.dyn_into().ok());
        match menu {
            Some(menu) => menu::close(&menu),
            None => drop(opener.focus()),
        }
    }
    tell(dialog, CLOSED);
}
