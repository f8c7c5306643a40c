//! The charts of the page: which of them are near the window, and the news of what all of them are painted for.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::live_chart::Painted;
use super::{console, find, island, surroundings};
use crate::live::Live;

/// How far outside the viewport a chart is made live, as an observer's margin.
const NEAR: &str = "600px 0px";

/// The charts that have been near, each at the place it has in the content.
struct Pictures {
    live: Rc<Live>,
    known: RefCell<Vec<Option<Rc<Painted>>>>,
}

/// Makes every chart live when it comes near the viewport, one a task, and its still again when it has gone; all of them for
/// good, one after another, where the browser cannot tell.
pub fn watch(document: &Document, live: Rc<Live>) {
    let known = RefCell::new(vec![None; live.charts.len()]);
    let pictures = Rc::new(Pictures { live, known });
    let of = pictures.clone();
    surroundings::follow(move || of.stale());
    let of = pictures.clone();
    let observer = island::observe(NEAR, move |entry, observer| {
        if !of.come(&entry.target(), entry.is_intersecting()) {
            observer.unobserve(&entry.target());
        }
    });
    for host in find::all(document.query_selector_all("[data-live=chart]")) {
        match &observer {
            Some(observer) => observer.observe(&host),
            None => {
                pictures.come(&host, true);
            }
        }
    }
}

impl Pictures {
    /// The picture in `host`, which names its chart, has come near or gone away. Whether the page carries that chart: one that it
    /// does not keeps its still.
    fn come(&self, host: &Element, near: bool) -> bool {
        let id = host.get_attribute("data-chart").unwrap_or_default();
        let Some(at) = self.live.charts.iter().position(|of| of.chart.id == id) else {
            console::warn(&["the content has no chart '", &id, "'; its still stays"].concat());
            return false;
        };
        if let Some(picture) = self.of(host, at, near) {
            picture.come(near);
        }
        true
    }

    /// The picture in `host`, of the chart at a place in the content; of one that has never been near only if it is now.
    fn of(&self, host: &Element, at: usize, near: bool) -> Option<Rc<Painted>> {
        let mut known = self.known.borrow_mut();
        let place = known.get_mut(at)?;
        if place.is_none() && near {
            let host: HtmlElement = host.clone().dyn_into().ok()?;
            *place = Some(Rc::new(Painted::new(host, at, &self.live)));
        }
        place.clone()
    }

    fn stale(&self) {
        let known: Vec<Rc<Painted>> = self.known.borrow().iter().flatten().cloned().collect();
        for picture in known {
            picture.stale();
        }
    }
}
