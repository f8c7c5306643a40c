//! Finds the islands of the prerendered page and hydrates them: the navigation at once, each chart when it comes near.

use std::rc::Rc;

use leptos::mount::hydrate_from;
use wasm_bindgen::prelude::*;
use web_sys::{Document, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::{
    console, data, fault, find, host, json, menu, motion, page, pictures, place, queue, reading, room, settings, share,
    speech, surroundings, take,
};
use crate::content::model::SCHEMA;
use crate::live::{CONTENT, Live};
use crate::page::navigation::{Reading, navigation};

/// Makes the page live. What cannot be stays as it was prerendered, and the console says why.
pub fn start() {
    let Some((window, document)) = page() else {
        return;
    };
    fault::watch(&window);
    // A piece a task, so that the reader is answered in between: the wasm has only just been compiled in this one.
    queue::push(Box::new(move || begin(&document)));
}

fn begin(document: &Document) {
    let live = match read(document) {
        Ok(live) => Rc::new(live),
        Err(error) => {
            if let Some(root) = settings::root(document) {
                let _ = root.set_attribute("data-still", "");
            }
            return console::warn(&error);
        }
    };
    menu::watch(document);
    settings::watch(document, &live.words);
    place::watch(document);
    surroundings::watch();
    host::watch(document);
    if let Some(root) = settings::root(document) {
        // What only the live page can do may be spoken of from here on.
        let _ = root.set_attribute("data-alive", "");
    }
    // First what is seen first.
    let pieces: [fn(&Document, Rc<Live>); 7] = [
        bar,
        pictures::watch,
        |document, live| {
            share::watch(document, &live.words, &live.lang);
            take::watch(document, &live);
        },
        |document, _| motion::watch(document),
        speech::watch,
        data::watch,
        |document, _| room::watch(document),
    ];
    for piece in pieces {
        let (document, live) = (document.clone(), live.clone());
        queue::push(Box::new(move || piece(&document, live)));
    }
}

/// Hydrates the navigation, which then follows the reading; and puts the page's address where paper shows it.
fn bar(document: &Document, live: Rc<Live>) {
    if let Some(bar) = find::one(document.query_selector("[data-live=nav]")) {
        let reading = Reading::new();
        hydrate_from(bar, move || navigation(&live, reading)).forget();
        reading::follow(reading);
    }
    address(document);
}

/// Puts the page's address where paper shows it.
fn address(document: &Document) {
    let place = document.query_selector(".address").ok().flatten();
    if let (Some(place), Ok(url)) = (place, document.url()) {
        place.set_text_content(url.split('#').next());
    }
}

/// The content the page carries.
fn read(document: &Document) -> Result<Live, String> {
    let text = document
        .get_element_by_id(CONTENT)
        .and_then(|e| e.text_content())
        .ok_or_else(|| ["the page has no #", CONTENT, "; it stays as it was prerendered"].concat())?;
    let live: Live = json::from_str(&text).map_err(|e| {
        ["the content in #", CONTENT, " is damaged (", &e.to_string(), "); the page stays as it was prerendered"]
            .concat()
    })?;
    if live.schema != SCHEMA {
        return Err("the content is of another version than the script; the page stays as it was prerendered".into());
    }
    Ok(live)
}

/// An observer that hands every entry to `seen`; `None` where the browser has no such observer.
pub fn observe(
    margin: &str,
    seen: impl Fn(&IntersectionObserverEntry, &IntersectionObserver) + 'static,
) -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let callback = Closure::<dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver)>::new(
        move |entries: Vec<IntersectionObserverEntry>, observer: IntersectionObserver| {
            for entry in &entries {
                seen(entry, &observer);
            }
        },
    );
    // Lives as long as the page: charts and stories are never taken out of it.
    let callback = callback.into_js_value().unchecked_into();
    IntersectionObserver::new_with_options(&callback, &options).ok()
}
