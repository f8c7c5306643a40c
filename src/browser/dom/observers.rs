//! The browser's observers. Their closures live as long as the page: nothing that is observed is ever taken out of it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver};

use super::events::set_timeout;

/// Observes intersections with the window, widened by `margin`, and hands every entry to `seen`; `None` where the browser has no such observer.
pub fn on_intersection(
    margin: &str,
    seen: impl Fn(&IntersectionObserverEntry, &IntersectionObserver) + 'static,
) -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let callback = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
        move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
            for entry in &entries {
                seen(entry, &observer);
            }
        },
    );
    // Lives as long as the page: charts and stories are never taken out of it.
    let callback = callback.into_js_value().unchecked_into();
    IntersectionObserver::new_with_options(&callback, &options).ok()
}

/// Calls `changed` when an element's size has changed, in a task of its own, once for all changes until then. Within the observer's own
/// callback, or a microtask of it, a change of the layout would be observed in the same frame again: the browser then reports
/// “ResizeObserver loop completed with undelivered notifications” to the page as an uncaught error, and to whoever monitors it.
/// Without an observer `changed` is never called.
pub fn on_resize(element: &Element, changed: impl Fn() + 'static) {
    let (changed, waiting) = (Rc::new(changed), Rc::new(Cell::new(false)));
    let callback = Closure::<dyn FnMut()>::new(move || {
        if !waiting.replace(true) {
            let (changed, waiting) = (changed.clone(), waiting.clone());
            set_timeout(
                0,
                Box::new(move || {
                    waiting.set(false);
                    changed();
                }),
            );
        }
    });
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        // Both live as long as the page: nothing that is observed is ever taken out of it.
        callback.forget();
        std::mem::forget(observer);
    }
}
