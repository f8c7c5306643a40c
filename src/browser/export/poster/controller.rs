//! Where long images are made: in the page this fills the dialog that the page has opened; in a worker of its own it draws.
//! One wasm does both, and what else the page asks of it: `src/browser/page/lazy_module.rs` fetches it.

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

use super::messages::{Image, Job, Told};
use super::renderer::{Easel, Stopped, draw};
use super::results::{Shown, forget};
use crate::browser::dom::computed_style::Style;
use crate::browser::dom::dialog;
use crate::browser::dom::dialog::{ASKED, CLOSED};
use crate::browser::dom::events::listen;
use crate::browser::dom::viewport::page;
use crate::browser::dom::{console, download, query, trusted_types, url};
use crate::browser::export::{chart_file, embed_dialog};
use crate::page::dom_names::EXPORT_TYPES;

#[wasm_bindgen]
extern "C" {
    /// A worker whose address need not be text.
    #[wasm_bindgen(js_name = Worker)]
    type TrustedWorker;
    #[wasm_bindgen(constructor, catch, js_class = "Worker")]
    fn new(address: &JsValue, options: &WorkerOptions) -> Result<TrustedWorker, JsValue>;
}

/// Steps of the progress bar.
const STEPS: f64 = 1000.0;

thread_local! {
    /// Counts the requests: a newer one cancels the drawing before it.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// The worker that draws, while it does.
    static AT_WORK: RefCell<Option<AtWork>> = const { RefCell::new(None) };
}

/// In the page: does what was asked for while this module was on its way, and whatever is asked for from now on. In a
/// worker: draws what it is sent.
pub fn start() {
    let Some((_, document)) = page() else {
        return work();
    };
    chart_file::init(&document);
    embed_dialog::init(&document);
    let Some(dialog) = dialog::by_id(&document, id::POSTER) else {
        return;
    };
    let of = dialog.clone();
    listen(&dialog, ASKED, move |_: Event| ask(&of));
    listen(&dialog, CLOSED, |_: Event| {
        call_off();
        forget();
    });
    if dialog.has_attribute("open") {
        ask(&dialog);
    }
}

/// Draws what the page sends, and tells it of it.
fn work() {
    let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let of = scope.clone();
    listen(&scope, "message", move |event: MessageEvent| {
        let (job, scope) = (Job::read(&event.data()), of.clone());
        spawn_local(async move {
            let to = scope.clone();
            let easel = Easel::new(move |told| drop(to.post_message(&told.message())), || true);
            if let Err(Stopped::Failed(why)) = draw(&easel, &job).await {
                let _ = scope.post_message(&Told::Failed(why).message());
            }
        });
    });
    // Tells the page that the worker is ready for its job.
    let _ = scope.post_message(&Told::Progress(0.0).message());
}

/// A drawing for the dialog.
struct Order {
    dialog: HtmlElement,
    document: Document,
    window: Window,
    turn: u32,
    images: RefCell<Vec<Image>>,
}

/// A worker with its listeners. Dropping it terminates the worker and frees the listeners, which hold the job with all the page's data.
struct AtWork {
    worker: Worker,
    _heard: Listener,
    _failed: Listener,
}

type Listener = Closure<dyn FnMut(Event)>;

impl AtWork {
    fn new(worker: &Worker, heard: impl FnMut(Event) + 'static, failed: impl FnMut(Event) + 'static) -> AtWork {
        let (heard, failed): (Listener, Listener) = (Closure::wrap(Box::new(heard)), Closure::wrap(Box::new(failed)));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        AtWork { worker: worker.clone(), _heard: heard, _failed: failed }
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn call_off() {
    TURN.set(TURN.get().wrapping_add(1));
    drop(AT_WORK.take());
}

fn ask(dialog: &HtmlElement) {
    call_off();
    forget();
    let Some((window, document)) = page() else {
        return;
    };
    // It says that it failed where there was no module before.
    dialog::show(dialog, class::MAKING);
    let images = RefCell::default();
    let order = Rc::new(Order { dialog: dialog.clone(), document, window, turn: TURN.get(), images });
    order.progress(0.0);
    match order.job() {
        Ok(job) => order.send(job),
        Err(why) => order.told(Told::Failed(why)),
    }
}

impl Order {
    /// What is to be drawn: as the page says now.
    fn job(&self) -> Result<Job, String> {
        let root = query::one(Ok(self.document.document_element())).ok_or("the page has no root")?;
        let style = Style::of(&root).ok_or("the page has no style")?;
        let part = self.dialog.get_attribute(attr::PART).unwrap_or_default();
        let live = self.document.get_element_by_id(id::DATA).and_then(|e| e.text_content());
        Ok(Job {
            live: live.ok_or("the page carries no content")?,
            sheet: self.resolved(attr::SHEET)?,
            address: url::of(&part),
            part,
            large: large(&style),
            palette: style.palette().ok_or("a colour of the style is not written as #rrggbb")?,
            text: style.get("--sans"),
            display: style.get("--song"),
            date: download::today(),
        })
    }

    /// An address that the dialog names, in full.
    fn resolved(&self, attribute: &str) -> Result<String, String> {
        let named = self.dialog.get_attribute(attribute).unwrap_or_default();
        let base = self.document.base_uri().ok().flatten().unwrap_or_default();
        Url::new_with_base(&named, &base).map(|url| url.href()).map_err(|_| ["no address: ", &named].concat())
    }

    /// Draws in a worker, so that the page stays responsive; in this thread if workers cannot draw.
    fn send(self: Rc<Order>, job: Job) {
        let Some(worker) = self.worker() else {
            return self.draw_here(job);
        };
        let (order, of, waiting) = (self.clone(), worker.clone(), Cell::new(Some(job.clone())));
        let heard = move |event: Event| {
            let told = event.dyn_ref().and_then(|event: &MessageEvent| Told::read(&event.data()));
            match (told, waiting.take()) {
                (Some(Told::Failed(why)), _) => order.told(Told::Failed(why)),
                (Some(_), Some(job)) => drop(of.post_message(&job.message())),
                (Some(told), None) => order.told(told),
                (None, job) => waiting.set(job),
            }
        };
        let order = self;
        let failed = move |event: Event| {
            event.prevent_default();
            // The worker could not start (a policy, an old engine): draw in this thread.
            if AT_WORK.take().is_some() && TURN.get() == order.turn {
                order.clone().draw_here(job.clone());
            }
        };
        AT_WORK.set(Some(AtWork::new(&worker, heard, failed)));
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

    fn draw_here(self: Rc<Order>, job: Job) {
        let (of, turn) = (self.clone(), self.turn);
        let easel = Easel::new(move |told| of.told(told), move || TURN.get() == turn);
        spawn_local(async move {
            if let Err(Stopped::Failed(why)) = draw(&easel, &job).await {
                self.told(Told::Failed(why));
            }
        });
    }

    fn told(&self, told: Told) {
        if TURN.get() != self.turn {
            return;
        }
        match told {
            Told::Progress(part) => self.progress(part),
            Told::Image(image) => self.images.borrow_mut().push(image),
            Told::Done => {
                call_off();
                let (images, shown) = (self.images.take(), Shown::new(&self.dialog, &self.document, &self.window));
                let turn = TURN.get();
                spawn_local(async move {
                    match shown.put(images).await {
                        Ok(()) if TURN.get() == turn => {
                            dialog::show(&shown.dialog, class::MADE);
                            shown.tell();
                        }
                        Ok(()) => forget(),
                        Err(why) => fail(&shown.dialog, &why),
                    }
                });
            }
            Told::Failed(why) => {
                call_off();
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
    dialog::show(dialog, class::FAILED);
}

/// How many times the usual text size the page has: in the elder edition, as its style says.
fn large(style: &Style) -> f64 {
    let percent = Number::parse_float(&style.get("--size-root"));
    if percent > 0.0 { percent / 100.0 } else { 1.0 }
}
