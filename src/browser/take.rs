//! Taking a chart along: its menu. Its files are made by the module that is fetched for them; what goes into the clipboard is put
//! there at once, since browsers take it only while a press of the reader's is being handled.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Document, Element, Event, HtmlDetailsElement, HtmlElement, PointerEvent};

use super::event::{around, listen};
use super::module::{self, NO_MODULE};
use super::wanted::{self, ENDED, WANTED};
use super::{address, clipboard, find, menu, page, status};
use crate::chart::table;
use crate::content::Words;
use crate::live::{Live, LiveChart};
use crate::way::{WAY, Way};

/// Says what became of the files that were asked for.
pub fn watch(document: &Document, live: &Rc<Live>) {
    let of = live.clone();
    listen(document, ENDED, move |event: CustomEvent| {
        if let Some(menu) = around(event.target(), ".menu") {
            let saved = event.detail().as_string().map(|name| of.words.saved.replace("{file}", &name));
            say(&menu, saved.as_ref().unwrap_or(&of.words.save_failed), &of.words);
        }
    });
    let (page, of) = (document.clone(), live.clone());
    listen(document, NO_MODULE, move |_: Event| {
        for menu in wanted::take(&page).filter_map(|entry| entry.closest(".menu").ok().flatten()) {
            say(&menu, &of.words.save_failed, &of.words);
        }
    });
}

/// Shows the menu of the chart at a place in the content, which stands in `host`, and answers to it.
pub fn attach(host: &HtmlElement, at: usize, live: &Rc<Live>) {
    let Some((_, document)) = page() else {
        return;
    };
    let id = host.get_attribute("data-chart").unwrap_or_default();
    let menu = find::one(document.query_selector(&["[data-take=\"", &id, "\"] > .menu"].concat()));
    let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlDetailsElement>().ok()) else {
        return;
    };
    menu.set_hidden(false);
    let (of, live) = (menu.clone(), live.clone());
    listen(&menu, "click", move |event: PointerEvent| {
        let entry = around(event.target(), "[data-way]");
        let way = entry.as_ref().and_then(|entry| Way::named(&entry.get_attribute(WAY)?));
        if let (Some(entry), Some(way), Some(chart)) = (entry, way, live.charts.get(at)) {
            menu::close(&of);
            match copy(way, chart, &live.words) {
                Some(true) => say(&of, &live.words.copied, &live.words),
                Some(false) => say(&of, &live.words.copy_failed, &live.words),
                None => {
                    wanted::mark(&entry);
                    module::ask(&document, &document, WANTED);
                }
            }
        }
    });
}

/// Puts a chart into the clipboard, and says whether it is there; `None` where the way of taking it is a file.
fn copy(way: Way, of: &LiveChart, words: &Words) -> Option<bool> {
    match way {
        Way::Png | Way::Svg | Way::Csv => None,
        Way::Table => {
            let (text, html) = (table::tsv(&of.rows, words), table::html(&of.rows, words));
            Some(clipboard::copy(&text, Some(&html)))
        }
        Way::Link => Some(clipboard::copy(&address::of_chart(&of.chart.id), None)),
    }
}

fn say(menu: &Element, what: &str, words: &Words) {
    if let Some(shown) = find::one(menu.query_selector("summary > span")) {
        status::say(&shown, what, &words.take);
    }
}
