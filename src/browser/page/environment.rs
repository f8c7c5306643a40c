//! The environment of charts: theme, contrast, pixel ratio, text size, fonts. Notifies subscribers of changes, and when the reader comes
//! back to the page.

use crate::page::dom_names::class;
use const_format::concatcp;
use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::js_sys::Reflect;
use web_sys::{Event, HtmlElement};

use crate::browser::dom::events::listen;
use crate::browser::dom::viewport::page;
use crate::browser::dom::{observers, query};

thread_local! {
    /// Called at every change.
    static SUBSCRIBERS: RefCell<Vec<Box<dyn Fn()>>> = const { RefCell::new(Vec::new()) };
    /// The text size last measured.
    static TEXT: Cell<f64> = const { Cell::new(1.0) };
}

/// Calls `changed` at every change of theme, contrast, pixel ratio, text size or fonts, as long as the page lives. `changed` must not
/// subscribe.
pub fn subscribe(changed: impl Fn() + 'static) {
    SUBSCRIBERS.with_borrow_mut(|all| all.push(Box::new(changed)));
}

/// Notifies all subscribers of a change.
pub fn notify() {
    TEXT.set(measured());
    SUBSCRIBERS.with_borrow(|all| all.iter().for_each(|changed| changed()));
}

/// Starts listening. A media query that a browser does not know never matches and never changes.
pub fn init() {
    for query in ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"] {
        on_change(query, notify);
    }
    watch_ratio();
    watch_text();
    watch_fonts();
    watch_return();
}

/// Notifies when the page is shown again, from another tab or from the back/forward cache: canvases may have lost their bitmaps, and not
/// every engine has an event for that.
fn watch_return() {
    if let Some((window, document)) = page() {
        listen(&window, "pageshow", |event: Event| {
            if Reflect::get(&event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
                notify();
            }
        });
        let of = document.clone();
        listen(&document, "visibilitychange", move |_: Event| {
            if !of.hidden() {
                notify();
            }
        });
    }
}

/// Calls `changed` when a media query starts or stops matching.
fn on_change(query: &str, mut changed: impl FnMut() + 'static) {
    if let Some(list) = page().and_then(|(window, _)| window.match_media(query).ok().flatten()) {
        listen(&list, "change", move |_: Event| changed());
        // A list that nobody holds may be garbage-collected with its listener.
        std::mem::forget(list);
    }
}

/// Watches the pixel ratio: when the query for the present ratio stops matching, a query for the new one is made.
fn watch_ratio() {
    let ratio = page().map_or(1.0, |(window, _)| window.device_pixel_ratio());
    let query = ["(resolution: ", &crate::text::number::plain(ratio), "dppx)"].concat();
    let Some(list) = page().and_then(|(window, _)| window.match_media(&query).ok().flatten()) else {
        return;
    };
    // The listener holds the list until it is called, once, and then drops it; otherwise a list would be left behind at every change
    // and notify again at the next.
    let held = list.clone();
    let changed = Closure::once_into_js(move || {
        held.set_onchange(None);
        notify();
        watch_ratio();
    });
    list.set_onchange(Some(changed.unchecked_ref()));
}

/// Watches the reader's text size by the height of a hidden line of text of one `rem`. That detects both a larger root font (browsers)
/// and text zoom (WeChat, Android, iOS).
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

/// Watches for fonts that finish loading later.
fn watch_fonts() {
    if let Some(fonts) = page().map(|(_, document)| document.fonts()) {
        listen(&fonts, "loadingdone", |_: Event| notify());
    }
}

/// The reader's text size as a multiple of the page's own: 1 if a line of one `rem` is 16 CSS pixels high.
pub fn text_scale() -> f64 {
    TEXT.get()
}

fn measured() -> f64 {
    let line = page().and_then(|(_, document)| query::one(document.query_selector(concatcp!(".", class::REM))));
    let scale = line.map_or(0.0, |line| line.get_bounding_client_rect().height() / 16.0);
    if scale > 0.0 { scale } else { 1.0 }
}
