//! Observes which charts are near the window, and invalidates all of them when the environment changes.

use crate::page::dom_names::{attr, island};
use const_format::concatcp;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement};

use super::live_chart::{LiveChart, set_layouts};
use crate::browser::dom::events::listen;
use crate::browser::dom::{console, observers, query};
use crate::browser::page::environment;
use crate::browser::page::lazy_module::EXPORT_UNAVAILABLE;
use crate::page::data::{PageData, Unread};

/// How far outside the viewport a chart becomes live, as an `IntersectionObserver`'s margin.
const NEAR: &str = "600px 0px";

/// The charts that have been near, by their index in the page's data.
struct VisibleCharts {
    live: Rc<PageData<Unread>>,
    known: RefCell<Vec<Option<Rc<LiveChart>>>>,
}

/// Makes each chart live when it comes near the viewport, and a still again when it has gone. Without `IntersectionObserver` all charts
/// become live, one per task.
pub fn init(document: &Document, live: Rc<PageData<Unread>>) {
    let known = RefCell::new(vec![None; live.charts.len()]);
    let charts = Rc::new(VisibleCharts { live, known });
    let of = charts.clone();
    environment::subscribe(move || {
        set_layouts(true);
        of.each(LiveChart::invalidate);
    });
    // Nothing is laid out then: the charts show what they have.
    let of = charts.clone();
    listen(document, EXPORT_UNAVAILABLE, move |_: Event| {
        set_layouts(false);
        of.each(LiveChart::laid_out);
    });
    let of = charts.clone();
    let observer = observers::on_intersection(NEAR, move |entry, observer| {
        if !of.set_near(&entry.target(), entry.is_intersecting()) {
            observer.unobserve(&entry.target());
        }
    });
    for host in query::all(document.query_selector_all(concatcp!("[", attr::ISLAND, "=", island::CHART, "]"))) {
        match &observer {
            Some(observer) => observer.observe(&host),
            None => {
                charts.set_near(&host, true);
            }
        }
    }
}

impl VisibleCharts {
    /// A chart's host has come near or gone away. Returns whether the page's data has its chart; if not, it keeps its still.
    fn set_near(&self, host: &Element, near: bool) -> bool {
        let id = host.get_attribute(attr::CHART).unwrap_or_default();
        let Some(at) = self.live.charts.iter().position(|of| of.id == id) else {
            console::warn(&["the content has no chart '", &id, "'; its still stays"].concat());
            return false;
        };
        if let Some(picture) = self.of(host, at, near) {
            picture.set_near(near);
        }
        true
    }

    /// The picture in `host` of the chart with this index. It is created when first near; `None` before.
    fn of(&self, host: &Element, at: usize, near: bool) -> Option<Rc<LiveChart>> {
        let mut known = self.known.borrow_mut();
        let place = known.get_mut(at)?;
        if place.is_none() && near {
            let host: HtmlElement = host.clone().dyn_into().ok()?;
            *place = Some(Rc::new(LiveChart::new(host, at, &self.live)));
        }
        place.clone()
    }

    /// Calls `act` for each chart that has been near.
    fn each(&self, act: impl Fn(&Rc<LiveChart>)) {
        let known: Vec<Rc<LiveChart>> = self.known.borrow().iter().flatten().cloned().collect();
        known.iter().for_each(act);
    }
}
