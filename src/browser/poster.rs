//! Opens the dialogs, and fetches the module that fills them, draws long images and writes codes, when it is asked for the first
//! time.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlScriptElement, KeyboardEvent};

use super::dialog::{self, ASKED, CLOSED, EMBED, FAILED, MAKING, NO_POSTER, POSTER};
use super::event::{around, listen};
use super::{console, find, menu};

thread_local! {
    /// How often the module was asked for in vain. A browser remembers an address that failed.
    static FAILURES: Cell<u32> = const { Cell::new(0) };
    static FETCHED: Cell<bool> = const { Cell::new(false) };
    /// What asked for the image.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Answers to the controls that close a dialog, and to a module that cannot start.
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
    listen(document, NO_POSTER, move |_: Event| failed(&of));
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
    if FETCHED.get() {
        dialog::tell(&dialog, ASKED);
    } else if fetch(document).is_none() {
        failed(document);
    }
}

/// Adds the module to the page. It draws what is asked for as soon as it is there.
fn fetch(document: &Document) -> Option<()> {
    let poster = dialog::find(document, POSTER)?;
    let mut address = poster.get_attribute("data-module").filter(|address| !address.is_empty())?;
    if FAILURES.get() > 0 {
        address = [address.as_str(), "?", &FAILURES.get().to_string()].concat();
    }
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_type("module");
    script.set_src(&address);
    if let Some(integrity) = poster.get_attribute("data-integrity") {
        let _ = script.set_attribute("integrity", &integrity);
    }
    let of = document.clone();
    listen(&script, "error", move |_: Event| {
        console::warn("the module that draws long images could not be fetched");
        failed(&of);
    });
    FETCHED.set(true);
    document.head()?.append_child(&script).ok()?;
    Some(())
}

fn failed(document: &Document) {
    FETCHED.set(false);
    FAILURES.set(FAILURES.get() + 1);
    for dialog in [POSTER, EMBED].into_iter().filter_map(|id| dialog::find(document, id)) {
        dialog::show(&dialog, FAILED);
    }
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
    dialog::tell(dialog, CLOSED);
}
