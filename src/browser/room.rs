//! The room that stories take which are too far from the window to be laid out: style/story.css gives them about as much as
//! they need, and here each is laid out once, a story a frame, so that the browser knows how much it is. What is gone to is then
//! where it will be, and nothing moves on the way. For another width or text size all is laid out at once, and only when a
//! reader goes somewhere.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, HtmlElement, IntersectionObserver, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

use super::event::listen;
use super::island::observe;
use super::{find, page, queue, settings, surroundings};

/// The attribute of a page that is laid out whole: it was gone to a place in it that is only where it belongs if all above is.
const WHOLE: &str = "data-whole";
/// The class of a story that is laid out wherever it is.
const LAID: &str = "laid";
/// How far outside the viewport a story ceases to be laid out, as an observer's margin: one in sight would be gone for a frame.
const AWAY: &str = "50% 0px";

/// What the height of a story depends on: the width of the page in CSS pixels, and the text size.
type Measure = (i32, f64);

struct Room {
    window: Window,
    document: Document,
    /// The stories that are still to be laid out, the next one last; `None` once a place was gone to, which lays out all.
    left: RefCell<Option<Vec<HtmlElement>>>,
    /// What the room that the browser knows of is for; `None` until it knows all.
    known: Cell<Option<Measure>>,
    /// Tells which of the stories that have been laid out are away; `None` where the browser cannot tell, and lays out all as ever.
    away: Option<IntersectionObserver>,
}

/// Lays out all stories one after another, and goes again where a reader goes before the room of all is known.
pub fn watch(document: &Document) {
    let Some((window, _)) = page() else {
        return;
    };
    let mut left = find::all(document.query_selector_all(".story"));
    left.reverse();
    let away = observe(AWAY, |entry, observer| {
        let story = entry.target();
        if !entry.is_intersecting() {
            observer.unobserve(&story);
            let _ = story.class_list().remove_1(LAID);
        }
    });
    let room = Rc::new(Room {
        window,
        document: document.clone(),
        left: RefCell::new(Some(left)),
        known: Cell::new(None),
        away,
    });
    let of = room.clone();
    listen(&room.window, "hashchange", move |_: Event| of.arrive());
    let now = room.measure();
    room.next(now);
}

impl Room {
    fn measure(&self) -> Measure {
        (self.document.body().map_or(0, |body| body.client_width()), surroundings::text_scale())
    }

    /// Lays out the next story with the coming frame.
    fn next(self: Rc<Room>, measure: Measure) {
        let Some(story) = self.left.borrow_mut().as_mut().map(Vec::pop) else {
            return;
        };
        let Some(story) = story else {
            return self.free(measure);
        };
        let _ = story.class_list().add_1(LAID);
        if let Some(away) = &self.away {
            away.observe(&story);
        }
        let room = self.clone();
        self.frame(move || room.next(measure));
    }

    /// Does something in a task of its own, after the coming frame.
    fn frame(&self, then: impl FnOnce() + 'static) {
        let then = Closure::once_into_js(move || queue::push(Box::new(then)));
        let _ = self.window.request_animation_frame(then.unchecked_ref());
    }

    fn free(&self, measure: Measure) {
        self.known.set(Some(measure));
        if let Some(root) = settings::root(&self.document) {
            let _ = root.remove_attribute(WHOLE);
        }
    }

    /// A place has been gone to: where it lies was a guess if not all room is known, so all is laid out and it is gone to once more.
    fn arrive(self: &Rc<Room>) {
        let now = self.measure();
        let (Some(root), Some(target)) = (settings::root(&self.document), self.target()) else {
            return;
        };
        if self.known.get() == Some(now) {
            return;
        }
        self.left.take();
        let _ = root.set_attribute(WHOLE, "");
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        target.scroll_into_view_with_scroll_into_view_options(&options);
        let room = self.clone();
        self.frame(move || room.free(now));
    }

    fn target(&self) -> Option<Element> {
        let hash = self.window.location().hash().ok()?;
        self.document.get_element_by_id(hash.strip_prefix('#')?)
    }
}
