//! Controls the drawing of long images. The same wasm runs twice: in the page, where it fills the dialog and makes all other exports, and
//! in a worker, where it draws. `src/browser/page/lazy_module.rs` fetches it.

use crate::page::dom_names::{attr, class, id};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::js_sys::{Number, Reflect, global};
use web_sys::{
    DedicatedWorkerGlobalScope, Document, Event, HtmlElement, HtmlProgressElement, MessageEvent, Url, Window, Worker,
    WorkerOptions, WorkerType,
};

use super::messages::{Image, RenderMessage, RenderRequest};
use super::renderer::{Renderer, Stopped, draw};
use super::results::{Results, forget};
use crate::browser::dom::computed_style::Style;
use crate::browser::dom::dialog;
use crate::browser::dom::dialog::{ASKED, CLOSED};
use crate::browser::dom::events::listen;
use crate::browser::dom::viewport::page;
use crate::browser::dom::{console, download, query, trusted_types, url};
use crate::browser::export::{chart_file, chart_layout, embed_dialog, readback};
use crate::page::dom_names::EXPORT_TYPES;
use crate::poster::CARD;

#[wasm_bindgen]
extern "C" {
    /// A `Worker` whose address may be a `TrustedScriptURL`; web-sys accepts only strings.
    #[wasm_bindgen(js_name = Worker)]
    type TrustedWorker;
    #[wasm_bindgen(constructor, catch, js_class = "Worker")]
    fn new(address: &JsValue, options: &WorkerOptions) -> Result<TrustedWorker, JsValue>;
}

/// Steps of the progress bar.
const STEPS: f64 = 1000.0;

thread_local! {
    /// Counts requests: a newer one cancels the one before.
    static GENERATION: Cell<u32> = const { Cell::new(0) };
    /// The worker, while it draws.
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// In the page: handles what was requested while this module was loading, and every later request. In a worker: draws what it is sent.
pub fn start() {
    let Some((_, document)) = page() else {
        return work();
    };
    chart_file::init(&document);
    chart_layout::init(&document);
    embed_dialog::init(&document);
    let Some(dialog) = dialog::by_id(&document, id::POSTER) else {
        return;
    };
    let of = dialog.clone();
    listen(&dialog, ASKED, move |_: Event| render(&of));
    listen(&dialog, CLOSED, |_: Event| {
        cancel();
        forget();
    });
    if dialog.has_attribute("open") {
        render(&dialog);
    }
}

/// In the worker: draws what the page sends, and reports progress and results.
fn work() {
    let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let of = scope.clone();
    listen(&scope, "message", move |event: MessageEvent| {
        let (job, scope) = (RenderRequest::read(&event.data()), of.clone());
        spawn_local(async move {
            let to = scope.clone();
            let renderer = Renderer::new(move |report| drop(to.post_message(&report.message())), || true);
            if let Err(Stopped::Failed(why)) = draw(&renderer, &job).await {
                let _ = scope.post_message(&RenderMessage::Failed(why).message());
            }
        });
    });
    // Tells the page that the worker is ready.
    let _ = scope.post_message(&RenderMessage::Progress(0.0).message());
}

/// A request for a long image, for the dialog.
struct Request {
    dialog: HtmlElement,
    document: Document,
    window: Window,
    generation: u32,
    images: RefCell<Vec<Image>>,
}

/// A worker with its listeners. Dropping it terminates the worker and frees the listeners, which own the job with all the page's data.
struct Running {
    worker: Worker,
    _heard: Listener,
    _failed: Listener,
}

type Listener = Closure<dyn FnMut(Event)>;

impl Running {
    fn new(worker: &Worker, heard: impl FnMut(Event) + 'static, failed: impl FnMut(Event) + 'static) -> Running {
        let (heard, failed): (Listener, Listener) = (Closure::wrap(Box::new(heard)), Closure::wrap(Box::new(failed)));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Running { worker: worker.clone(), _heard: heard, _failed: failed }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn cancel() {
    GENERATION.set(GENERATION.get().wrapping_add(1));
    drop(RUNNING.take());
}

fn render(dialog: &HtmlElement) {
    cancel();
    forget();
    let Some((window, document)) = page() else {
        return;
    };
    // The dialog may still say that the module could not be loaded before.
    dialog::show(dialog, class::MAKING);
    let images = RefCell::default();
    let request = Rc::new(Request { dialog: dialog.clone(), document, window, generation: GENERATION.get(), images });
    request.progress(0.0);
    match request.job() {
        Ok(job) => request.send(job),
        Err(why) => request.handle(RenderMessage::Failed(why)),
    }
}

impl Request {
    /// The job for the renderer, with the page's current settings.
    fn job(&self) -> Result<RenderRequest, String> {
        let root = query::one(Ok(self.document.document_element())).ok_or("the page has no root")?;
        let style = Style::of(&root).ok_or("the page has no style")?;
        let part = self.dialog.get_attribute(attr::PART).unwrap_or_default();
        let live = self.document.get_element_by_id(id::DATA).and_then(|e| e.text_content());
        Ok(RenderRequest {
            live: live.ok_or("the page carries no content")?,
            sheet: self.resolved(attr::SHEET)?,
            address: url::of(if part == CARD { "" } else { &part }),
            part,
            large: large(&style),
            palette: style.palette().ok_or("a colour of the style is not written as #rrggbb")?,
            text: style.get("--sans"),
            display: style.get("--song"),
            date: download::today(),
        })
    }

    /// The absolute address in an attribute of the dialog.
    fn resolved(&self, attribute: &str) -> Result<String, String> {
        let named = self.dialog.get_attribute(attribute).unwrap_or_default();
        let base = self.document.base_uri().ok().flatten().unwrap_or_default();
        Url::new_with_base(&named, &base).map(|url| url.href()).map_err(|_| ["no address: ", &named].concat())
    }

    /// Draws in a worker, so that the page stays responsive; in this thread if workers cannot draw.
    fn send(self: Rc<Request>, job: RenderRequest) {
        let Some(worker) = self.worker() else {
            return self.draw_here(job);
        };
        let (request, of, waiting) = (self.clone(), worker.clone(), Cell::new(Some(job.clone())));
        let heard = move |event: Event| {
            let message = event.dyn_ref().and_then(|event: &MessageEvent| RenderMessage::read(&event.data()));
            match (message, waiting.take()) {
                (Some(RenderMessage::Failed(why)), _) => request.handle(RenderMessage::Failed(why)),
                (Some(_), Some(job)) => drop(of.post_message(&job.message())),
                (Some(message), None) => request.handle(message),
                (None, job) => waiting.set(job),
            }
        };
        let request = self;
        let failed = move |event: Event| {
            event.prevent_default();
            // The worker could not start (a policy, an old engine): draw in this thread.
            if RUNNING.take().is_some() && GENERATION.get() == request.generation {
                request.clone().draw_here(job.clone());
            }
        };
        RUNNING.set(Some(Running::new(&worker, heard, failed)));
    }

    fn worker(&self) -> Option<Worker> {
        if !Reflect::has(&self.window, &"OffscreenCanvas".into()).unwrap_or(false) {
            return None;
        }
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = trusted_types::script_url(EXPORT_TYPES, &self.resolved(attr::MODULE).ok()?);
        Some(TrustedWorker::new(&address, &options).ok()?.unchecked_into())
    }

    fn draw_here(self: Rc<Request>, job: RenderRequest) {
        let (of, turn) = (self.clone(), self.generation);
        let renderer = Renderer::new(move |message| of.handle(message), move || GENERATION.get() == turn);
        spawn_local(async move {
            if let Err(Stopped::Failed(why)) = draw(&renderer, &job).await {
                self.handle(RenderMessage::Failed(why));
            }
        });
    }

    fn handle(&self, message: RenderMessage) {
        if GENERATION.get() != self.generation {
            return;
        }
        match message {
            RenderMessage::Progress(part) => self.progress(part),
            RenderMessage::Image(image) => self.images.borrow_mut().push(image),
            RenderMessage::Done => {
                cancel();
                let (images, shown) = (self.images.take(), Results::new(&self.dialog, &self.document, &self.window));
                let turn = GENERATION.get();
                spawn_local(async move {
                    match shown.put(images).await {
                        Ok(()) if GENERATION.get() == turn => {
                            dialog::show(&shown.dialog, class::MADE);
                            shown.announce();
                        }
                        Ok(()) => forget(),
                        Err(why) => fail(&shown.dialog, &why),
                    }
                });
            }
            RenderMessage::Failed(why) => {
                cancel();
                fail(&self.dialog, &why);
            }
        }
    }

    fn progress(&self, part: f64) {
        let bar = self.dialog.query_selector("progress").ok().flatten();
        if let Some(bar) = bar.and_then(|bar| bar.dyn_into::<HtmlProgressElement>().ok()) {
            bar.set_value((part * STEPS).round());
        }
    }
}

fn fail(dialog: &HtmlElement, why: &str) {
    console::warn(&["no long image: ", why].concat());
    dialog::show_failure(dialog, why == readback::FALSIFIED);
}

/// The page's text size as a multiple of the standard one; the style of the elder edition sets it.
fn large(style: &Style) -> f64 {
    let percent = Number::parse_float(&style.get("--size-root"));
    if percent > 0.0 { percent / 100.0 } else { 1.0 }
}
