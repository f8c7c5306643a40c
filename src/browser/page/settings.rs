//! Changes the display settings in place. Their current values are `data-` attributes of the root element, set by the boot script
//! `src/boot.js` before the first paint; the style and, through it, the charts read them. The reader's choice is kept in local storage,
//! if that is allowed.

use crate::page::dom_names::attr;
use const_format::concatcp;
use std::rc::Rc;

use web_sys::{Document, Event, HtmlElement, PointerEvent, UrlSearchParams, Window};

use super::{announcer, environment};
use crate::browser::dom::events::{closest, listen};
use crate::browser::dom::query;
use crate::browser::dom::viewport::page;
use crate::page::data::{PageData, Unread};
use crate::page::settings::{ELDER, MODE, MOTION, OFF, STANDARD, Setting};

/// The event, at the document, by which the boot script reports that it has changed a setting.
const RESTYLED: &str = "page-restyled";

/// Selects the links that change a setting.
const LINKS: &str = concatcp!("[", attr::SET, "]");

/// Whether motion is off by the reader's choice or in the elder edition. The system's setting is not considered here.
pub fn motion_off(root: &HtmlElement) -> bool {
    chosen(root, &MOTION) == OFF || chosen(root, &MODE) == ELDER
}

/// Handles the links that change a setting, and marks the current values.
pub fn init(document: &Document, live: &Rc<PageData<Unread>>) {
    mark(document);
    let page = document.clone();
    listen(document, RESTYLED, move |_: Event| {
        mark(&page);
        environment::notify();
    });
    let (page, live) = (document.clone(), live.clone());
    listen(document, "click", move |event: PointerEvent| {
        // With a modifier key the reader wants a new tab or window.
        let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        let Some(link) = closest(event.target(), LINKS).filter(|_| plain) else {
            return;
        };
        let choice = link.get_attribute(attr::SET).unwrap_or_default();
        let Some((setting, value)) = choice_of(&choice) else {
            return;
        };
        event.prevent_default();
        apply(&page, setting, value);
        remember(&live.slug, setting.name, value);
        if setting.name == MODE.name {
            to_counterpart(&page, value);
        }
        announcer::announce(&live.words.now.replace("{setting}", &link.text_content().unwrap_or_default()));
    });
}

/// The setting and the value that a link chooses, such as `theme=dark`.
fn choice_of(link: &str) -> Option<(&'static Setting, &str)> {
    let (name, value) = link.split_once('=')?;
    Some((Setting::of(name)?, value))
}

/// Applies a setting requested by the host, if it has that value. The reader's stored choice is not changed.
pub fn apply_from_host(document: &Document, setting: &Setting, value: &str) {
    if setting.values.contains(&value) {
        apply(document, setting, value);
    }
}

fn apply(document: &Document, setting: &Setting, value: &str) {
    let Some(root) = root(document) else {
        return;
    };
    let _ = if value == setting.default() {
        root.remove_attribute(setting.attribute)
    } else {
        root.set_attribute(setting.attribute, value)
    };
    mark(document);
    environment::notify();
}

/// Stores the choice under the name of the page. If the address has this setting, replaces it there, too.
fn remember(slug: &str, name: &str, value: &str) {
    let Some((window, _)) = page() else {
        return;
    };
    if let Ok(Some(storage)) = window.local_storage() {
        let kept = storage.get_item(slug).ok().flatten().unwrap_or_default();
        if let Some(kept) = with(&kept, name, value) {
            let _ = storage.set_item(slug, &kept);
        }
    }
    let _ = replace_in_address(&window, name, value);
}

/// A query string with this setting added or replaced.
fn with(query: &str, name: &str, value: &str) -> Option<String> {
    let query = UrlSearchParams::new_with_str(query).ok()?;
    query.set(name, value);
    query.to_string().as_string()
}

fn replace_in_address(window: &Window, name: &str, value: &str) -> Option<()> {
    let location = window.location();
    let search = location.search().ok()?;
    if !UrlSearchParams::new_with_str(&search).ok()?.has(name) {
        return None;
    }
    let address = ["?", &with(&search, name, value)?, &location.hash().ok()?].concat();
    let history = window.history().ok()?;
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)).ok()
}

/// Marks the links of the current values.
fn mark(document: &Document) {
    let Some(root) = root(document) else {
        return;
    };
    for link in query::all(document.query_selector_all(LINKS)) {
        let choice = link.get_attribute(attr::SET).unwrap_or_default();
        let holds = choice_of(&choice).is_some_and(|(setting, value)| chosen(&root, setting) == value);
        let _ = if holds { link.set_attribute("aria-current", "true") } else { link.remove_attribute("aria-current") };
    }
}

/// Moves the focus to the link that switches back, since the pressed link is hidden now.
fn to_counterpart(document: &Document, mode: &str) {
    let other = if mode == ELDER { STANDARD } else { ELDER };
    let back = [concatcp!("[", attr::SET, "=\""), MODE.name, "=", other, "\"]"].concat();
    if let Some(back) = query::one(document.query_selector(&back)) {
        let _ = back.focus();
    }
}

/// The current value of a setting.
fn chosen(root: &HtmlElement, setting: &Setting) -> String {
    root.get_attribute(setting.attribute).unwrap_or_else(|| setting.default().into())
}

/// The root element.
pub fn root(document: &Document) -> Option<HtmlElement> {
    query::one(Ok(document.document_element()))
}
