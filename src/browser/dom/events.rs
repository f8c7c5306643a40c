//! Listening to what the reader does. Closures are boxed here, so that the wasm has one of each kind.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget};

/// Calls `handler` at every event of this name at `target`. The listener lives as long as the page: what the page listens
/// to is never taken out of it.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut handler: impl FnMut(E) + 'static) {
    add(target, name, Box::new(move |event| handler(event.unchecked_into())));
}

fn add(target: &EventTarget, name: &str, handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handler).into_js_value();
    let _ = target.add_event_listener_with_callback(name, closure.unchecked_ref());
}

/// Tells whoever listens at `target`, that something has happened.
pub fn dispatch(target: &EventTarget, name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = target.dispatch_event(&event);
    }
}

/// The innermost element around what an event happened to, or to which it leads, that matches a selector.
pub fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Calls `then` once, after so many milliseconds.
pub fn set_timeout(milliseconds: i32, then: Box<dyn FnOnce()>) {
    if let Some(window) = web_sys::window() {
        let then = Closure::once_into_js(then);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds);
    }
}

/// Calls `then` once, when what is being done now is done, and before the browser shows anything.
pub fn queue_microtask(then: Box<dyn FnOnce()>) {
    if let Some(window) = web_sys::window() {
        window.queue_microtask(Closure::once_into_js(then).unchecked_ref());
    }
}
