//! Asks for a long image: opens its dialog, and fetches the module that draws it when it is asked for the first time.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Event, HtmlDialogElement, HtmlScriptElement};

use super::dialog::{self, ASKED, FAILED, MAKING, NO_POSTER};
use super::event::{around, listen};
use super::{console, find};

thread_local! {
    /// How often the module was asked for in vain. A browser remembers an address that failed.
    static FAILURES: Cell<u32> = const { Cell::new(0) };
    static FETCHED: Cell<bool> = const { Cell::new(false) };
}

/// Answers to the dialog's own controls, and to a module that cannot start.
pub fn watch(document: &Document) {
    let Some(dialog) = dialog::find(document) else {
        return;
    };
    let of = dialog.clone();
    listen(&dialog, "click", move |event: Event| {
        // A press beside what the dialog holds is at the dialog itself.
        let beside = event.target().is_some_and(|at| at.loose_eq(&of));
        if beside || around(event.target(), "[data-poster=close]").is_some() {
            close(&of);
        }
    });
    listen(document, NO_POSTER, move |_: Event| failed(&dialog));
}

/// Opens the dialog and asks for the image of a part of the page, or of all of it where `part` is empty.
pub fn ask(document: &Document, part: &str) {
    let Some(dialog) = dialog::find(document) else {
        return;
    };
    let _ = dialog.set_attribute("data-part", part);
    dialog::show(&dialog, MAKING);
    // An engine without modal dialogs shows it over the page all the same.
    if !dialog.has_attribute("open") && dialog.show_modal().is_err() {
        let _ = dialog.set_attribute("open", "");
    }
    if let Some(title) = find::one(dialog.query_selector("h2")) {
        let _ = title.focus();
    }
    if FETCHED.get() {
        if let Ok(event) = Event::new(ASKED) {
            let _ = dialog.dispatch_event(&event);
        }
    } else if fetch(document, &dialog).is_none() {
        failed(&dialog);
    }
}

/// Adds the module to the page. It draws what is asked for as soon as it is there.
fn fetch(document: &Document, dialog: &HtmlDialogElement) -> Option<()> {
    let mut address = dialog.get_attribute("data-module").filter(|address| !address.is_empty())?;
    if FAILURES.get() > 0 {
        address = [address.as_str(), "?", &FAILURES.get().to_string()].concat();
    }
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_type("module");
    script.set_src(&address);
    let dialog = dialog.clone();
    listen(&script, "error", move |_: Event| {
        console::warn("the module that draws long images could not be fetched");
        failed(&dialog);
    });
    FETCHED.set(true);
    document.head()?.append_child(&script).ok()?;
    Some(())
}

fn failed(dialog: &HtmlDialogElement) {
    FETCHED.set(false);
    FAILURES.set(FAILURES.get() + 1);
    dialog::show(dialog, FAILED);
}

fn close(dialog: &HtmlDialogElement) {
    dialog.close();
    // Where `close` is not known the attribute is all there is.
    let _ = dialog.remove_attribute("open");
}
