//! Requests to the export module, which both modules share: for chart files, and for layouts of charts at another text size than the page's
//! own. `page` sets an attribute, on the control of the requested file or on the host of the chart; `export` removes it, makes what is asked
//! for, and reports the result. While the module is loading the attribute stays, and however often something is asked for it is one request.

use crate::page::dom_names::attr;
use const_format::concatcp;
use web_sys::{Document, Element, HtmlElement};

use super::query;
use crate::chart::Frame;
use crate::text::number::plain;

/// The event, at the document, that announces a request.
pub const EXPORT_REQUESTED: &str = "page-export-requested";
/// The event, at the control, that reports the result: its detail is the text to announce, or nothing if it failed.
pub const EXPORT_DONE: &str = "page-export-done";

/// The event, at the document, that announces a request for a layout.
pub const LAYOUT_REQUESTED: &str = "page-layout-requested";
/// The event, at the host of a chart, that it is laid out, or cannot be.
pub const LAYOUT_DONE: &str = "page-layout-done";

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
    take(document, attr::EXPORT_REQUESTED).map(|(control, _)| control)
}

/// Requests a layout of the chart in `host`.
pub fn request_layout(host: &Element, frame: Frame) {
    let _ = host.set_attribute(attr::LAYOUT_REQUESTED, &frame_text(frame));
}

/// The hosts with a request for a layout, and the frames they ask for. Each request is removed, as those for files are.
pub fn take_layouts(document: &Document) -> impl Iterator<Item = (HtmlElement, Frame)> {
    take(document, attr::LAYOUT_REQUESTED).filter_map(|(host, asked)| {
        let (width, text) = asked.split_once(' ')?;
        Some((host, Frame { width: width.parse().ok()?, text: text.parse().ok()? }))
    })
}

/// The elements with a request in this attribute, and its values, one after another; each is removed when it is come to.
fn take(document: &Document, attribute: &'static str) -> impl Iterator<Item = (HtmlElement, String)> {
    query::all(document.query_selector_all(&["[", attribute, "]"].concat())).into_iter().map(move |element| {
        let asked = element.get_attribute(attribute).unwrap_or_default();
        let _ = element.remove_attribute(attribute);
        (element, asked)
    })
}

/// A frame as it is written into attributes: its width and its text size.
pub fn frame_text(frame: Frame) -> String {
    [plain(frame.width).as_str(), " ", &plain(frame.text)].concat()
}
