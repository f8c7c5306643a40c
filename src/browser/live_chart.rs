//! A chart in the browser: its canvas takes the still's place and is painted again whenever its surroundings change.

use std::rc::Rc;

use leptos::html::Canvas;
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement, ResizeObserver};

use super::surroundings::{Style, changes};
use super::{console, page};
use crate::chart::tokens::{CHART_NARROW, CHART_WIDE};
use crate::chart::{Chart, Frame, canvas, layout};
use crate::content::Live;
use crate::page::picture::Picture;

/// Hydrates the picture in `host`, which names its chart. A chart whose facts are missing, or whose canvas cannot be
/// painted, keeps its still.
pub fn hydrate(host: HtmlElement, live: &Live) {
    let id = host.get_attribute("data-chart").unwrap_or_default();
    let Some(spec) = live.charts.iter().find(|c| c.id == id) else {
        return console::warn(&["the content has no chart '", &id, "'; its still stays"].concat());
    };
    let chart = match Chart::new(spec, live.book()) {
        Ok(chart) => Rc::new(chart),
        Err(missing) => return console::warn(&missing.to_string()),
    };
    let inside = host.clone();
    hydrate_from(host, move || {
        let canvas = NodeRef::<Canvas>::new();
        let painted = RwSignal::new(false);
        let width = RwSignal::new(0.0);
        follow_width(&inside, width);
        let (changes, host) = (changes(), inside.clone());
        Effect::new(move || {
            changes.track();
            let width = width.get();
            let Some(canvas) = canvas.get().filter(|_| width > 0.0) else {
                return;
            };
            match paint(&chart, &host, &canvas, width) {
                Ok(()) => painted.set(true),
                Err(error) => {
                    painted.set(false);
                    console::warn(&["chart '", &chart.id, "': ", &error, "; its still stays"].concat());
                }
            }
        });
        view! { <Picture stills=String::new() canvas=canvas painted=painted/> }
    })
    .forget();
}

/// Lays the chart out as its still was and paints it at the size and pixel ratio of the screen.
fn paint(chart: &Chart, host: &HtmlElement, target: &HtmlCanvasElement, width: f64) -> Result<(), String> {
    let style = Style::of(host).ok_or("the page has no style")?;
    let palette = style.palette().ok_or("a colour of the style is not written as #rrggbb")?;
    let wide = style.get("--layout") == "wide";
    let scene = layout(chart, Frame::new(if wide { CHART_WIDE } else { CHART_NARROW }));
    let ratio = page().map_or(1.0, |(window, _)| window.device_pixel_ratio());
    canvas::draw(&scene, target, width, ratio, &palette, &style.get("font-family"))
}

/// Keeps `width` equal to the host's content width, in CSS pixels. Without an observer it is measured once.
fn follow_width(host: &HtmlElement, width: RwSignal<f64>) {
    let measured = host.clone();
    let measure = move || {
        let now = measured.get_bounding_client_rect().width();
        if width.get_untracked() != now {
            width.set(now);
        }
    };
    measure();
    let callback = Closure::<dyn FnMut()>::new(measure);
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(host);
        // Both live as long as the page: no chart is ever taken out of it.
        callback.forget();
        std::mem::forget(observer);
    }
}
