//! The scroll spy: updates the reading progress and the current pillar of the navigation.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::reading_position;
use crate::browser::dom::viewport::{page, window_height};
use crate::islands::navigation::Reading;

/// Updates the navigation on scrolling and resizing, at most once per frame.
pub fn follow(reading: Reading) {
    let Some((window, _)) = page() else {
        return;
    };
    let waiting = Rc::new(Cell::new(false));
    let frame = {
        let waiting = waiting.clone();
        Closure::<dyn FnMut()>::new(move || {
            waiting.set(false);
            update(reading);
        })
        .into_js_value()
    };
    let on_scroll = Closure::<dyn FnMut()>::new(move || {
        if waiting.replace(true) {
            return;
        }
        if let Some((window, _)) = page() {
            let _ = window.request_animation_frame(frame.unchecked_ref());
        }
    })
    .into_js_value();
    for event in ["scroll", "resize"] {
        let _ = window.add_event_listener_with_callback(event, on_scroll.unchecked_ref());
    }
    update(reading);
}

/// Measures the reader's position, and sets the signals that have changed.
fn update(reading: Reading) {
    let Some((window, document)) = page() else {
        return;
    };
    let height = window_height(&window);
    let scrolled = window.scroll_y().unwrap_or(0.0);
    let long = document.document_element().map_or(0, |e| e.scroll_height());
    let room = (f64::from(long) - height).max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 1000")]
    let progress = (scrolled / room * 1000.0).clamp(0.0, 1000.0) as u32;
    if reading.progress.get_untracked() != progress {
        reading.progress.set(progress);
    }
    let current = reading_position::begun(&document, "main > section").unwrap_or_default();
    if reading.current.get_untracked() != current {
        reading.current.set(current);
    }
}
