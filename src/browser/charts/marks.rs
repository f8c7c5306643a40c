//! The marks of a live chart: their buttons over the picture, and keyboard, mouse and touch.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent, PointerEvent};

use super::hold::Hold;
use super::tooltip::Tip;
use crate::browser::dom::events::{closest, listen};
use crate::browser::dom::query;
use crate::chart::render::still::Still;
use crate::page::data::{PageData, Unread};
use crate::text::number::plain;

/// Selects the buttons of marks, within a chart or on the whole page.
const BUTTONS: &str = concatcp!(".", class::MARKS, " > button");

/// Handles the events of the marks of the chart in `host`.
pub fn attach(host: &HtmlElement, at: usize, live: &Rc<PageData<Unread>>) {
    if let Some(tip) = Tip::of_page(&live.words) {
        answer(host, tip, at, live.clone());
    }
}

/// Shows the marks of a chart over its picture in `host`, and hides the still from screen readers, until the result is dropped. Without
/// marks a chart is one image to a screen reader; with them it is a group of marks, without the description, so that nothing is read twice.
pub fn show(host: &HtmlElement) -> Option<[Hold; 2]> {
    let part = |class: &str| query::one(host.query_selector(&[".", class].concat()));
    let (still, marks) = (part(class::STILL)?, part(class::MARKS)?);
    marks.set_hidden(false);
    Some([Hold::new(&still, "visibility", "hidden"), Hold::new(&marks, "visibility", "visible")])
}

/// Places the buttons over the marks of a still, in per cent of its size, smaller ones on top of larger.
pub fn place(host: &HtmlElement, still: &Still) {
    let scene = &still.scene;
    for (button, r) in buttons(host).iter().zip(&still.marks) {
        let style = button.style();
        let share = |length: f64, whole: f64| plain(length / whole * 100.0) + "%";
        let part = (r.w * r.h / (scene.width * scene.height)).sqrt();
        for (property, value) in [
            ("left", share(r.x + r.w / 2.0, scene.width)),
            ("top", share(r.y + r.h / 2.0, scene.height)),
            ("width", share(r.w, scene.width)),
            ("height", share(r.h, scene.height)),
            ("z-index", plain((1000.0 * (1.0 - part)).round())),
        ] {
            let _ = style.set_property(property, &value);
        }
    }
}

fn buttons(host: &HtmlElement) -> Vec<HtmlElement> {
    query::all(host.query_selector_all(BUTTONS))
}

fn answer(host: &HtmlElement, tip: Rc<Tip>, at: usize, live: Rc<PageData<Unread>>) {
    let show = {
        let (host, tip) = (host.clone(), tip.clone());
        Rc::new(move |mark: Element| {
            let rows = live.charts.get(at).map(|of| of.rows.as_slice()).unwrap_or_default();
            let row = mark.get_attribute(attr::MARK).and_then(|i| rows.get(i.parse::<usize>().ok()?));
            if let (Some(row), Ok(mark)) = (row, mark.dyn_into::<HtmlElement>()) {
                tip.open(&host, &mark, row, &live.words.clause_comma);
            }
        })
    };
    let (shown, hovered, over) = (show.clone(), show.clone(), tip.clone());
    listen(host, "click", move |event: PointerEvent| {
        if let Some(mark) = closest(event.target(), BUTTONS) {
            shown(mark);
        }
    });
    listen(host, "pointerover", move |event: PointerEvent| {
        let mark = closest(event.target(), BUTTONS).filter(|_| event.pointer_type() == "mouse");
        if over.is_dismissed_at(mark.as_ref()) {
            return;
        }
        if let Some(mark) = mark {
            hovered(mark);
        }
    });
    let leaving = tip.clone();
    listen(host, "pointerout", move |event: PointerEvent| {
        let from = closest(event.target(), BUTTONS);
        if event.pointer_type() == "mouse" && from.is_some_and(|mark| leaving.is_at(&mark)) {
            leaving.clone().leave();
        }
    });
    let (buttons_of, focused) = (host.clone(), tip.clone());
    listen(host, "focusin", move |event: FocusEvent| {
        if let Some(mark) = closest(event.target(), BUTTONS) {
            for button in buttons(&buttons_of) {
                button.set_tab_index(if button.is_same_node(Some(&mark)) { 0 } else { -1 });
            }
            show(mark);
            focused.follow_focus(&buttons_of);
        }
    });
    let (inside, closing) = (host.clone(), tip);
    listen(host, "focusout", move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
        // When the window loses focus, no element gains it: the tooltip stays open.
        if to.is_some_and(|to| !inside.contains(Some(&to))) {
            closing.close();
        }
    });
    let charts = host.clone();
    listen(host, "keydown", move |event: KeyboardEvent| key(&charts, &event));
}

/// Arrow keys, Home and End move the focus from mark to mark. Escape moves it out of the chart, to the disclosure of its story.
fn key(host: &HtmlElement, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let Some(mark) = closest(event.target(), BUTTONS) else {
        return;
    };
    let buttons = buttons(host);
    let Some(at) = buttons.iter().position(|button| button.is_same_node(Some(&mark))) else {
        return;
    };
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => buttons.get(at + 1),
        "ArrowLeft" | "ArrowUp" => at.checked_sub(1).and_then(|at| buttons.get(at)),
        "Home" => buttons.first(),
        "End" => buttons.last(),
        // If the tooltip is open, Escape only closes that.
        "Escape" if mark.has_attribute("aria-describedby") => return,
        "Escape" => {
            match host
                .closest(concatcp!(".", class::STORY))
                .ok()
                .flatten()
                .and_then(|story| query::one(story.query_selector("summary")))
            {
                Some(next) => drop(next.focus()),
                // Tab then continues after the mark; the other marks are not in the tab order.
                None => drop(mark.dyn_ref::<HtmlElement>().map(HtmlElement::blur)),
            }
            None
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to {
        let _ = to.focus();
    }
}
