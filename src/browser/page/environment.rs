//! What a chart takes from around it, text size and pixel ratio, and the news that one of them, a colour or a font has changed.

use crate::page::dom_names::class;
use const_format::concatcp;
use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};

use crate::browser::dom::events::listen;
use crate::browser::dom::viewport::page;
use crate::browser::dom::{observers, query};

thread_local! {
    /// What follows the changes.
    static SUBSCRIBERS: RefCell<Vec<Box<dyn Fn()>>> = const { RefCell::new(Vec::new()) };
    /// The text size as it was measured last.
    static TEXT: Cell<f64> = const { Cell::new(1.0) };
}

/// Calls `changed` at every change of theme, contrast, pixel ratio, text size and fonts. Whoever follows does so as long as the page
/// lives, and lets nobody else follow while it is changed.
pub fn subscribe(changed: impl Fn() + 'static) {
    SUBSCRIBERS.with_borrow_mut(|all| all.push(Box::new(changed)));
}

/// Tells whoever follows that a change has come.
pub fn notify() {
    TEXT.set(measured());
    SUBSCRIBERS.with_borrow(|all| all.iter().for_each(|changed| changed()));
}

/// Begins to listen. Media queries a browser does not know are never matched and never change.
pub fn init() {
    for query in ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"] {
        on_change(query, notify);
    }
    watch_ratio();
    watch_text();
    watch_fonts();
}

/// Calls `changed` when a media query begins or ceases to match.
fn on_change(query: &str, mut changed: impl FnMut() + 'static) {
    if let Some(list) = page().and_then(|(window, _)| window.match_media(query).ok().flatten()) {
        listen(&list, "change", move |_: Event| changed());
        // A list nobody holds may be collected with its listener.
        std::mem::forget(list);
    }
}

/// Any change of the pixel ratio: the query of the ratio as it is ceases to match, and the next one is asked for.
fn watch_ratio() {
    let ratio = page().map_or(1.0, |(window, _)| window.device_pixel_ratio());
    let query = ["(resolution: ", &crate::text::number::plain(ratio), "dppx)"].concat();
    let Some(list) = page().and_then(|(window, _)| window.match_media(&query).ok().flatten()) else {
        return;
    };
    // What listens holds the list until it is called, once, and then lets go of it: on the way from screen to screen and
    // back no list is left behind that would tell of it as well.
    let held = list.clone();
    let changed = Closure::once_into_js(move || {
        held.set_onchange(None);
        notify();
        watch_ratio();
    });
    list.set_onchange(Some(changed.unchecked_ref()));
}

/// The reader's text size, where it changes with the page open: a line of text one `rem` high shows it, whether the root's
/// font was made larger (browsers), or all text on its way to the screen (WeChat, Android's and iOS' text zoom).
fn watch_text() {
    let Some(rem) = page().and_then(|(_, document)| {
        let rem: HtmlElement = document.create_element("i").ok()?.dyn_into().ok()?;
        rem.set_class_name(class::REM);
        rem.set_text_content(Some("0"));
        rem.set_attribute("aria-hidden", "true").ok()?;
        document.body()?.append_child(&rem).ok()?;
        Some(rem)
    }) else {
        return;
    };
    TEXT.set(measured());
    observers::on_resize(&rem, || {
        if TEXT.get() != measured() {
            notify();
        }
    });
}

/// Fonts that come late: the first time all are there, and whenever more have come.
fn watch_fonts() {
    if let Some(fonts) = page().map(|(_, document)| document.fonts()) {
        listen(&fonts, "loadingdone", |_: Event| notify());
    }
}

/// The reader's text size, in sizes of the page's own: 1 where a line of one `rem` is 16 CSS pixels high.
pub fn text_scale() -> f64 {
    TEXT.get()
}

fn measured() -> f64 {
    let line = page().and_then(|(_, document)| query::one(document.query_selector(concatcp!(".", class::REM))));
    let scale = line.map_or(0.0, |line| line.get_bounding_client_rect().height() / 16.0);
    if scale > 0.0 { scale } else { 1.0 }
}
