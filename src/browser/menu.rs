//! Menus: disclosures that close when the reader is done with them.

use wasm_bindgen::JsCast;
use web_sys::{Document, Event, FocusEvent, HtmlDetailsElement, HtmlElement, KeyboardEvent};

use super::event::{around, listen};
use super::find;

/// Pressing anywhere else closes whatever menu is open: some engines give a pressed button no focus, so that nothing
/// loses it.
pub fn watch(document: &Document) {
    let page = document.clone();
    listen(document, "pointerdown", move |event: Event| {
        let inside = around(event.target(), ".menu");
        for menu in find::all(page.query_selector_all(".menu[open]")) {
            if !inside.as_ref().is_some_and(|inside| inside.is_same_node(Some(&menu))) {
                let _ = menu.remove_attribute("open");
            }
        }
    });
}

/// Escape closes the menu, and so does a focus that goes elsewhere.
pub fn close_with(menu: &HtmlDetailsElement) {
    let (escaped, left) = (menu.clone(), menu.clone());
    listen(menu, "keydown", move |event: KeyboardEvent| {
        if event.key() == "Escape" && escaped.open() {
            close(&escaped);
        }
    });
    listen(menu, "focusout", move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<HtmlElement>().ok());
        if to.is_some_and(|to| !left.contains(Some(&to))) {
            left.set_open(false);
        }
    });
}

/// What opens the menu.
pub fn summary(menu: &HtmlDetailsElement) -> Option<HtmlElement> {
    find::one(menu.query_selector("summary"))
}

/// Closes the menu and leaves the focus at it.
pub fn close(menu: &HtmlDetailsElement) {
    menu.set_open(false);
    if let Some(summary) = summary(menu) {
        let _ = summary.focus();
    }
}
