//! Requests for chart files, which both modules share: `page` sets an attribute on the control of the requested file; `export`
//! removes it, makes the file, and reports the result. While the module is loading the attribute stays, and however often the control is
//! pressed it is one request.

use crate::page::dom_names::attr;
use const_format::concatcp;
use web_sys::{Document, Element, HtmlElement};

use super::query;

/// The event, at the document, that announces a request.
pub const EXPORT_REQUESTED: &str = "page-export-requested";
/// The event, at the control, that reports the result: its detail is the text to announce, or nothing if it failed.
pub const EXPORT_DONE: &str = "page-export-done";

/// Id of the chart that a control belongs to; empty if it belongs to none.
pub fn chart_of(control: &Element) -> String {
    let place = control.closest(concatcp!("[", attr::ACTIONS, "]")).ok().flatten();
    place.and_then(|place| place.get_attribute(attr::ACTIONS)).unwrap_or_default()
}

/// Requests the file of a control.
pub fn request(control: &Element) {
    let _ = control.set_attribute(attr::EXPORT_REQUESTED, "");
}

/// The controls with a request, one after another. Each request is removed before it is handled: one that traps is not repeated, and
/// does not block the others.
pub fn take_requested(document: &Document) -> impl Iterator<Item = HtmlElement> {
    let controls = query::all(document.query_selector_all(concatcp!("[", attr::EXPORT_REQUESTED, "]")));
    controls.into_iter().inspect(|control| drop(control.remove_attribute(attr::EXPORT_REQUESTED)))
}
