//! A chart in the browser: its canvas replaces its still while it is near the window, is repainted when its environment
//! changes, and its marks become reachable. The states and their transitions: [`PaintState`].

use crate::page::dom_names::attr;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use leptos::html::Canvas;
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use web_sys::js_sys::Number;
use web_sys::{Event, HtmlCanvasElement, HtmlElement, Node};

use super::hold::Hold;
use super::look::Look;
use super::transition::{DURATION, Transition};
use super::{marks, stills, tooltip, transition};
use crate::browser::canvas;
use crate::browser::dom::computed_style::Style;
use crate::browser::dom::events::{listen, next_frame, queue_microtask};
use crate::browser::dom::export_request::{LAYOUT_DONE, LAYOUT_REQUESTED};
use crate::browser::dom::observers::on_resize;
use crate::browser::dom::viewport::{page, window_height};
use crate::browser::dom::{console, export_request, task_queue};
use crate::browser::page::{environment, lazy_module};
use crate::chart::Frame;
use crate::chart::render::still::Still;
use crate::chart::tokens::{CHART_NARROW, CHART_WIDE};
use crate::chart::transition::Tween;
use crate::islands::chart_picture::Picture;
use crate::page::data::{PageData, Unread};
use crate::page::paint_state::PaintState;

thread_local! {
    /// The chart that is being hydrated or painted, for [`fail`].
    static RUNNING: RefCell<Option<Rc<LiveChart>>> = const { RefCell::new(None) };
    /// Whether the export module is known to lay nothing out: see [`set_layouts`].
    static NO_LAYOUTS: Cell<bool> = const { Cell::new(false) };
    /// The last failure: a cause that all charts share is reported once.
    static LAST_FAILURE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A chart's picture with its canvas. The still is shown when the canvas is not: far from the window, where a bitmap would only take
/// memory, and near but out of view until a change of the environment has been painted.
pub struct LiveChart {
    host: HtmlElement,
    /// Index of its chart in the page's data.
    at: usize,
    live: Rc<PageData<Unread>>,
    /// Its state. Set only by [`LiveChart::enter`].
    state: Cell<PaintState>,
    /// Whether the canvas is shown in place of the still.
    shown: RwSignal<bool>,
    canvas: OnceCell<HtmlCanvasElement>,
    /// Whether it is near the window.
    near: Cell<bool>,
    /// Content width of the host in CSS pixels.
    width: Cell<f64>,
    /// The frame that the marks were last placed for; `None` until it is first painted.
    placed: Cell<Option<Frame>>,
    /// Whether the canvas has lost its context, and it is not restored yet.
    lost: Cell<bool>,
    /// What shows the marks in place of the image, from the first painting on: see [`marks::show`].
    marked: RefCell<Option<[Hold; 2]>>,
    /// The frame that was last asked for: see [`LiveChart::still`].
    asked: Cell<Option<Frame>>,
    /// What its canvas shows instead while it comes into view.
    transition: Transition,
}

impl LiveChart {
    /// The picture in `host` of the chart with this index in the page's data. It is a still until it comes near.
    pub fn new(host: HtmlElement, at: usize, live: &Rc<PageData<Unread>>) -> LiveChart {
        LiveChart {
            host,
            at,
            live: live.clone(),
            state: Cell::new(PaintState::Still),
            shown: RwSignal::new(false),
            canvas: OnceCell::new(),
            near: Cell::new(false),
            width: Cell::new(0.0),
            placed: Cell::new(None),
            lost: Cell::new(false),
            marked: RefCell::new(None),
            asked: Cell::new(None),
            transition: Transition::default(),
        }
    }

    /// Queues the chart when it has come near the window, and shows its still when it has gone away.
    pub fn set_near(self: &Rc<LiveChart>, near: bool) {
        self.near.set(near);
        match self.state.get() {
            PaintState::Still | PaintState::Failed { trapped: false } if near => self.request_paint(),
            PaintState::Queued | PaintState::Live if !near => self.enter(PaintState::Still),
            _ => {}
        }
    }

    /// Invalidates the chart: repaints it in a microtask if it is in view; otherwise shows the still and, if near, queues it.
    pub fn invalidate(self: &Rc<LiveChart>) {
        if self.canvas.get().is_none() {
            // Not hydrated yet, so nothing is out of date.
            return;
        }
        let near = self.near.get();
        self.asked.set(None);
        match self.state.get() {
            PaintState::Queued | PaintState::Live if near && self.shown.get_untracked() && self.in_view() => {
                self.enter(PaintState::Queued);
                // A microtask per chart: one that traps ends neither the others nor the caller.
                let picture = self.clone();
                queue_microtask(Box::new(move || picture.run_task()));
            }
            // Far away, for the height alone.
            PaintState::Still if !near && stills::is_laid_out(&self.host) => self.request_paint(),
            PaintState::Queued if !near => self.enter(PaintState::Still),
            PaintState::Live => {
                self.enter(PaintState::Still);
                if near {
                    self.request_paint();
                }
            }
            PaintState::Still | PaintState::Failed { trapped: false } if near => self.request_paint(),
            // A queued chart will be painted for the new state anyway; one far away or failed for good stays a still.
            _ => {}
        }
    }

    /// The export module has laid the chart out, or cannot: paints it.
    pub fn laid_out(self: &Rc<LiveChart>) {
        if matches!(self.state.get(), PaintState::Queued | PaintState::Live) {
            self.request_paint();
        }
    }

    /// The picture is below the window again: its canvas goes back to the first picture of its transition, if it has one.
    pub fn rewind(self: &Rc<LiveChart>) {
        if self.state.get() == PaintState::Live && self.near.get() && self.transition.is_at_rest() {
            self.request_paint();
        }
    }

    /// The picture has come into view: starts its transition, if that waits.
    pub fn play(self: &Rc<LiveChart>) {
        if let Some(tween) = self.transition.start(&self.host) {
            match Style::of(&self.host).ok_or("the page has no style".into()).and_then(|style| Look::of(&style)) {
                Ok(look) => self.clone().step(tween, look, None),
                Err(error) => self.fail(&error, false),
            }
        }
    }

    /// Paints the next frame of a transition that began at this time, or with that frame, and so on until its end; no more if the chart
    /// has been painted anew.
    fn step(self: Rc<LiveChart>, tween: Rc<Tween>, look: Look, begun: Option<f64>) {
        next_frame(Box::new(move |now| {
            let Some(canvas) = self.canvas.get().filter(|_| self.transition.runs(&tween)) else {
                return;
            };
            let begun = begun.unwrap_or(now);
            let time = (now - begun) / DURATION;
            RUNNING.set(Some(self.clone()));
            let scene = tween.at(time * time * (3.0 - 2.0 * time.min(1.0)));
            let painted = look.paint(canvas, &scene, self.width.get());
            RUNNING.set(None);
            match painted {
                Ok(()) if time < 1.0 => self.step(tween, look, Some(begun)),
                Ok(()) => self.transition.set(&self.host, None),
                Err(error) => self.fail(&error, false),
            }
        }));
    }

    fn in_view(&self) -> bool {
        let at = self.host.get_bounding_client_rect();
        page().is_some_and(|(window, _)| at.bottom() > 0.0 && at.top() < window_height(&window))
    }

    fn request_paint(self: &Rc<LiveChart>) {
        self.enter(PaintState::Queued);
        let picture = self.clone();
        task_queue::push(Box::new(move || picture.run_task()));
    }

    /// Its queued task: paints the chart; the first time, hydrates it, and paints it in the next task. Does nothing if it is no longer
    /// queued.
    fn run_task(self: &Rc<LiveChart>) {
        if self.state.get() != PaintState::Queued {
            return;
        }
        RUNNING.set(Some(self.clone()));
        if self.canvas.get().is_some() {
            self.paint();
        } else if self.hydrate() {
            self.request_paint();
        } else {
            self.fail("its picture has no canvas", false);
        }
        RUNNING.set(None);
    }

    /// Hydrates the picture. Returns whether its canvas was found.
    fn hydrate(self: &Rc<LiveChart>) -> bool {
        // What delivers a page may indent it or insert comments; hydration expects only elements here.
        let children = self.host.child_nodes();
        for child in (0..children.length()).rev().filter_map(|i| children.item(i)) {
            if child.node_type() != Node::ELEMENT_NODE {
                let _ = self.host.remove_child(&child);
            }
        }
        let (node, shown) = (NodeRef::<Canvas>::new(), self.shown);
        let view = move || view! { <Picture stills=String::new() title=String::new() words=String::new() canvas=node painted=shown/> };
        hydrate_from(self.host.clone(), view).forget();
        let Some(canvas) = node.get_untracked() else {
            return false;
        };
        for (event, lost) in [("contextlost", true), ("contextrestored", false)] {
            let picture = self.clone();
            listen(&canvas, event, move |_: Event| picture.set_lost(lost));
        }
        if self.near.get() {
            // The first context of a page takes a tenth of the time that its first picture takes: not in the same task.
            let _ = canvas::Surface::Page(canvas.clone()).context();
        }
        let _ = self.canvas.set(canvas);
        self.measure();
        let picture = self.clone();
        on_resize(&self.host, move || picture.measure());
        let picture = self.clone();
        listen(&self.host, LAYOUT_DONE, move |_: Event| picture.laid_out());
        true
    }

    /// Measures the host's width, and invalidates the chart if it has changed. A width of 0, of a hidden host, is ignored.
    fn measure(self: &Rc<LiveChart>) {
        let width = self.host.get_bounding_client_rect().width();
        if width > 0.0 && self.width.replace(width) != width {
            // The mark that the tooltip points at moves.
            tooltip::close_in(&self.host);
            self.invalidate();
        }
    }

    fn paint(self: &Rc<LiveChart>) {
        let Some(canvas) = self.canvas.get().filter(|_| self.width.get() > 0.0 && !self.lost.get()) else {
            // Hidden, or its context is lost: its first width invalidates it, or the restored context.
            return self.enter(PaintState::Still);
        };
        let first = self.placed.get().is_none();
        match self.draw(canvas) {
            // Queued until it is laid out.
            Ok(false) => {}
            Ok(true) => {
                // Far away it was only laid out, for its height.
                self.enter(if self.near.get() { PaintState::Live } else { PaintState::Still });
                if first {
                    marks::attach(&self.host, self.at, &self.live);
                }
            }
            Err(error) => self.fail(&error, false),
        }
    }

    /// Paints the chart as its still, at the host's width and the pixel ratio of the screen, unless it is far from the window. Returns false
    /// if it is being laid out for the reader's text size.
    fn draw(&self, canvas: &HtmlCanvasElement) -> Result<bool, String> {
        let (host, width) = (&self.host, self.width.get());
        let style = Style::of(host).ok_or("the page has no style")?;
        let wide = style.get("--layout") == "wide";
        let frame = Frame { width: if wide { CHART_WIDE } else { CHART_NARROW }, text: environment::text_scale() };
        let frame = frame.with_text_from(Number::parse_float(&style.get("--least")) * frame.width / width).rounded();
        let Some(still) = self.still(frame, wide) else {
            return Ok(false);
        };
        if self.near.get() {
            let tween = transition::of(host, &style, (self.at, &self.live), (&still, wide));
            let first = tween.as_ref().map(|tween| tween.at(0.0));
            self.transition.set(host, tween);
            Look::of(&style)?.paint(canvas, first.as_ref().unwrap_or(&still.scene), width)?;
        }
        if self.placed.replace(Some(frame)) != Some(frame) {
            marks::place(host, &still);
            tooltip::close_in(host);
        }
        Ok(true)
    }

    /// The still for a frame. For another text size than the page's own, the export module has to make it: it is then asked, once, and
    /// there is none yet. If that fails, the still that is there.
    fn still(&self, frame: Frame, wide: bool) -> Option<Still> {
        let host = &self.host;
        if frame.text == 1.0 {
            stills::remove_laid_out(host);
        } else if !NO_LAYOUTS.get()
            && !stills::is_laid_out_for(host, frame)
            && self.asked.replace(Some(frame)) != Some(frame)
        {
            let (_, document) = page()?;
            export_request::request_layout(host, frame);
            lazy_module::request(&document, &document, LAYOUT_REQUESTED);
            return None;
        }
        stills::shown(host, wide)
    }

    /// Handles `contextlost`, which phones cause in the background: shows the still at once. Handles `contextrestored`: paints again. If
    /// the context is never restored, the still stays.
    fn set_lost(self: &Rc<LiveChart>, lost: bool) {
        self.lost.set(lost);
        if lost {
            self.enter(PaintState::Still);
        } else if self.near.get() {
            self.request_paint();
        } else {
            self.free_bitmap();
        }
    }

    /// Frees the bitmap; not while the context is lost, because Chromium never restores the context of a canvas without size.
    fn free_bitmap(&self) {
        if let Some(canvas) = self.canvas.get().filter(|_| !self.lost.get()) {
            canvas.set_width(0);
            canvas.set_height(0);
        }
    }

    /// Enters a state, and shows the still or the canvas accordingly.
    fn enter(&self, state: PaintState) {
        if self.state.replace(state) == state {
            return;
        }
        let _ = self.host.set_attribute(attr::PAINT, state.name());
        if state != PaintState::Live {
            self.transition.set(&self.host, None);
        }
        match state {
            PaintState::Queued => {}
            PaintState::Live => {
                self.shown.set(true);
                let mut marked = self.marked.borrow_mut();
                if marked.is_none() {
                    *marked = marks::show(&self.host);
                }
            }
            // The marks stay: their positions are the same on the still.
            PaintState::Still => {
                if self.shown.get_untracked() {
                    self.shown.set(false);
                    self.free_bitmap();
                }
            }
            PaintState::Failed { .. } => {
                self.shown.set(false);
                self.marked.take();
            }
        }
    }

    fn fail(&self, why: &str, trapped: bool) {
        self.enter(PaintState::Failed { trapped });
        if LAST_FAILURE.replace(why.into()) != why {
            let id = self.host.get_attribute(attr::CHART).unwrap_or_default();
            console::warn(
                &["chart '", &id, "': ", why, "; its still stays, and that of any other this happens to"].concat(),
            );
        }
    }
}

/// Whether charts may be laid out for another text size than the page's own: not from when the export module turned out to be missing until
/// the next change, so that this is said once.
pub fn set_layouts(available: bool) {
    NO_LAYOUTS.set(!available);
}

/// Marks the chart that was being hydrated or painted when the wasm trapped as failed for good, if there was one. Returns whether there
/// was.
pub fn fail(why: &str) -> bool {
    let picture = RUNNING.take();
    if let Some(picture) = &picture {
        picture.fail(why, true);
    }
    picture.is_some()
}
