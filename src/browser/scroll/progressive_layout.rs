//! Lays out the stories that style/story.css skips while the page loads (`content-visibility`), one per frame. After that, screen readers
//! find the whole page (Chromium's accessibility tree lacks skipped content), and nothing moves any more.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

use crate::browser::dom::events::listen;
use crate::browser::dom::viewport::page;
use crate::browser::dom::{query, task_queue};
use crate::browser::page::settings;

struct ProgressiveLayout {
    window: Window,
    document: Document,
    /// The stories not yet laid out, the next one last.
    left: RefCell<Vec<HtmlElement>>,
}

/// Lays out all stories one after another; all at once if the reader follows a link within the page before that is done.
pub fn init(document: &Document) {
    let Some((window, _)) = page() else {
        return;
    };
    if settings::root(document).is_some_and(|root| root.has_attribute(attr::WHOLE)) {
        return;
    }
    let mut left = query::all(document.query_selector_all(concatcp!(".", class::STORY)));
    left.reverse();
    let layout = Rc::new(ProgressiveLayout { window, document: document.clone(), left: RefCell::new(left) });
    let of = layout.clone();
    listen(&layout.window, "hashchange", move |_: Event| of.arrive());
    layout.next();
}

impl ProgressiveLayout {
    /// Lays out the next story with the next frame, and schedules the one after it in a task of its own.
    fn next(self: Rc<ProgressiveLayout>) {
        let Some(story) = self.left.borrow_mut().pop() else {
            return self.finish();
        };
        let _ = story.class_list().add_1(class::LAID);
        let layout = self.clone();
        let then = Closure::once_into_js(move || task_queue::push(Box::new(move || layout.next())));
        let _ = self.window.request_animation_frame(then.unchecked_ref());
    }

    fn finish(&self) {
        self.left.take();
        if let Some(root) = settings::root(&self.document) {
            let _ = root.set_attribute(attr::WHOLE, "");
        }
    }

    /// Handles a followed link within the page. Unless everything was laid out, the position of its target was an estimate: lays out
    /// everything, and scrolls again.
    fn arrive(&self) {
        if self.left.borrow().is_empty() {
            return;
        }
        self.finish();
        if let Some(target) = self.target() {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Start);
            target.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    fn target(&self) -> Option<Element> {
        let hash = self.window.location().hash().ok()?;
        self.document.get_element_by_id(hash.strip_prefix('#')?)
    }
}
