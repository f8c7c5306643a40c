//! Sharing: the link, by the device's share dialog or the clipboard; the citation; printing; and the controls that open the dialogs.

use crate::page::dom_names::{attr, class, id};
use const_format::concatcp;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Date, Object, Promise, Reflect};
use web_sys::{CustomEvent, CustomEventInit, Document, Element, Event, PointerEvent, ShareData, Window};

use super::{announcer, clipboard, dialogs, lazy_module};
use crate::browser::dom::events::{closest, listen};
use crate::browser::dom::observers::{NEAR, on_intersection};
use crate::browser::dom::viewport::page;
use crate::browser::dom::{download, query, url};
use crate::model::Messages;
use crate::page::data::{PageData, Unread};

/// How the event ends, at the document, that tells the host what is shared; it begins with the name of the page. See docs/HOSTS.md.
const SHARED: &str = "-share";

/// Selects the controls that copy a link.
pub const LINK: &str = concatcp!("[", attr::DO, "=link]");
/// Selects the controls that open the device's share dialog, if it has one.
pub const TO_DEVICE: &str = concatcp!("[", attr::DO, "=share]:not([hidden])");

/// Selects the controls that open the dialog of the long image.
const POSTER: &str = concatcp!("[", attr::DO, "=", id::POSTER, "]");

/// Appends to `place` a copy of the first control of the page that a selector matches, if there is one. It shares what `place` names.
pub fn append_copy(document: &Document, place: &Element, selector: &str) {
    let control = document.query_selector(selector).ok().flatten();
    if let Some(copy) = control.and_then(|control| control.clone_node_with_deep(true).ok()) {
        let _ = place.append_child(&copy);
    }
}

/// Shows the controls, and handles them.
pub fn init(document: &Document, live: &Rc<PageData<Unread>>) {
    let native = page().is_some_and(|(window, _)| can_share(&window));
    for menu in query::all(document.query_selector_all(concatcp!(".", class::MENU, ".", class::SHARE))) {
        menu.set_hidden(false);
        let (page, of) = (document.clone(), menu.clone());
        listen(&menu, "toggle", move |_: Event| {
            let _ = fill(&page, &of);
        });
    }
    for control in query::all(document.query_selector_all(concatcp!("[", attr::DO, "=share]"))) {
        control.set_hidden(!native);
        if let Some(entry) = control.parent_element().filter(|entry| entry.tag_name() == "LI") {
            let _ = entry.toggle_attribute_with_force("hidden", !native);
        }
    }
    cite_when_near(document, &live.lang);
    lazy_module::init(document);
    dialogs::init(document);
    let (page, live, slug) = (document.clone(), live.clone(), live.slug.clone());
    listen(document, "click", move |event: PointerEvent| {
        if let Some(control) = closest(event.target(), concatcp!("[", attr::DO, "]")) {
            answer(&page, &control, &live);
        }
    });
    dispatch_share(document, &slug, &Shared::of(document, None), false);
}

/// Fills the menu of a chapter once it is opened, with copies of the entries of the page's own menu.
fn fill(document: &Document, menu: &Element) -> Option<()> {
    if menu.query_selector("ul").ok()?.is_some() {
        return None;
    }
    let list = document.create_element("ul").ok()?;
    let part = menu.get_attribute(attr::PART);
    for control in [TO_DEVICE, LINK, POSTER] {
        if control == POSTER && part.is_none() {
            break;
        }
        let entry = document.create_element("li").ok()?;
        append_copy(document, &entry, control);
        if let Some(copy) = entry.first_element_child() {
            if copy.has_attribute(attr::PART) {
                copy.set_attribute(attr::PART, part.as_deref().unwrap_or_default()).ok()?;
            }
            list.append_child(&entry).ok()?;
        }
    }
    menu.append_child(&list).ok()?;
    Some(())
}

/// Whether the browser has the Web Share API.
pub fn can_share(window: &Window) -> bool {
    Reflect::has(&window.navigator(), &"share".into()).unwrap_or(false)
}

fn answer(document: &Document, control: &Element, live: &Rc<PageData<Unread>>) {
    let words = &live.words;
    match control.get_attribute(attr::DO).as_deref() {
        Some("share") => {
            let shared =
                Shared::of(document, control.closest(concatcp!("[", attr::SHARE, "]")).ok().flatten().as_ref());
            if !dispatch_share(document, &live.slug, &shared, true) {
                return;
            }
            let (control, live) = (control.clone(), live.clone());
            let address = shared.address.clone();
            // If sharing fails, the link is copied instead.
            shared.share(move || copy(&control, &address, &live.words));
        }
        Some("link") => copy(control, &address(control), words),
        Some("cite") => {
            cite(document, Some(&live.lang));
            let citation =
                query::one(document.query_selector(concatcp!(".", class::CITATION))).and_then(|c| c.text_content());
            copy(control, &citation.unwrap_or_default(), words);
        }
        Some(dialog @ (id::POSTER | id::EMBED)) => {
            dialogs::open(document, dialog, &control.get_attribute(attr::PART).unwrap_or_default(), control);
        }
        Some("code") => {
            let code = query::one(document.query_selector(concatcp!("#", id::EMBED, " textarea")))
                .and_then(|code| code.text_content());
            copy(control, &code.unwrap_or_default(), words);
        }
        Some("print") => {
            if let Some((window, _)) = page() {
                let _ = window.print();
            }
        }
        _ => {}
    }
}

fn copy(control: &Element, text: &str, words: &Messages) {
    let usual = control.text_content().unwrap_or_default();
    let message = if clipboard::copy(text, None) { &words.copied } else { &words.copy_failed };
    announcer::confirm_on(control, message, &usual);
}

/// The address that a control shares.
fn address(control: &Element) -> String {
    let of = control.closest(concatcp!("[", attr::SHARE, "]")).ok().flatten();
    url::of(&of.and_then(|of| of.get_attribute(attr::SHARE)).unwrap_or_default())
}

/// A title, text and address to share.
struct Shared {
    title: String,
    text: String,
    address: String,
}

impl Shared {
    /// What a menu or the tooltip shares; the page for `None`.
    fn of(document: &Document, what: Option<&Element>) -> Shared {
        let id = what.and_then(|what| what.get_attribute(attr::SHARE)).unwrap_or_default();
        let says = |selector: &str| document.query_selector(selector).ok().flatten();
        let text = match what {
            Some(tip) if tip.class_name() == class::TIP => {
                let part = |i| tip.children().item(i).and_then(|part| part.text_content()).unwrap_or_default();
                [part(0), part(1)].join(" ")
            }
            Some(_) if !id.is_empty() => {
                let inside = |part: &str| says(&["#", &id, " ", part].concat());
                let named = inside("h2").or_else(|| inside("h3")).and_then(|heading| heading.text_content());
                named.or_else(|| inside("[aria-label]")?.get_attribute("aria-label")).unwrap_or_default()
            }
            _ => says("meta[itemprop=description]").and_then(|meta| meta.get_attribute("content")).unwrap_or_default(),
        };
        Shared { title: document.title(), text, address: url::of(&id) }
    }

    /// Opens the device's share sheet; `refused` is called if there is none, not if the reader cancels.
    fn share(&self, refused: impl FnOnce() + 'static) {
        let Some((window, _)) = page() else {
            return;
        };
        let data = ShareData::new();
        data.set_title(&self.title);
        data.set_text(&self.text);
        data.set_url(&self.address);
        let refused = Closure::once(move |why: JsValue| {
            let aborted = Reflect::get(&why, &"name".into()).is_ok_and(|name| name == "AbortError");
            if !aborted {
                refused();
            }
        });
        let promise: Promise = window.navigator().share_with_data(&data);
        let _ = promise.catch(&refused);
        refused.forget();
    }
}

/// Tells the host of the page what is shared. Returns false if the host shares it itself, by cancelling the event.
fn dispatch_share(document: &Document, slug: &str, shared: &Shared, asked: bool) -> bool {
    let image = document.query_selector("meta[property='og:image']").ok().flatten();
    let image = image.and_then(|image| image.get_attribute("content")).unwrap_or_default();
    let detail = Object::new();
    let entries: [(&str, JsValue); 5] = [
        ("title", shared.title.as_str().into()),
        ("text", shared.text.as_str().into()),
        ("url", shared.address.as_str().into()),
        ("image", image.into()),
        ("asked", asked.into()),
    ];
    for (name, value) in entries {
        let _ = Reflect::set(&detail, &name.into(), &value);
    }
    let options = CustomEventInit::new();
    options.set_cancelable(true);
    options.set_detail(&detail);
    match CustomEvent::new_with_event_init_dict(&[slug, SHARED].concat(), &options) {
        Ok(event) => document.dispatch_event(&event).unwrap_or(true),
        Err(_) => true,
    }
}

/// Completes the citation at once, and writes the day in words once it comes near the window, or before the page is printed: the first date
/// that a browser writes in words costs it more time than anything else on this page.
fn cite_when_near(document: &Document, lang: &str) {
    let Some(place) = cite(document, None) else {
        return;
    };
    let (of, lang) = (document.clone(), lang.to_owned());
    let write = Rc::new(move || {
        cite(&of, Some(&lang));
    });
    let on_paper = write.clone();
    if let Some((window, _)) = page() {
        listen(&window, "beforeprint", move |_: Event| on_paper());
    }
    let later = write.clone();
    let observer = on_intersection(NEAR, move |entry, observer| {
        if entry.is_intersecting() {
            observer.disconnect();
            later();
        }
    });
    match observer {
        Some(observer) => observer.observe(&place),
        None => write(),
    }
}

/// Completes the citation with the address of the page and today's date, in the words of this language if one is given. Returns where it is,
/// if it has a day in words.
fn cite(document: &Document, lang: Option<&str>) -> Option<Element> {
    let citation = query::one(document.query_selector(concatcp!(".", class::CITATION)))?;
    let pattern = citation.get_attribute(attr::CITE)?;
    let today = download::today();
    let day = match lang.filter(|_| pattern.contains("{day}")) {
        Some(lang) => {
            let long = Object::new();
            let _ = Reflect::set(&long, &"dateStyle".into(), &"long".into());
            Date::new_0().to_locale_date_string(lang, &long).into()
        }
        None => today.clone(),
    };
    let written = pattern.replace("{date}", &today).replace("{day}", &day).replace("{url}", &url::of(""));
    citation.set_text_content(Some(&written));
    pattern.contains("{day}").then(|| citation.into())
}
