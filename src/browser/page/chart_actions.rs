//! The controls of a chart in its story's disclosure. Files are made by the export module, which is fetched for them; the clipboard is
//! written here, since browsers allow that only while a press is being handled.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::rc::Rc;

use web_sys::{CustomEvent, Document, Element, Event, HtmlElement, PointerEvent};

use super::lazy_module;
use super::lazy_module::EXPORT_UNAVAILABLE;
use super::{announcer, clipboard, share};
use crate::browser::dom::events::{closest, listen};
use crate::browser::dom::export_request;
use crate::browser::dom::export_request::{EXPORT_DONE, EXPORT_REQUESTED};
use crate::browser::dom::{query, url};
use crate::chart::table;
use crate::model::Messages;
use crate::page::chart_action::ChartAction;
use crate::page::data::{ChartData, PageData, Unread};

/// Makes the controls once their disclosure is opened, and handles them and the results of requested files.
pub fn init(document: &Document, live: &Rc<PageData<Unread>>) {
    for disclosure in
        query::all(document.query_selector_all(concatcp!("details:not(.", class::MORE, "):has(.", class::ACTIONS, ")")))
    {
        fill_open(document, &disclosure, &live.words);
        let (page, of, live) = (document.clone(), disclosure.clone(), live.clone());
        listen(&disclosure, "toggle", move |_: Event| fill_open(&page, &of, &live.words));
    }
    let (page, of) = (document.clone(), live.clone());
    listen(document, "click", move |event: PointerEvent| {
        if let Some(control) = closest(event.target(), concatcp!("[", attr::CHART_ACTION, "]")) {
            answer(&page, &control, &of);
        }
    });
    let of = live.clone();
    listen(document, EXPORT_DONE, move |event: CustomEvent| {
        if let Some(control) = closest(event.target(), concatcp!("[", attr::CHART_ACTION, "]")) {
            let message = event.detail().as_string();
            confirm(&control, message.as_ref().unwrap_or(&of.words.save_failed), &of.words);
        }
    });
    let (page, of) = (document.clone(), live.clone());
    listen(document, EXPORT_UNAVAILABLE, move |_: Event| {
        for control in export_request::take_requested(&page) {
            confirm(&control, &of.words.save_failed, &of.words);
        }
    });
}

/// Makes the controls of a disclosure, if it is open and has none yet: those of its charts, the link of its story, and a copy of the
/// control that opens the device's share dialog, where there is one.
fn fill_open(document: &Document, disclosure: &HtmlElement, words: &Messages) {
    if !disclosure.has_attribute("open") {
        return;
    }
    for place in query::all(disclosure.query_selector_all(concatcp!(".", class::ACTIONS, ":empty"))) {
        if place.has_attribute(attr::ACTIONS) {
            for (action, name) in ChartAction::ALL {
                let Ok(control) = document.create_element("button") else {
                    continue;
                };
                let _ = control.set_attribute("type", "button");
                let _ = control.set_attribute(attr::CHART_ACTION, name);
                // A story may have several charts: to who comes by Tab, the chart describes the control.
                let _ =
                    control.set_attribute("aria-describedby", &place.get_attribute(attr::SHARE).unwrap_or_default());
                control.set_text_content(Some(label(action, words)));
                let _ = place.append_child(&control);
            }
        } else {
            share::append_copy(document, &place, share::LINK);
        }
        share::append_copy(document, &place, share::TO_DEVICE);
    }
}

fn answer(document: &Document, control: &Element, live: &PageData<Unread>) {
    let id = export_request::chart_of(control);
    if let (Some(action), Some(chart)) = (action_of(control), live.chart(&id)) {
        match copy(action, chart, &live.words) {
            Some(true) => confirm(control, &live.words.copied, &live.words),
            Some(false) => confirm(control, &live.words.copy_failed, &live.words),
            None => {
                export_request::request(control);
                lazy_module::request(document, document, EXPORT_REQUESTED);
            }
        }
    }
}

/// Copies a chart's table or link, and returns whether that worked; `None` if the action makes a file.
fn copy(action: ChartAction, of: &ChartData<Unread>, words: &Messages) -> Option<bool> {
    match action {
        ChartAction::Png | ChartAction::Svg | ChartAction::Csv => None,
        ChartAction::Table => {
            let (text, html) = (table::tsv(&of.rows, words), table::html(&of.rows, words));
            Some(clipboard::copy(&text, Some(&html)))
        }
        ChartAction::Link => Some(clipboard::copy(&url::of_chart(&of.id), None)),
    }
}

fn label(action: ChartAction, words: &Messages) -> &str {
    match action {
        ChartAction::Png => &words.save_png,
        ChartAction::Svg => &words.save_svg,
        ChartAction::Csv => &words.save_csv,
        ChartAction::Table => &words.copy_table,
        ChartAction::Link => &words.copy_chart_link,
    }
}

fn action_of(control: &Element) -> Option<ChartAction> {
    ChartAction::from_name(&control.get_attribute(attr::CHART_ACTION)?)
}

fn confirm(control: &Element, what: &str, words: &Messages) {
    announcer::confirm_on(control, what, action_of(control).map_or("", |action| label(action, words)));
}
