//! What a query of the document found, as HTML elements.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, NodeList};

/// All that a query found, in the order of the document; nothing where the browser did not understand it.
pub fn all(found: Result<NodeList, JsValue>) -> Vec<HtmlElement> {
    let Ok(list) = found else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// The one that a query found.
pub fn one(found: Result<Option<Element>, JsValue>) -> Option<HtmlElement> {
    found.ok()??.dyn_into().ok()
}
