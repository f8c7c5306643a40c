//! The menu of a chart. Files are made by the export module, which is fetched for them; the clipboard is written here, since browsers
//! allow that only while a press is being handled.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Document, Element, Event, HtmlDetailsElement, HtmlElement, PointerEvent};

use super::lazy_module;
use super::lazy_module::EXPORT_UNAVAILABLE;
use super::{announcer, clipboard, menu};
use crate::browser::dom::events::{closest, listen};
use crate::browser::dom::export_request;
use crate::browser::dom::export_request::{EXPORT_DONE, EXPORT_REQUESTED};
use crate::browser::dom::viewport::page;
use crate::browser::dom::{query, url};
use crate::chart::table;
use crate::model::Messages;
use crate::page::chart_action::ChartAction;
use crate::page::data::{ChartData, PageData};

/// Listens for the results of requested files, and confirms them on their menus.
pub fn init(document: &Document, live: &Rc<PageData>) {
    let of = live.clone();
    listen(document, EXPORT_DONE, move |event: CustomEvent| {
        if let Some(menu) = closest(event.target(), concatcp!(".", class::MENU)) {
            let message = event.detail().as_string();
            confirm(&menu, message.as_ref().unwrap_or(&of.words.save_failed), &of.words);
        }
    });
    let (page, of) = (document.clone(), live.clone());
    listen(document, EXPORT_UNAVAILABLE, move |_: Event| {
        for menu in export_request::take_requested(&page)
            .filter_map(|entry| entry.closest(concatcp!(".", class::MENU)).ok().flatten())
        {
            confirm(&menu, &of.words.save_failed, &of.words);
        }
    });
}

/// Shows the menu of the chart in `host`, which has this index in the page's data, and handles its entries.
pub fn attach(host: &HtmlElement, at: usize, live: &Rc<PageData>) {
    let Some((_, document)) = page() else {
        return;
    };
    let id = host.get_attribute(attr::CHART).unwrap_or_default();
    let menu = query::one(
        document.query_selector(&[concatcp!("[", attr::TAKE, "=\""), &id, concatcp!("\"] > .", class::MENU)].concat()),
    );
    let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlDetailsElement>().ok()) else {
        return;
    };
    menu.set_hidden(false);
    let (of, live) = (menu.clone(), live.clone());
    listen(&menu, "click", move |event: PointerEvent| {
        let entry = closest(event.target(), concatcp!("[", attr::CHART_ACTION, "]"));
        let action = entry.as_ref().and_then(|entry| ChartAction::from_name(&entry.get_attribute(attr::CHART_ACTION)?));
        if let (Some(entry), Some(action), Some(chart)) = (entry, action, live.charts.get(at)) {
            menu::close(&of);
            match copy(action, chart, &live.words) {
                Some(true) => confirm(&of, &live.words.copied, &live.words),
                Some(false) => confirm(&of, &live.words.copy_failed, &live.words),
                None => {
                    export_request::request(&entry);
                    lazy_module::request(&document, &document, EXPORT_REQUESTED);
                }
            }
        }
    });
}

/// Copies a chart's table or link, and returns whether that worked; `None` if the action makes a file.
fn copy(action: ChartAction, of: &ChartData, words: &Messages) -> Option<bool> {
    match action {
        ChartAction::Png | ChartAction::Svg | ChartAction::Csv => None,
        ChartAction::Table => {
            let (text, html) = (table::tsv(&of.rows, words), table::html(&of.rows, words));
            Some(clipboard::copy(&text, Some(&html)))
        }
        ChartAction::Link => Some(clipboard::copy(&url::of_chart(&of.chart.id), None)),
    }
}

fn confirm(menu: &Element, what: &str, words: &Messages) {
    if let Some(shown) = query::one(menu.query_selector("summary")) {
        announcer::confirm_on(&shown, what, &words.take);
    }
}
