//! The dialog that shows the picture of a chart, to be saved by a long press or a right click: in WeChat, which saves no files, and in
//! iframes, whose sandbox may block downloads without an error. If the browser falsifies canvases, it offers the SVG instead.

use crate::page::dom_names::{attr, class, id};
use const_format::concatcp;
use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Window};

use super::poster::messages::Image;
use super::poster::results::{Results, forget};
use crate::browser::dom::dialog;
use crate::browser::dom::dialog::CLOSED;
use crate::browser::dom::events::{dispatch, listen};
use crate::browser::dom::query;
use crate::browser::dom::viewport::{page, window_height};
use crate::text::number::plain;

thread_local! {
    /// The control that opened the dialog.
    static OPENER: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Handles the dialog's events. `save_svg` saves the SVG of the chart that a control belongs to.
pub fn init(document: &Document, save_svg: impl Fn(&Element) + 'static) {
    let Some(dialog) = dialog::by_id(document, id::PICTURE) else {
        return;
    };
    listen(&dialog, CLOSED, |_: Event| {
        forget();
        if let Some(opener) = OPENER.take().and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) {
            let _ = opener.focus();
        }
    });
    if let Some(button) = query::one(dialog.query_selector(concatcp!(".", class::FAILED, " button"))) {
        listen(&button, "click", move |_: Event| {
            let control = OPENER.with_borrow(Clone::clone);
            close(&dialog);
            if let Some(control) = control {
                save_svg(&control);
            }
        });
    }
}

/// Opens the dialog with a picture.
///
/// # Errors
/// A message for the console if the browser cannot show images made by the page.
pub async fn show(document: &Document, control: &Element, image: Image) -> Result<(), String> {
    let (window, _) = page().ok_or("there is no page")?;
    let dialog = dialog::by_id(document, id::PICTURE).ok_or("the page has no dialog for pictures")?;
    let results = Results::new(&dialog, document, &window);
    results.put(vec![image]).await?;
    dialog::show(&dialog, class::MADE);
    open(document, &window, &dialog, control);
    results.announce();
    Ok(())
}

/// Opens the dialog with the message that there is no picture, because the browser falsifies it or for another reason, and with the
/// offer of the SVG.
pub fn offer_svg(document: &Document, control: &Element, falsified: bool) {
    if let (Some((window, _)), Some(dialog)) = (page(), dialog::by_id(document, id::PICTURE)) {
        open(document, &window, &dialog, control);
        dialog::show_failure(&dialog, falsified);
    }
}

/// A message about saving files, from an attribute of the dialog.
pub fn note(document: &Document, attribute: &str) -> String {
    dialog::by_id(document, id::PICTURE).and_then(|dialog| dialog.get_attribute(attribute)).unwrap_or_default()
}

fn close(dialog: &HtmlElement) {
    let _ = dialog.remove_attribute("open");
    dispatch(dialog, CLOSED);
}

fn open(document: &Document, window: &Window, dialog: &HtmlElement, control: &Element) {
    for other in query::all(document.query_selector_all(concatcp!("dialog.", class::SHEET, "[open]"))) {
        if !other.is_same_node(Some(dialog)) {
            close(&other);
        }
    }
    OPENER.set(Some(control.clone()));
    let _ = dialog.set_attribute("open", "");
    // An iframe may be as high as its content, and its centre far from what the reader sees: the dialog opens beside the control.
    if query::one(Ok(document.document_element())).is_some_and(|root| root.has_attribute(attr::FRAMED)) {
        let half = dialog.get_bounding_client_rect().height() / 2.0;
        let beside = control.get_bounding_client_rect().top();
        let below = window_height(window) - beside;
        // Held at its end nearer to the edge of the window, since it grows with its picture.
        let (top, bottom) = if below < beside {
            ("auto".into(), plain((below - half).max(0.0)) + "px")
        } else {
            (plain((beside - half).max(0.0)) + "px", "auto".to_string())
        };
        for (property, value) in [("top", top), ("bottom", bottom)] {
            let _ = dialog.style().set_property(property, &value);
        }
    }
    dialog::focus(dialog);
}
