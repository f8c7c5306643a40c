//! Starts the page module: initialises its parts, one per task. Charts are hydrated when they come near the window.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::rc::Rc;

use web_sys::Document;

use super::charts::visible_charts;
use super::dom::viewport::page;
use super::dom::{console, query, task_queue, url};
use super::error_boundary;
use super::page::{chart_actions, data_table, environment, frame_host, menu, read_aloud, settings, share};
use super::scroll::{entrance, reading_position, scroll_spy};
use crate::page::data::{PageData, Unread};

/// A part of the page that is initialised in a task of its own.
type Piece = fn(&Document, Rc<PageData<Unread>>);

/// Makes the page interactive. If its data cannot be read, it stays as it was prerendered, and the console says why.
pub fn start() {
    let Some((window, document)) = page() else {
        return;
    };
    error_boundary::init(&window);
    // One piece per task, so that the page stays responsive: compiling the wasm has just taken a whole task.
    task_queue::push(Box::new(move || begin(&document)));
}

fn begin(document: &Document) {
    let live = match PageData::from_document(document) {
        Ok(live) => Rc::new(live),
        Err(error) => {
            if let Some(root) = settings::root(document) {
                let _ = root.set_attribute(attr::STATIC, "");
            }
            return console::warn(&error);
        }
    };
    // In this order, what the reader sees first is live first.
    let pieces: [Piece; 9] = [
        |document, live| {
            menu::init(document);
            settings::init(document, &live);
            reading_position::init(document);
            frame_host::init(document, &live.slug);
            if let Some(root) = settings::root(document) {
                // From here on the style shows hints about interactive features.
                let _ = root.set_attribute(attr::ALIVE, "");
            }
        },
        |_, _| environment::init(),
        |document, _| scroll_spy::init(document),
        visible_charts::init,
        |document, live| {
            share::init(document, &live);
            chart_actions::init(document, &live);
        },
        |document, _| entrance::init(document),
        read_aloud::init,
        data_table::init,
        |document, _| address(document),
    ];
    for piece in pieces {
        let (document, live) = (document.clone(), live.clone());
        task_queue::push(Box::new(move || piece(&document, live)));
    }
}

/// Writes the page's address into the element that shows it in print.
fn address(document: &Document) {
    if let Some(place) = query::one(document.query_selector(concatcp!(".", class::ADDRESS))) {
        place.set_text_content(Some(&url::of("")));
    }
}
