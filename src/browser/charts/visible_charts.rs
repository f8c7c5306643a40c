//! Observes which charts are near the window, and invalidates all of them when the environment changes.

use crate::page::dom_names::{attr, island};
use const_format::concatcp;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement};

use super::live_chart::{LiveChart, set_layouts};
use crate::browser::dom::events::{listen, set_timeout};
use crate::browser::dom::{console, observers, query};
use crate::browser::page::environment;
use crate::browser::page::lazy_module::EXPORT_UNAVAILABLE;
use crate::page::data::{PageData, Unread};

/// How far up in the window a picture starts its transition, as an `IntersectionObserver`'s margin.
const PLAYS: &str = "0px 0px -35% 0px";
/// When a picture that has come into view starts its transition, though it is not as far up, in milliseconds.
const AT_LAST: i32 = 700;

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
    let observer = observers::on_intersection(observers::NEAR, move |entry, observer| {
        if !of.set_near(&entry.target(), entry.is_intersecting()) {
            observer.unobserve(&entry.target());
        }
    });
    transitions(document, &charts);
    for host in query::all(document.query_selector_all(concatcp!("[", attr::ISLAND, "=", island::CHART, "]"))) {
        match &observer {
            Some(observer) => observer.observe(&host),
            None => {
                charts.set_near(&host, true);
            }
        }
    }
}

/// Starts the transitions of pictures that come into view from below, and rewinds them when they have gone there again.
fn transitions(document: &Document, charts: &Rc<VisibleCharts>) {
    let of = charts.clone();
    let plays = observers::on_intersection(PLAYS, move |entry, _| {
        if entry.is_intersecting()
            && let Some(picture) = of.known(&entry.target())
        {
            picture.play();
        }
    });
    let of = charts.clone();
    let shows = observers::on_intersection("0px", move |entry, _| match of.known(&entry.target()) {
        Some(picture) if entry.is_intersecting() => set_timeout(AT_LAST, Box::new(move || picture.play())),
        Some(picture) if entry.bounding_client_rect().top() > 0.0 => picture.rewind(),
        _ => {}
    });
    for host in query::all(document.query_selector_all(concatcp!("[", attr::TRANSITION_FROM, "]"))) {
        for observer in [&plays, &shows].into_iter().flatten() {
            observer.observe(&host);
        }
    }
}

impl VisibleCharts {
    /// The picture in `host`, if it has been near.
    fn known(&self, host: &Element) -> Option<Rc<LiveChart>> {
        self.of(host, self.index(&host.get_attribute(attr::CHART)?)?, false)
    }

    /// The index of a chart in the page's data.
    fn index(&self, id: &str) -> Option<usize> {
        self.live.charts.iter().position(|of| of.id == id)
    }

    /// A chart's host has come near or gone away. Returns whether the page's data has its chart; if not, it keeps its still.
    fn set_near(&self, host: &Element, near: bool) -> bool {
        let id = host.get_attribute(attr::CHART).unwrap_or_default();
        let Some(at) = self.index(&id) else {
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
