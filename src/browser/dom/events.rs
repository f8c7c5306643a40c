//! Events, timers, frames and microtasks. Closures are boxed here, so that the wasm has the glue for each kind only once.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget};

/// Calls `handler` for every event of this name at `target`. The listener is never removed: its targets live as long as the page.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut handler: impl FnMut(E) + 'static) {
    add(target, name, Box::new(move |event| handler(event.unchecked_into())));
}

fn add(target: &EventTarget, name: &str, handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handler).into_js_value();
    let _ = target.add_event_listener_with_callback(name, closure.unchecked_ref());
}

/// Dispatches a bare event at `target`.
pub fn dispatch(target: &EventTarget, name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = target.dispatch_event(&event);
    }
}

/// The closest ancestor of an event's target that matches a selector (`Element.closest`).
pub fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Calls `then` once, after this many milliseconds.
pub fn set_timeout(milliseconds: i32, then: Box<dyn FnOnce()>) {
    if let Some(window) = web_sys::window() {
        let then = Closure::once_into_js(then);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds);
    }
}

/// As [`set_timeout`], for calls that may come again before the timer fires: `waiting` is set until then, and further calls do nothing.
pub fn set_timeout_once(waiting: &Rc<Cell<bool>>, milliseconds: i32, then: impl FnOnce() + 'static) {
    if waiting.replace(true) {
        return;
    }
    let waiting = waiting.clone();
    set_timeout(
        milliseconds,
        Box::new(move || {
            waiting.set(false);
            then();
        }),
    );
}

/// Calls `then` once, before the browser paints its next frame, with the time of that frame in milliseconds.
pub fn next_frame(then: Box<dyn FnOnce(f64)>) {
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}

/// Calls `then` once, in a microtask: after the current call, before the browser paints.
pub fn queue_microtask(then: Box<dyn FnOnce()>) {
    if let Some(window) = web_sys::window() {
        window.queue_microtask(Closure::once_into_js(then).unchecked_ref());
    }
}
