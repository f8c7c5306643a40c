//! The browser's observers. Their closures live as long as the page: nothing that is observed is ever taken out of it.

use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver};

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

/// Calls `changed` when an element's size has changed, at most once a frame. Without an observer it is never called.
pub fn on_resize(element: &Element, changed: impl FnMut() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(changed);
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        // Both live as long as the page: nothing that is observed is ever taken out of it.
        callback.forget();
        std::mem::forget(observer);
    }
}
