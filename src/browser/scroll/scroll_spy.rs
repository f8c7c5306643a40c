//! The scroll spy: updates the current pillar in the bar, and how much of each character is written.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::page::dom_names::class;
use const_format::concatcp;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, NodeList, Window};

use super::reading_position;
use crate::browser::dom::query;
use crate::browser::dom::viewport::{page, window_height};

/// The parts of the bar that are updated.
struct Bar {
    window: Window,
    document: Document,
    links: Vec<HtmlElement>,
    written: Vec<Written>,
    /// The `href` of the current pillar's link.
    current: RefCell<String>,
    /// Whether an update is scheduled for the next frame.
    waiting: Cell<bool>,
}

/// A character of the bar, which is written while its pillar is read.
struct Written {
    pillar: Element,
    /// An element for each stroke.
    strokes: NodeList,
    /// How many strokes are written. At first unknown.
    count: Cell<u32>,
}

/// Updates the bar on scrolling and resizing, at most once per frame.
pub fn init(document: &Document) {
    let Some((window, _)) = page() else {
        return;
    };
    let links: Vec<HtmlElement> = query::all(document.query_selector_all(concatcp!(".", class::PILLARS, " a")));
    let written = links.iter().filter_map(|link| {
        let pillar = document.query_selector(&link.get_attribute("href")?).ok()??;
        Some(Written { pillar, strokes: link.query_selector_all("path").ok()?, count: Cell::new(u32::MAX) })
    });
    let bar = Rc::new(Bar {
        window,
        document: document.clone(),
        written: written.collect(),
        links,
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
        let middle = window_height(&self.window) / 2.0;
        for written in &self.written {
            written.update(middle);
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

impl Written {
    /// Writes as many strokes as of the pillar is above this height in the window.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and all")]
    fn update(&self, middle: f64) {
        let pillar = self.pillar.get_bounding_client_rect();
        let read = ((middle - pillar.top()) / pillar.height().max(1.0)).clamp(0.0, 1.0);
        let count = (read * f64::from(self.strokes.length())) as u32;
        if self.count.replace(count) == count {
            return;
        }
        for i in 0..self.strokes.length() {
            if let Some(stroke) = self.strokes.item(i) {
                let stroke = stroke.unchecked_into::<Element>();
                let _ = stroke.set_attribute("class", if i < count { "" } else { class::UNREAD });
            }
        }
    }
}
