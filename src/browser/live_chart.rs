//! A chart in the browser: its canvas takes the still's place, is painted again whenever its surroundings change, and its
//! marks can be reached.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::html::Canvas;
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use web_sys::js_sys::Number;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::event::soon;
use super::style::Style;
use super::surroundings::{self, changes};
use super::{console, marks, page, queue, take, tip};
use crate::chart::tokens::{CHART_NARROW, CHART_WIDE};
use crate::chart::{Chart, Frame, Scene, canvas, layout};
use crate::content::number::plain;
use crate::live::{Live, LiveChart};
use crate::page::picture::Picture;

thread_local! {
    /// The picture that is being painted.
    static AT_WORK: RefCell<Option<Rc<Painted>>> = const { RefCell::new(None) };
    /// Why a picture last kept its still: what ails all of them alike is said once.
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Hydrates the picture in `host`, which names its chart. A chart that the page does not carry, or whose canvas
/// cannot be painted, keeps its still.
pub fn hydrate(host: HtmlElement, live: &Rc<Live>) {
    let id = host.get_attribute("data-chart").unwrap_or_default();
    let Some(at) = live.charts.iter().position(|c| c.chart.id == id) else {
        return console::warn(&["the content has no chart '", &id, "'; its still stays"].concat());
    };
    let (inside, content) = (host.clone(), live.clone());
    hydrate_from(host.clone(), move || {
        let canvas = NodeRef::<Canvas>::new();
        let shown = RwSignal::new(false);
        let width = RwSignal::new(0.0);
        follow_width(&inside, width);
        let changes = changes();
        let picture = Rc::new(Painted {
            host: inside,
            at,
            live: content,
            shown,
            reached: Cell::new(false),
            failed: Cell::new(false),
        });
        Effect::new(move || {
            changes.track();
            let width = width.get();
            if let Some(canvas) = canvas.get().filter(|_| width > 0.0) {
                // Each by itself: one that fails in the midst of it takes neither the others with it nor what told it of the change.
                let picture = picture.clone();
                soon(Box::new(move || picture.paint(&canvas, width)));
            }
        });
        view! { <Picture stills=String::new() canvas=canvas painted=shown/> }
    })
    .forget();
    let live = live.clone();
    queue::push(Box::new(move || take::attach(&host, at, &live)));
}

/// A picture with its canvas.
struct Painted {
    host: HtmlElement,
    /// Which of the charts of the page it is of.
    at: usize,
    live: Rc<Live>,
    /// Whether the canvas is shown in place of the still.
    shown: RwSignal<bool>,
    /// Whether its marks can be reached.
    reached: Cell<bool>,
    /// Whether it failed in the midst of being painted, and is not to be tried again.
    failed: Cell<bool>,
}

impl Painted {
    fn paint(self: Rc<Self>, canvas: &HtmlCanvasElement, width: f64) {
        let Some(LiveChart { chart, .. }) = self.live.charts.get(self.at).filter(|_| !self.failed.get()) else {
            return;
        };
        AT_WORK.set(Some(self.clone()));
        let outcome = paint(chart, &self.host, canvas, width);
        AT_WORK.set(None);
        match outcome {
            Ok(()) if !self.reached.replace(true) => {
                self.shown.set(true);
                marks::attach(&self.host, self.at, &self.live);
            }
            Ok(()) => self.show(true),
            Err(error) => self.keep_still(&error),
        }
    }

    /// Shows the canvas with its marks, or the still.
    fn show(&self, canvas: bool) {
        if self.shown.get_untracked() != canvas {
            self.shown.set(canvas);
            marks::show(&self.host, canvas);
        }
    }

    fn keep_still(&self, why: &str) {
        self.show(false);
        let _ = self.host.class_list().remove_1(RESTATED);
        if SAID.replace(why.into()) != why {
            let id = self.host.get_attribute("data-chart").unwrap_or_default();
            console::warn(
                &["chart '", &id, "': ", why, "; its still stays, and that of any other this happens to"].concat(),
            );
        }
    }
}

/// Gives up the picture that was being painted when something failed, if one was: it keeps its still.
pub fn fail(why: &str) -> bool {
    let picture = AT_WORK.take();
    if let Some(picture) = &picture {
        picture.failed.set(true);
        picture.keep_still(why);
    }
    picture.is_some()
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
