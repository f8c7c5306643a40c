//! The clipboard, over HTTP as well: many portals have no HTTPS, and there `navigator.clipboard` is absent.

use crate::page::dom_names::class;
use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, HtmlDocument};

use crate::browser::dom::viewport::page;

/// Copies text, and HTML for programs that accept it. Must be called while a user event is being handled. Returns whether it
/// worked.
pub fn copy(text: &str, html: Option<&str>) -> bool {
    copy_event(text, html).unwrap_or(false)
}

/// With `document.execCommand("copy")`, which every engine still has: it copies the selection, and the `copy` event it fires replaces
/// that by our text.
fn copy_event(text: &str, html: Option<&str>) -> Option<bool> {
    let (_, document) = page()?;
    let document: HtmlDocument = document.dyn_into().ok()?;
    let selection = document.get_selection().ok().flatten()?;
    // Without a selection some engines ignore the command.
    let carrier = document.create_element("span").ok()?;
    carrier.set_class_name(class::CARRIER);
    carrier.set_text_content(Some("\u{a0}"));
    let body = document.body()?;
    body.append_child(&carrier).ok()?;
    selection.select_all_children(&carrier).ok()?;

    let taken = Rc::new(Cell::new(false));
    let (text, html, took) = (text.to_string(), html.map(String::from), taken.clone());
    let on_copy = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        if let Some(data) = event.clipboard_data() {
            let whole = data.set_data("text/plain", &text).is_ok();
            let whole = whole && html.as_ref().is_none_or(|html| data.set_data("text/html", html).is_ok());
            took.set(whole);
            event.prevent_default();
        }
    });
    let listener = on_copy.as_ref().unchecked_ref();
    document.add_event_listener_with_callback("copy", listener).ok()?;
    let done = document.exec_command("copy").unwrap_or(false);
    let _ = document.remove_event_listener_with_callback("copy", listener);
    let _ = selection.remove_all_ranges();
    carrier.remove();
    Some(done && taken.get())
}
