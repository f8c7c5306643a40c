//! Converts the results of DOM queries to HTML elements.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, NodeList};

/// All elements that a query found, in document order; empty if the browser did not understand the selector.
pub fn all(found: Result<NodeList, JsValue>) -> Vec<HtmlElement> {
    let Ok(list) = found else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// The element that a query found.
pub fn one(found: Result<Option<Element>, JsValue>) -> Option<HtmlElement> {
    found.ok()??.dyn_into().ok()
}
