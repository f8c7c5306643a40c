//! One entrance a story, when it first comes into view. The style decides what it looks like, and that there is none
//! with reduced motion or on paper.

use web_sys::Document;

use super::island::observe;
use super::{find, settings};

/// Lets stories below the viewport wait for their entrance. Without an observer, or where the reader asked for less
/// motion, nothing waits.
pub fn watch(document: &Document) {
    let system = super::page()
        .and_then(|(window, _)| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches());
    if system || settings::root(document).is_some_and(|root| settings::still(&root)) {
        return;
    }
    let observer = observe("0px 0px -8% 0px", |entry, observer| {
        let story = entry.target();
        if entry.is_intersecting() {
            let _ = story.class_list().remove_1("waiting");
            observer.unobserve(&story);
        } else if entry.bounding_client_rect().top() > 0.0 {
            let _ = story.class_list().add_1("waiting");
        }
    });
    if let Some(observer) = observer {
        for story in &find::all(document.query_selector_all(".story")) {
            observer.observe(story);
        }
    }
}
