//! The reader's position on the page, and how it is kept when the reader switches the language.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use web_sys::{Document, Event, HtmlAnchorElement, Window};

use wasm_bindgen::JsCast;

use crate::browser::dom::events::{closest, listen};
use crate::browser::dom::query;
use crate::browser::dom::viewport::{page, under_bar, window_height};

/// Id of the part that the reader is in: of those that a selector matches, the last that begins above two fifths of the viewport. `None`
/// above the first.
pub fn begun(document: &Document, parts: &str) -> Option<String> {
    let (window, _) = page()?;
    let line = window_height(&window) * 0.4;
    let parts = query::all(document.query_selector_all(parts)).into_iter();
    Some(parts.take_while(|part| part.get_bounding_client_rect().top() <= line).last()?.id())
}

/// Makes the links to other languages lead to the same position with the same settings. They are updated just before they are followed, by
/// click, keyboard or in a new tab.
pub fn init(document: &Document) {
    for event in ["pointerdown", "click"] {
        let page = document.clone();
        listen(document, event, move |event: Event| {
            let link =
                closest(event.target(), concatcp!("[", attr::LANGUAGE, "]")).and_then(|link| link.dyn_into().ok());
            if let Some(link) = link {
                let _ = lead(&page, &link);
            }
        });
    }
}

fn lead(document: &Document, link: &HtmlAnchorElement) -> Option<()> {
    let (window, _) = page()?;
    let location = window.location();
    link.set_search(&location.search().ok()?);
    // The current fragment if its target is in view, else the part being read; none for the first screen.
    let asked = location.hash().ok()?;
    let asked = asked.strip_prefix('#').filter(|id| in_view(&window, document, id)).map(String::from);
    let place = asked.or_else(|| begun(document, concatcp!("main > section:not(.", class::HERO, "), main article")));
    link.set_hash(&place.unwrap_or_default());
    Some(())
}

fn in_view(window: &Window, document: &Document, id: &str) -> bool {
    document.get_element_by_id(id).is_some_and(|element| {
        let at = element.get_bounding_client_rect();
        at.bottom() > under_bar(document) && at.top() < window_height(window)
    })
}
