//! A chart in the browser: its canvas takes the still's place, is painted again whenever its surroundings change, and its
//! marks can be reached.

use std::rc::Rc;

use leptos::html::Canvas;
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use web_sys::js_sys::Number;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::style::Style;
use super::surroundings::{self, changes};
use super::{console, marks, page, queue, take, tip};
use crate::chart::tokens::{CHART_NARROW, CHART_WIDE};
use crate::chart::{Chart, Frame, Scene, canvas, layout};
use crate::content::number::plain;
use crate::live::{Live, LiveChart};
use crate::page::picture::Picture;

/// Hydrates the picture in `host`, which names its chart. A chart that the page does not carry, or whose canvas
/// cannot be painted, keeps its still.
pub fn hydrate(host: HtmlElement, live: &Rc<Live>) {
    let id = host.get_attribute("data-chart").unwrap_or_default();
    let Some(at) = live.charts.iter().position(|c| c.chart.id == id) else {
        return console::warn(&["the content has no chart '", &id, "'; its still stays"].concat());
    };
    marks::attach(&host, at, live);
    let (inside, content) = (host.clone(), live.clone());
    hydrate_from(host.clone(), move || {
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
            let Some(LiveChart { chart, .. }) = content.charts.get(at) else {
                return;
            };
            match paint(chart, &host, &canvas, width) {
                Ok(()) => painted.set(true),
                Err(error) => {
                    painted.set(false);
                    let _ = host.class_list().remove_1(RESTATED);
                    console::warn(&["chart '", &chart.id, "': ", &error, "; its still stays"].concat());
                }
            }
        });
        view! { <Picture stills=String::new() canvas=canvas painted=painted/> }
    })
    .forget();
    let live = live.clone();
    queue::push(Box::new(move || take::attach(&host, at, &live)));
}

/// The class of a picture that is laid out for another text size than its still, so that the canvas gives it its height.
const RESTATED: &str = "restated";

/// Lays the chart out as its still was, at the reader's text size, and paints it at the size and pixel ratio of the screen.
fn paint(chart: &Chart, host: &HtmlElement, target: &HtmlCanvasElement, width: f64) -> Result<(), String> {
    let style = Style::of(host).ok_or("the page has no style")?;
    let wide = style.get("--layout") == "wide";
    let frame = Frame { width: if wide { CHART_WIDE } else { CHART_NARROW }, text: surroundings::text_scale() };
    let frame = frame.with_text_from(Number::parse_float(&style.get("--least")) * frame.width / width);
    let scene = layout(chart, frame).map_err(|untrue| untrue.to_string())?;
    draw(&scene, &style, target, width)?;
    let _ = host.class_list().toggle_with_force(RESTATED, frame.text != 1.0);
    marks::place(host, &scene);
    tip::close_in(host);
    Ok(())
}

fn draw(scene: &Scene, style: &Style, target: &HtmlCanvasElement, width: f64) -> Result<(), String> {
    let palette = style.palette().ok_or("a colour of the style is not written as #rrggbb")?;
    let ratio = page().map_or(1.0, |(window, _)| window.device_pixel_ratio());
    canvas::draw(scene, target, width, ratio, &palette, &style.get("font-family"))?;
    // A bitmap is shown pixel for pixel: its height is a whole number of them, that of the still need not be.
    let _ = HtmlElement::style(target).set_property("height", &(plain(f64::from(target.height()) / ratio) + "px"));
    Ok(())
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
    surroundings::resized(host, measure);
}
