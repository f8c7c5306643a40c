//! Lays charts out for readers whose text size is not the page's own. The page's module paints what its stills show, and asks here for a
//! still of another size; it is then in the page like those of the build.

use web_sys::{Document, Element, Event, HtmlElement};

use super::chart_file::carried;
use crate::browser::dom::events::{dispatch, listen, queue_microtask};
use crate::browser::dom::export_request::{LAYOUT_DONE, LAYOUT_REQUESTED, frame_text, take_layouts};
use crate::browser::dom::{console, query};
use crate::chart::render::svg;
use crate::chart::{Frame, layout};
use crate::page::dom_names::{attr, class};
use const_format::concatcp;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes the layouts that were requested while this module was loading, and those requested from now on.
pub fn init(document: &Document) {
    let of = document.clone();
    listen(document, LAYOUT_REQUESTED, move |_: Event| make(&of));
    // In a microtask, so that a layout that traps does not prevent the module from starting.
    let of = document.clone();
    queue_microtask(Box::new(move || make(&of)));
}

fn make(document: &Document) {
    for (host, frame) in take_layouts(document) {
        let id = host.get_attribute(attr::CHART).unwrap_or_default();
        if let Err(why) = lay_out(document, &host, &id, frame) {
            console::warn(&["chart '", &id, "': it keeps its text size: ", &why].concat());
        }
        dispatch(&host, LAYOUT_DONE);
    }
}

/// Puts a still of a frame before the others of the chart in `host`, in place of one of another frame.
fn lay_out(document: &Document, host: &HtmlElement, id: &str, frame: Frame) -> Result<(), String> {
    let live = carried(document)?;
    let of = live.chart(id).ok_or("the page does not carry it")?;
    let scene = layout(&of.chart, frame).map_err(|untrue| untrue.to_string())?;
    let place = query::one(host.query_selector(concatcp!(".", class::STILL))).ok_or("it has no still")?;
    let still = element_of(document, &svg::elements(&scene, class::LAID_OUT)).ok_or("the browser makes no SVG")?;
    let _ = still.set_attribute(attr::FRAME, &frame_text(frame));
    if let Ok(Some(before)) = place.query_selector(concatcp!(".", class::LAID_OUT)) {
        before.remove();
    }
    place.prepend_with_node_1(&still).map_err(|_| "the browser takes no SVG".into())
}

/// The first element with the others as its children.
fn element_of(document: &Document, elements: &[svg::Element]) -> Option<Element> {
    let made = |of: &svg::Element| {
        let element: Element = document.create_element_ns(Some(SVG), of.name).ok()?;
        for (name, value) in &of.attributes {
            let _ = element.set_attribute(name, value);
        }
        if !of.text.is_empty() {
            element.set_text_content(Some(&of.text));
        }
        Some(element)
    };
    let (root, children) = elements.split_first()?;
    let root = made(root)?;
    for child in children.iter().filter_map(made) {
        let _ = root.append_child(&child);
    }
    Some(root)
}
