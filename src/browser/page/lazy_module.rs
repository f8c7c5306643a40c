//! Fetches the export module, which few readers need, at the first request: it fills the dialogs, draws long images, writes embed codes
//! and makes the files of charts.
//!
//! A request is recorded in the DOM, where the module looks when it starts, and announced by an event, which a running module listens for.
//! So no request is lost while the module is loading.

use crate::page::dom_names::{attr, id};
use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::js_sys::Reflect;
use web_sys::{Document, Event, EventTarget, HtmlScriptElement};

use crate::browser::dom::console;
use crate::browser::dom::dialog;
use crate::browser::dom::events::{dispatch, listen};
use crate::browser::dom::trusted_types;
use crate::page::dom_names::PAGE_TYPES;

/// The event, at the document, that the module cannot be loaded. If the module is loaded but cannot start, its own script dispatches it
/// (scripts/glue.mjs).
pub const EXPORT_UNAVAILABLE: &str = "page-export-unavailable";

thread_local! {
    /// Whether it is loaded or loading.
    static FETCHED: Cell<bool> = const { Cell::new(false) };
    /// How often loading has failed. Browsers cache the failure of a module's address, so the next attempt uses another one.
    static FAILURES: Cell<u32> = const { Cell::new(0) };
}

/// Listens for failures, after which the next request fetches the module again.
pub fn init(document: &Document) {
    listen(document, EXPORT_UNAVAILABLE, |_: Event| {
        FETCHED.set(false);
        FAILURES.set(FAILURES.get() + 1);
    });
}

/// Announces a request to the module, by the event `asked` at `at`, or fetches the module if it is not loaded yet.
pub fn request(document: &Document, at: &EventTarget, asked: &str) {
    if !FETCHED.get() && fetch(document).is_none() {
        return missing(document);
    }
    dispatch(at, asked);
}

/// Adds the module's script to the page. When it starts it handles the requests in the DOM.
fn fetch(document: &Document) -> Option<()> {
    let poster = dialog::by_id(document, id::POSTER)?;
    let mut address = poster.get_attribute(attr::MODULE).filter(|address| !address.is_empty())?;
    if FAILURES.get() > 0 {
        address = [address.as_str(), "?", &FAILURES.get().to_string()].concat();
    }
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_type("module");
    Reflect::set(&script, &"src".into(), &trusted_types::script_url(PAGE_TYPES, &address)).ok()?;
    if let Some(integrity) = poster.get_attribute(attr::INTEGRITY) {
        let _ = script.set_attribute("integrity", &integrity);
    }
    let of = document.clone();
    listen(&script, "error", move |_: Event| missing(&of));
    FETCHED.set(true);
    document.head()?.append_child(&script).ok()?;
    Some(())
}

fn missing(document: &Document) {
    console::warn("the module that draws long images and makes files cannot be had");
    dispatch(document, EXPORT_UNAVAILABLE);
}
