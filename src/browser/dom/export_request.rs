//! The files that charts are taken along as, which two modules share: the page marks the entry of a menu whose file is wanted,
//! and the module that is fetched for it takes the mark away, makes the file, and tells what became of it. The mark waits for a
//! module that is on its way, and is one however often the entry is pressed meanwhile.

use crate::page::dom_names::attr;
use const_format::concatcp;
use web_sys::{Document, Element, HtmlElement};

use super::query;

/// The event, at the document, by which the page says that a file is wanted.
pub const EXPORT_REQUESTED: &str = "gongxiaomei-export-requested";
/// The event, at the entry, by which the module says what became of its file: its detail is the name it was saved under; none
/// where there is no file.
pub const EXPORT_DONE: &str = "gongxiaomei-export-done";

/// Marks an entry.
pub fn request(entry: &Element) {
    let _ = entry.set_attribute(attr::EXPORT_REQUESTED, "");
}

/// The marked entries, one after another. Each loses its mark when it is its turn: one that fails in its midst is not tried
/// again, and keeps none from being tried.
pub fn take_requested(document: &Document) -> impl Iterator<Item = HtmlElement> {
    let entries = query::all(document.query_selector_all(concatcp!("[", attr::EXPORT_REQUESTED, "]")));
    entries.into_iter().inspect(|entry| drop(entry.remove_attribute(attr::EXPORT_REQUESTED)))
}
