//! Asks for a long image: opens its dialog, and fetches the module that draws it when it is asked for the first time.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlScriptElement, KeyboardEvent};

use super::dialog::{self, ASKED, CLOSED, FAILED, MAKING, NO_POSTER};
use super::event::{around, listen};
use super::{console, find, menu};

thread_local! {
    /// How often the module was asked for in vain. A browser remembers an address that failed.
    static FAILURES: Cell<u32> = const { Cell::new(0) };
    static FETCHED: Cell<bool> = const { Cell::new(false) };
    /// What asked for the image.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Answers to the dialog's own controls, and to a module that cannot start.
pub fn watch(document: &Document) {
    let Some(dialog) = dialog::find(document) else {
        return;
    };
    let of = dialog.clone();
    listen(&dialog, "click", move |event: Event| {
        if around(event.target(), "[data-poster=close]").is_some() {
            close(&of);
        }
    });
    let of = dialog.clone();
    listen(document, "keydown", move |event: KeyboardEvent| {
        if event.key() == "Escape" && of.has_attribute("open") {
            close(&of);
        }
    });
    listen(document, NO_POSTER, move |_: Event| failed(&dialog));
}

/// Opens the dialog and asks for the image of a part of the page, or of all of it where `part` is empty. What asked for it,
/// `opener`, has the focus again when the dialog is closed.
pub fn ask(document: &Document, part: &str, opener: &Element) {
    let Some(dialog) = dialog::find(document) else {
        return;
    };
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
    } else if fetch(document, &dialog).is_none() {
        failed(&dialog);
    }
}

/// Adds the module to the page. It draws what is asked for as soon as it is there.
fn fetch(document: &Document, dialog: &HtmlElement) -> Option<()> {
    let mut address = dialog.get_attribute("data-module").filter(|address| !address.is_empty())?;
    if FAILURES.get() > 0 {
        address = [address.as_str(), "?", &FAILURES.get().to_string()].concat();
    }
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_type("module");
    script.set_src(&address);
    if let Some(integrity) = dialog.get_attribute("data-integrity") {
        let _ = script.set_attribute("integrity", &integrity);
    }
    let dialog = dialog.clone();
    listen(&script, "error", move |_: Event| {
        console::warn("the module that draws long images could not be fetched");
        failed(&dialog);
    });
    FETCHED.set(true);
    document.head()?.append_child(&script).ok()?;
    Some(())
}

fn failed(dialog: &HtmlElement) {
    FETCHED.set(false);
    FAILURES.set(FAILURES.get() + 1);
    dialog::show(dialog, FAILED);
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
