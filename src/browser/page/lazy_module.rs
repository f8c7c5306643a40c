//! The module that few readers need, fetched when something is first asked of it: it fills the dialogs, draws long images,
//! writes codes, and makes the files of charts.
//!
//! Whoever asks leaves what is asked in the page, where a module that starts looks for it, and tells of it by an event, which
//! one that is there hears. So nothing is lost that is asked while it is on its way.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::js_sys::Reflect;
use web_sys::{Document, Event, EventTarget, HtmlScriptElement};

use crate::browser::dom::console;
use crate::browser::dom::dialog;
use crate::browser::dom::dialog::POSTER;
use crate::browser::dom::events::{dispatch, listen};
use crate::browser::dom::trusted_types;
use crate::page::dom_names::PAGE_TYPES;

/// The event, at the document, by which all who wait for the module hear that there is none. One that cannot start says so
/// itself: scripts/glue.mjs dispatches it.
pub const EXPORT_UNAVAILABLE: &str = "gongxiaomei-export-unavailable";

thread_local! {
    /// Whether it is there, or on its way.
    static FETCHED: Cell<bool> = const { Cell::new(false) };
    /// How often it was asked for in vain. A browser remembers an address that failed.
    static FAILURES: Cell<u32> = const { Cell::new(0) };
}

/// Hears of a module that cannot be had: what is asked next fetches it anew.
pub fn init(document: &Document) {
    listen(document, EXPORT_UNAVAILABLE, |_: Event| {
        FETCHED.set(false);
        FAILURES.set(FAILURES.get() + 1);
    });
}

/// Tells the module, by an event at what it is about, that something is asked of it; fetches it where it is not there.
pub fn request(document: &Document, at: &EventTarget, asked: &str) {
    if FETCHED.get() {
        dispatch(at, asked);
    } else if fetch(document).is_none() {
        missing(document);
    }
}

/// Adds the module to the page. It does what was asked as soon as it is there.
fn fetch(document: &Document) -> Option<()> {
    let poster = dialog::by_id(document, POSTER)?;
    let mut address = poster.get_attribute("data-module").filter(|address| !address.is_empty())?;
    if FAILURES.get() > 0 {
        address = [address.as_str(), "?", &FAILURES.get().to_string()].concat();
    }
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_type("module");
    Reflect::set(&script, &"src".into(), &trusted_types::script_url(PAGE_TYPES, &address)).ok()?;
    if let Some(integrity) = poster.get_attribute("data-integrity") {
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
