//! The transition of a chart's canvas from an earlier picture that draws the same facts, while it comes into view: its marks leave that
//! picture and become those of the chart. The style decides that there is none without motion, in the elder edition, in low windows and in
//! frames (`--transition` in style/motion.css). Without scripts the still is there from the start.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use const_format::concatcp;
use web_sys::HtmlElement;

use super::stills;
use crate::browser::dom::computed_style::Style;
use crate::browser::dom::query;
use crate::browser::dom::viewport::{page, window_height};
use crate::chart::Scene;
use crate::chart::render::still::Still;
use crate::chart::table::Row;
use crate::chart::transition::{Tween, fitted, transition};
use crate::page::data::{PageData, Unread};
use crate::page::dom_names::{attr, island};

/// How long it takes, in milliseconds.
pub const DURATION: f64 = 560.0;

/// The transition of a chart, from when its first picture is painted, below the window, to when its last is. The host shows where it is, as
/// `data-transition`.
#[derive(Default)]
pub struct Transition {
    /// `None` at rest.
    tween: RefCell<Option<Rc<Tween>>>,
    running: Cell<bool>,
}

impl Transition {
    /// Whether nothing waits or runs.
    pub fn is_at_rest(&self) -> bool {
        self.tween.borrow().is_none()
    }

    /// Whether this is what runs: not if the chart has been painted anew.
    pub fn runs(&self, tween: &Rc<Tween>) -> bool {
        self.tween.borrow().as_ref().is_some_and(|of| Rc::ptr_eq(of, tween))
    }

    /// Waits with this tween, or comes to rest.
    pub fn set(&self, host: &HtmlElement, tween: Option<Tween>) {
        let _ = match tween {
            Some(_) => host.set_attribute(attr::TRANSITION, "waiting"),
            None if !self.is_at_rest() => host.remove_attribute(attr::TRANSITION),
            None => Ok(()),
        };
        self.running.set(false);
        self.tween.replace(tween.map(Rc::new));
    }

    /// Starts what waits; `None` if nothing does.
    pub fn start(&self, host: &HtmlElement) -> Option<Rc<Tween>> {
        let tween = self.tween.borrow().clone()?;
        if self.running.replace(true) {
            return None;
        }
        let _ = host.set_attribute(attr::TRANSITION, "running");
        Some(tween)
    }
}

/// The transition of the chart in `host` at this index of the page's data, to a still of it; `None` if it has none, or if a part of the
/// picture can be seen already.
pub fn of(
    host: &HtmlElement,
    style: &Style,
    (at, live): (usize, &PageData<Unread>),
    (still, wide): (&Still, bool),
) -> Option<Tween> {
    let from = host.get_attribute(attr::TRANSITION_FROM)?;
    let (window, document) = page()?;
    if style.get("--transition") != "on" || host.get_bounding_client_rect().top() < window_height(&window) {
        return None;
    }
    let selector = [concatcp!("[", attr::ISLAND, "=", island::CHART, "][", attr::CHART, "='"), &from, "']"].concat();
    let earlier: HtmlElement = query::one(document.query_selector(&selector))?;
    let to = marked(still, &live.charts.get(at)?.rows);
    let from = marked(&stills::shown(&earlier, wide)?, &live.chart(&from)?.rows);
    let tween = transition(fitted(&from, &to), to);
    tween.moves().then_some(tween)
}

/// The scene of a still, with its marks.
fn marked(still: &Still, rows: &[Row]) -> Scene {
    let mut scene = still.scene.clone();
    for (row, bounds) in rows.iter().zip(&still.marks) {
        scene.mark(&row.fact, *bounds, 0.0, 0.0);
    }
    scene
}
