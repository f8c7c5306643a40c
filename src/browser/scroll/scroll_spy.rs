//! The scroll spy: updates the reading progress and the current pillar in the bar.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::page::dom_names::class;
use const_format::concatcp;
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement, HtmlProgressElement, Window};

use super::reading_position;
use crate::browser::dom::query;
use crate::browser::dom::viewport::{page, window_height};

/// The parts of the bar that are updated.
struct Bar {
    window: Window,
    document: Document,
    links: Vec<HtmlElement>,
    progress: Option<HtmlProgressElement>,
    /// The `href` of the current pillar's link.
    current: RefCell<String>,
    /// Whether an update is scheduled for the next frame.
    waiting: Cell<bool>,
}

/// Updates the bar on scrolling and resizing, at most once per frame.
pub fn init(document: &Document) {
    let Some((window, _)) = page() else {
        return;
    };
    let progress = document.query_selector(concatcp!(".", class::BAR, " progress")).ok().flatten();
    let bar = Rc::new(Bar {
        window,
        document: document.clone(),
        links: query::all(document.query_selector_all(concatcp!(".", class::PILLARS, " a"))),
        progress: progress.and_then(|progress| progress.dyn_into().ok()),
        current: RefCell::default(),
        waiting: Cell::new(false),
    });
    let of = bar.clone();
    let frame = Closure::<dyn FnMut()>::new(move || of.update()).into_js_value();
    let of = bar.clone();
    let on_scroll = Closure::<dyn FnMut()>::new(move || {
        if !of.waiting.replace(true) {
            let _ = of.window.request_animation_frame(frame.unchecked_ref());
        }
    })
    .into_js_value();
    for event in ["scroll", "resize"] {
        let _ = bar.window.add_event_listener_with_callback(event, on_scroll.unchecked_ref());
    }
    bar.update();
}

impl Bar {
    /// Measures the reader's position, and sets what has changed.
    fn update(&self) {
        self.waiting.set(false);
        let height = window_height(&self.window);
        let scrolled = self.window.scroll_y().unwrap_or(0.0);
        let long = self.document.document_element().map_or(0, |e| e.scroll_height());
        let read = scrolled / (f64::from(long) - height).max(1.0);
        if let Some(progress) = &self.progress {
            progress.set_value((read.clamp(0.0, 1.0) * progress.max()).floor());
        }
        let begun = reading_position::begun(&self.document, "main > section").unwrap_or_default();
        let current = ["#", &begun].concat();
        if *self.current.borrow() == current {
            return;
        }
        for link in &self.links {
            let _ = if link.get_attribute("href").as_ref() == Some(&current) {
                link.set_attribute("aria-current", "true")
            } else {
                link.remove_attribute("aria-current")
            };
        }
        self.current.replace(current);
    }
}
