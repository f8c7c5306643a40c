//! The stills of a chart in the page: those of the build, and the one that the export module lays out for the reader's text size, which is
//! then shown in their place (style/chart.css).

use const_format::concatcp;
use web_sys::{Element, HtmlElement};

use crate::browser::dom::export_request::frame_text;
use crate::chart::Frame;
use crate::chart::render::still::{Still, StillElement, read};
use crate::page::dom_names::{attr, class};

const LAID_OUT: &str = concatcp!(".", class::STILL, " > .", class::LAID_OUT);

impl StillElement for Element {
    fn attribute(&self, name: &str) -> String {
        self.get_attribute(name).unwrap_or_default()
    }

    fn text(&self) -> String {
        self.text_content().unwrap_or_default()
    }
}

/// The still that is shown of the chart in `host`, in a wide column or a narrow one; `None` if there is none.
pub fn shown(host: &HtmlElement, wide: bool) -> Option<Still> {
    let stills = host.query_selector(concatcp!(".", class::STILL)).ok()??.children();
    let root = match laid_out(host) {
        Some(root) => root,
        // One for both widths, or the narrow one and the wide one.
        None => stills.item(if wide { stills.length().checked_sub(1)? } else { 0 })?,
    };
    let children = root.children();
    Some(read(&root, (0..children.length()).filter_map(|at| children.item(at))))
}

/// Whether the chart is laid out for a frame.
pub fn is_laid_out_for(host: &HtmlElement, frame: Frame) -> bool {
    laid_out(host).is_some_and(|still| still.get_attribute(attr::FRAME) == Some(frame_text(frame)))
}

/// Whether the chart is laid out for some text size other than the page's own.
pub fn is_laid_out(host: &HtmlElement) -> bool {
    laid_out(host).is_some()
}

/// Shows the stills of the build again.
pub fn remove_laid_out(host: &HtmlElement) {
    if let Some(still) = laid_out(host) {
        still.remove();
    }
}

fn laid_out(host: &HtmlElement) -> Option<Element> {
    host.query_selector(LAID_OUT).ok().flatten()
}
