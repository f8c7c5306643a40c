//! Menus: disclosures (`<details>`) that close on Escape, and when the focus or a press goes elsewhere.

use crate::page::dom_names::class;
use const_format::concatcp;
use wasm_bindgen::JsCast;
use web_sys::{Document, Event, EventTarget, FocusEvent, HtmlDetailsElement, HtmlElement, KeyboardEvent};

use crate::browser::dom::events::{closest, listen};
use crate::browser::dom::query;

/// Selectors of a menu, and of an open one.
const MENU: &str = concatcp!(".", class::MENU);
const OPEN: &str = concatcp!(".", class::MENU, "[open]");

/// Closes the open menu on Escape, when the focus leaves it, and on a press outside it: some engines do not focus a pressed
/// button, so there the focus never leaves.
pub fn init(document: &Document) {
    let page = document.clone();
    listen(document, "pointerdown", move |event: Event| {
        let inside = closest(event.target(), MENU);
        for menu in query::all(page.query_selector_all(OPEN)) {
            if !inside.as_ref().is_some_and(|inside| inside.is_same_node(Some(&menu))) {
                let _ = menu.remove_attribute("open");
            }
        }
    });
    listen(document, "keydown", |event: KeyboardEvent| {
        if let Some(menu) = open_around(event.target()).filter(|_| event.key() == "Escape") {
            close(&menu);
        }
    });
    listen(document, "focusout", |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<HtmlElement>().ok());
        if let (Some(menu), Some(to)) = (open_around(event.target()), to)
            && !menu.contains(Some(&to))
        {
            menu.set_open(false);
        }
    });
}

/// The open menu around an event's target.
fn open_around(target: Option<EventTarget>) -> Option<HtmlDetailsElement> {
    closest(target, OPEN)?.dyn_into().ok()
}

/// The summary, which opens the menu.
pub fn summary(menu: &HtmlDetailsElement) -> Option<HtmlElement> {
    query::one(menu.query_selector("summary"))
}

/// Closes the menu and moves the focus to its summary.
pub fn close(menu: &HtmlDetailsElement) {
    menu.set_open(false);
    if let Some(summary) = summary(menu) {
        let _ = summary.focus();
    }
}
