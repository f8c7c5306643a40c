//! The entrance of each story when it first comes into view. The style decides how it looks, and that there is none with reduced motion
//! or in print.

use std::cell::RefCell;

use crate::page::dom_names::class;
use const_format::concatcp;
use web_sys::{Document, Element};

use crate::browser::dom::observers::on_intersection;
use crate::browser::dom::query;
use crate::browser::dom::viewport::{page, window_height};
use crate::browser::page::settings;

/// Marks stories below the viewport as waiting for their entrance. Without `IntersectionObserver`, or with reduced motion, none is
/// marked.
pub fn init(document: &Document) {
    let Some((window, _)) = page() else {
        return;
    };
    let system = window.match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    let system = system.is_some_and(|query| query.matches());
    if system || settings::root(document).is_some_and(|root| settings::motion_off(&root)) {
        return;
    }
    // Once: between the stories that are marked, asking for it would lay the page out again and again.
    let height = window_height(&window);
    let entered = RefCell::new(Vec::<Element>::new());
    let observer = on_intersection("0px 0px -8% 0px", move |entry, observer| {
        let story = entry.target();
        if entry.is_intersecting() {
            let _ = story.class_list().remove_1(class::WAITING);
            observer.unobserve(&story);
            entered.borrow_mut().push(story);
        } else if entry.bounding_client_rect().top() >= height
            // On a busy machine it may be told at once that a story came into view and that it left again.
            && !entered.borrow().iter().any(|of| of.is_same_node(Some(&story)))
        {
            let _ = story.class_list().add_1(class::WAITING);
        }
    });
    if let Some(observer) = observer {
        for story in &query::all(document.query_selector_all(concatcp!(".", class::STORY))) {
            observer.observe(story);
        }
    }
}
