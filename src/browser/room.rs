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

use super::event::{later, listen};
use super::island::observe;
use super::{find, page, queue, settings, surroundings, window_height};

/// The attribute of a page that is laid out whole: it was gone to a place in it that is only where it belongs if all above is.
const WHOLE: &str = "data-whole";
/// The class of a story that is laid out wherever it is.
const LAID: &str = "laid";
/// How far outside the viewport a story may cease to be laid out, as an observer's margin.
const AWAY: &str = "50% 0px";
/// How long a story has been away by then, in milliseconds: longer than its entrance takes, for the end of which Chromium would
/// paint frame after frame in a story that is not laid out.
const GONE: i32 = 700;

thread_local! {
    /// Tells which of the stories that are laid out wherever they are have gone away.
    static HELD: RefCell<Option<IntersectionObserver>> = const { RefCell::new(None) };
}

/// Has a story laid out until it is out of sight and has been for a while: one that ceased to be in sight would be gone for a frame.
pub fn hold(story: &Element) {
    let observer = HELD.with_borrow_mut(|held| {
        if held.is_none() {
            *held = observe(AWAY, |entry, observer| {
                if !entry.is_intersecting() {
                    let (story, observer) = (entry.target(), observer.clone());
                    later(GONE, Box::new(move || let_go(&story, &observer)));
                }
            });
        }
        held.clone()
    });
    let _ = story.class_list().add_1(LAID);
    if let Some(observer) = observer {
        observer.observe(story);
    }
}

/// Unless it has come back, which it is told of when it goes again.
fn let_go(story: &Element, observer: &IntersectionObserver) {
    let (at, height) = (story.get_bounding_client_rect(), page().map_or(0.0, |(window, _)| window_height(&window)));
    if at.bottom() < 0.0 || at.top() > height {
        observer.unobserve(story);
        let _ = story.class_list().remove_1(LAID);
    }
}

/// What the height of a story depends on: the width of the page in CSS pixels, and the text size.
type Measure = (i32, f64);

struct Room {
    window: Window,
    document: Document,
    /// The stories that are still to be laid out, the next one last; `None` once a place was gone to, which lays out all.
    left: RefCell<Option<Vec<HtmlElement>>>,
    /// What the room that the browser knows of is for; `None` until it knows all.
    known: Cell<Option<Measure>>,
}

/// Lays out all stories one after another, and goes again where a reader goes before the room of all is known.
pub fn watch(document: &Document) {
    let Some((window, _)) = page() else {
        return;
    };
    let mut left = find::all(document.query_selector_all(".story"));
    left.reverse();
    let room = Rc::new(Room { window, document: document.clone(), left: RefCell::new(Some(left)), known: Cell::new(None) });
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
        hold(&story);
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
