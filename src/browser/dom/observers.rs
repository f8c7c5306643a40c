//! The browser's observers. Their closures are never freed: the observed elements live as long as the page.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver};

use super::events::set_timeout_once;

/// How far outside the viewport something is near it: a chart becomes live, and what takes long is written.
pub const NEAR: &str = "600px 0px";

/// Observes intersections with the window, enlarged by `margin` (CSS syntax), and calls `seen` with every entry. `None` if the browser
/// has no `IntersectionObserver`.
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
    let callback = callback.into_js_value().unchecked_into();
    IntersectionObserver::new_with_options(&callback, &options).ok()
}

/// Calls `changed` when an element's size has changed, in a task of its own, once for all changes until then. If the layout changed
/// within the observer's callback, or in a microtask after it, the browser would observe that in the same frame and report to the page,
/// as an uncaught error, that the loop of its observers “completed with undelivered notifications”. Without a `ResizeObserver`, `changed`
/// is never called.
pub fn on_resize(element: &Element, changed: impl Fn() + 'static) {
    let (changed, waiting) = (Rc::new(changed), Rc::default());
    let callback = Closure::<dyn FnMut()>::new(move || {
        let changed = changed.clone();
        set_timeout_once(&waiting, 0, move || changed());
    });
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        // Both live as long as the page.
        callback.forget();
        std::mem::forget(observer);
    }
}
