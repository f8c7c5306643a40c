//! The tooltip of a mark, opened by mouse, touch or focus. There is one on the page; it is moved into the chart of the mark, after
//! the marks, so that Tab leads from a mark to the tooltip's button and on.

use crate::page::dom_names::{attr, class, id};
use const_format::concatcp;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::js_sys::Number;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent, PointerEvent};

use crate::browser::dom::computed_style::Style;
use crate::browser::dom::events::{closest, listen, set_timeout};
use crate::browser::dom::url;
use crate::browser::dom::viewport::{page, under_bar, window_height};
use crate::browser::page::{announcer, clipboard, share};
use crate::chart::table::Row;
use crate::model::Messages;

/// Least distance from the edges of the window and from the mark, in CSS pixels.
const AWAY: f64 = 8.0;
/// How long the tooltip stays open while the pointer moves from the mark to it, in milliseconds.
const PATIENCE: i32 = 220;

thread_local! {
    static TIP_OF_PAGE: RefCell<Option<Rc<Tip>>> = const { RefCell::new(None) };
}

/// The tooltip of the page.
pub struct Tip {
    element: HtmlElement,
    value: HtmlElement,
    subject: HtmlElement,
    /// The meaning of the qualifier. For screen readers, this is the description of the mark.
    notes: HtmlElement,
    /// The origin of the figure, which screen readers come to only when they go on from the marks.
    origin: HtmlElement,
    button: HtmlElement,
    copy_link: String,
    /// Id of the fact shown.
    fact: RefCell<String>,
    /// The mark it is open for.
    mark: RefCell<Option<Element>>,
    /// Counts openings and calls of `stay`: a pending close is dropped if the count has changed.
    turn: Cell<u32>,
    /// Whether the focus is just being returned to the mark, which must not open it again.
    closing: Cell<bool>,
    /// The mark under the pointer when Escape closed it there: browsers report a resting pointer as entering it again, once the tooltip is
    /// gone.
    dismissed: RefCell<Option<Element>>,
}

impl Tip {
    /// The page's tooltip, created at first use; `None` outside a page.
    pub fn of_page(words: &Messages) -> Option<Rc<Tip>> {
        if let Some(tip) = TIP_OF_PAGE.with_borrow(Clone::clone) {
            return Some(tip);
        }
        let (_, document) = page()?;
        let tip = Rc::new(Tip::new(&document, words)?);
        tip.clone().answer(&document, words);
        TIP_OF_PAGE.set(Some(tip.clone()));
        Some(tip)
    }

    fn new(document: &Document, words: &Messages) -> Option<Tip> {
        let make = |tag: &str| document.create_element(tag).ok()?.dyn_into::<HtmlElement>().ok();
        let (element, value, subject) = (make("div")?, make("b")?, make("span")?);
        let (notes, origin) = (make("small")?, make("small")?);
        let button = make("button")?;
        element.set_class_name(class::TIP);
        button.set_attribute("type", "button").ok()?;
        button.set_text_content(Some(&words.copy_link));
        notes.set_id(id::TIP);
        // Hidden from screen readers: the mark's name and description already say it.
        for part in [&value, &subject, &notes] {
            part.set_attribute("aria-hidden", "true").ok()?;
        }
        for part in [&value, &subject, &notes, &origin, &button] {
            element.append_child(part).ok()?;
        }
        // If the device has a share sheet, the page shows a button for it; the tooltip gets a copy of that button.
        share::append_copy(document, &element, share::TO_DEVICE);
        element.set_hidden(true);
        Some(Tip {
            element,
            value,
            subject,
            notes,
            origin,
            button,
            copy_link: words.copy_link.clone(),
            fact: RefCell::default(),
            mark: RefCell::default(),
            turn: Cell::new(0),
            closing: Cell::new(false),
            dismissed: RefCell::default(),
        })
    }

    /// Handles its events. Escape closes it wherever the focus is, and so does a press anywhere else.
    fn answer(self: Rc<Tip>, document: &Document, words: &Messages) {
        let tip = self.clone();
        listen(document, "keydown", move |event: KeyboardEvent| {
            let pointed = tip.mark.borrow().clone().filter(|mark| mark.matches(":hover").unwrap_or_default());
            if event.key() == "Escape" && tip.close() {
                tip.dismissed.replace(pointed);
                event.stop_propagation();
            }
        });
        let tip = self.clone();
        listen(document, "pointerdown", move |event: PointerEvent| {
            if closest(event.target(), concatcp!(".", class::TIP, ", .", class::MARKS, " button")).is_none() {
                // Without returning the focus: that would scroll the mark into view, and what is pressed away.
                tip.hide();
            }
        });
        let tip = self.clone();
        listen(&self.element, "pointerenter", move |_: PointerEvent| {
            tip.stay();
        });
        let tip = self.clone();
        listen(&self.element, "pointerleave", move |event: PointerEvent| {
            if event.pointer_type() == "mouse" {
                tip.clone().leave();
            }
        });
        let (copied, failed) = (words.copied.clone(), words.copy_failed.clone());
        let button = self.button.clone();
        listen(&button, "click", move |_: PointerEvent| {
            let done = clipboard::copy(&url::of(&self.fact.borrow()), None);
            let message = if done { &copied } else { &failed };
            announcer::confirm_on(&self.button, message, &self.copy_link);
        });
    }

    /// Opens at a mark of the chart in `host`, with the texts of `row`, and becomes the mark's description.
    pub fn open(&self, host: &HtmlElement, mark: &HtmlElement, row: &Row, comma: &str) {
        self.stay();
        if self.closing.get() || self.is_at(mark) {
            return;
        }
        self.undo_mark();
        self.value.set_text_content(Some(&row.said));
        self.subject.set_text_content(Some(&row.about(comma)));
        self.notes.set_text_content(Some(&row.meaning));
        self.origin.set_text_content(Some(&row.place));
        self.button.set_text_content(Some(&self.copy_link));
        let _ = self.element.set_attribute(attr::SHARE, &row.fact);
        self.fact.replace(row.fact.clone());
        let _ = host.append_child(&self.element);
        self.element.set_hidden(false);
        let _ = mark.class_list().add_1(class::ON);
        let _ = mark.set_attribute("aria-describedby", id::TIP);
        self.mark.replace(Some(mark.clone().into()));
        self.place(host, mark);
    }

    /// Positions it once more after the current event: a mark that gains the focus may then be scrolled into view.
    pub fn follow_focus(self: &Rc<Tip>, host: &HtmlElement) {
        let (tip, host) = (self.clone(), host.clone());
        set_timeout(
            0,
            Box::new(move || {
                let mark = tip.mark.borrow().clone();
                if let Some(mark) = mark.filter(|mark| host.contains(Some(mark))) {
                    tip.place(&host, &mark);
                }
            }),
        );
    }

    /// Positions it above the mark, or below if there is no space above; always within the window and below the bar.
    fn place(&self, host: &HtmlElement, mark: &Element) {
        let Some((window, document)) = page() else {
            return;
        };
        let style = self.element.style();
        let width = document.document_element().map_or(0.0, |root| f64::from(root.client_width()));
        let height = window_height(&window);
        let safe = document.document_element().and_then(|root| Style::of(&root));
        let safe = |side| safe.as_ref().map_or(0.0, |style| Number::parse_float(&style.get(side)));
        let (from, to) = (safe("--safe-left") + AWAY, width - safe("--safe-right") - AWAY);
        let _ = style.set_property("max-width", &px(to - from));
        let roof = under_bar(&document).max(safe("--safe-top")) + AWAY;
        let (w, h) = (f64::from(self.element.offset_width()), f64::from(self.element.offset_height()));
        let (at, origin) = (mark.get_bounding_client_rect(), host.get_bounding_client_rect());
        let left = (at.left() + (at.width() - w) / 2.0).min(to - w).max(from);
        // As a sheet at the lower edge of a phone, it must not cover its mark.
        let _ = self.element.class_list().toggle_with_force(class::HIGH, at.bottom() + AWAY > height - h);
        let above = at.top() - AWAY - h;
        let top = if above >= roof {
            above
        } else {
            (at.bottom() + AWAY).min(height - safe("--safe-bottom") - AWAY - h).max(roof)
        };
        let _ = style.set_property("left", &px(left - origin.left()));
        let _ = style.set_property("top", &px(top - origin.top()));
    }

    /// Closes after a short delay, unless the pointer reaches the tooltip or a mark before.
    pub fn leave(self: Rc<Tip>) {
        let turn = self.stay();
        set_timeout(
            PATIENCE,
            Box::new(move || {
                if self.turn.get() == turn {
                    self.close();
                }
            }),
        );
    }

    /// Cancels a pending close.
    fn stay(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    /// Closes it and returns whether it was open. If the focus was in it, it returns to the mark.
    pub fn close(&self) -> bool {
        let inside = page().and_then(|(_, d)| d.active_element()).is_some_and(|e| self.element.contains(Some(&e)));
        let mark = self.hide();
        if let Some(mark) = mark.as_ref().filter(|_| inside).and_then(|mark| mark.dyn_ref::<HtmlElement>()) {
            self.closing.set(true);
            let _ = mark.focus();
            self.closing.set(false);
        }
        mark.is_some()
    }

    fn hide(&self) -> Option<Element> {
        self.stay();
        self.element.set_hidden(true);
        self.undo_mark()
    }

    /// Whether it is open at this mark.
    pub fn is_at(&self, mark: &Element) -> bool {
        self.mark.borrow().as_ref().is_some_and(|open| open.is_same_node(Some(mark)))
    }

    /// Whether the pointer rests at the mark where it was closed by Escape; forgets that mark once the pointer is elsewhere.
    pub fn is_dismissed_at(&self, mark: Option<&Element>) -> bool {
        let mut dismissed = self.dismissed.borrow_mut();
        let same = matches!((&*dismissed, mark), (Some(a), Some(b)) if a.is_same_node(Some(b)));
        if !same {
            *dismissed = None;
        }
        same
    }

    fn undo_mark(&self) -> Option<Element> {
        let mark = self.mark.take()?;
        let _ = mark.class_list().remove_1(class::ON);
        let _ = mark.remove_attribute("aria-describedby");
        Some(mark)
    }
}

/// Closes the tooltip if it is open in `host`, whose marks have moved.
pub fn close_in(host: &HtmlElement) {
    let tip = TIP_OF_PAGE.with_borrow(Clone::clone);
    if let Some(tip) = tip.filter(|tip| host.contains(Some(&tip.element))) {
        tip.close();
    }
}

fn px(length: f64) -> String {
    crate::text::number::plain(length) + "px"
}
