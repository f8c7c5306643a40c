//! The page in another page's iframe: reports its height to the host, in the message formats of common libraries, and handles the host's
//! requests. It sends messages only to its parent, and ignores those of anyone else.

use crate::page::dom_names::attr;
use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::js_sys::{JSON, Object, Reflect};
use web_sys::{Document, Event, MessageEvent, UrlSearchParams, Window};

use super::settings;
use crate::browser::dom::events::{listen, set_timeout_once};
use crate::browser::dom::observers;
use crate::browser::dom::viewport::{page, window_height};
use crate::page::settings::SETTINGS;
use crate::text::number;

/// The smallest change of height that is reported to the host, in CSS pixels.
const STEP: f64 = 1.0;
/// How long changes are collected before they are reported, in milliseconds.
const SOON: i32 = 16;

/// How far a frame that follows the height may lag behind for a moment, in CSS pixels.
const SLACK: f64 = 24.0;

/// A page in a frame.
struct Guest {
    window: Window,
    document: Document,
    host: Window,
    /// The name of the page: messages with it are between page and script for hosts.
    slug: String,
    /// The host's id for this frame, from the address; empty if there is none.
    id: String,
    /// Pym's id for it.
    child: Option<String>,
    /// The height last reported.
    reported: Cell<f64>,
    /// Whether a report is scheduled.
    waiting: Rc<Cell<bool>>,
}

/// Starts reporting and listening, if the page is in a frame.
pub fn init(document: &Document, slug: &str) {
    let Some((window, _)) = page() else {
        return;
    };
    let host = match window.parent() {
        Ok(Some(host)) if !Object::is(&host, &window) => host,
        _ => return,
    };
    let query = window.location().search().unwrap_or_default();
    let asked = UrlSearchParams::new_with_str(&query).ok();
    let asked = |name: &str| asked.as_ref().and_then(|asked| asked.get(name));
    let guest = Rc::new(Guest {
        host,
        slug: slug.into(),
        id: asked("id").unwrap_or_default(),
        child: asked("childId"),
        reported: Cell::new(0.0),
        waiting: Rc::default(),
        document: document.clone(),
        window: window.clone(),
    });
    if let Some(body) = document.body() {
        let of = guest.clone();
        observers::on_resize(&body, move || of.clone().schedule_report());
    }
    let of = guest.clone();
    listen(&window, "resize", move |_: Event| of.clone().on_frame_resize());
    let of = guest.clone();
    listen(&document.fonts(), "loadingdone", move |_: Event| of.clone().schedule_report());
    let of = guest.clone();
    // What was reported while hidden may have been measured at a width of zero.
    listen(document, "visibilitychange", move |_: Event| {
        of.reported.set(0.0);
        of.clone().schedule_report();
    });
    let of = guest.clone();
    listen(&window, "message", move |event: MessageEvent| {
        let from_host = event.source().is_some_and(|source| Object::is(&source, &of.host));
        if from_host {
            of.clone().on_message(&event.data());
        }
    });
    guest.schedule_report();
}

impl Guest {
    /// Handles the host's requests and ignores every other message.
    fn on_message(self: Rc<Guest>, message: &JsValue) {
        let entry = |name: &str| Reflect::get(message, &name.into()).ok().and_then(|value| value.as_string());
        if !message.is_object() {
            return;
        }
        match entry(&self.slug).as_deref() {
            Some("request-height") => {
                self.reported.set(0.0);
                self.schedule_report();
            }
            Some("set") => {
                for setting in SETTINGS.into_iter().filter(|setting| setting.by_message) {
                    if let Some(value) = entry(setting.name) {
                        settings::apply_from_host(&self.document, setting, &value);
                    }
                }
            }
            _ => {}
        }
    }

    /// Reports the height after a short delay, once for all calls until then. By a timer, since animation frames do not run in iframes out
    /// of view or in hidden tabs.
    fn schedule_report(self: Rc<Guest>) {
        let guest = self.clone();
        set_timeout_once(&self.waiting, SOON, move || guest.report_height());
    }

    /// If the frame is exactly as high as reported, the host follows: hides the scroll bar, which would make the page narrower, so higher,
    /// so that it needs a scroll bar. If the frame is clearly too low, shows the scroll bar again.
    fn on_frame_resize(self: Rc<Guest>) {
        let Some(root) = settings::root(&self.document) else {
            return;
        };
        let (room, reported) = (window_height(&self.window), self.reported.get().ceil());
        if room == reported {
            let _ = root.set_attribute(attr::FOLLOWED, "");
            self.schedule_report();
        } else if room + SLACK < reported {
            let _ = root.remove_attribute(attr::FOLLOWED);
        }
    }

    /// Reports the height of the content, not of the document, which is at least as high as the frame: the frame could only grow.
    fn report_height(&self) {
        let height = self.document.body().map_or(0.0, |body| body.get_bounding_client_rect().height());
        if height <= 0.0 || (height - self.reported.get()).abs() <= STEP {
            return;
        }
        self.reported.set(height);
        let height = height.ceil();
        let object = |entries: &[(&str, JsValue)]| {
            let object = Object::new();
            for (name, value) in entries {
                let _ = Reflect::set(&object, &(*name).into(), value);
            }
            object
        };
        let n = JsValue::from_f64(height);
        let own =
            object(&[(self.slug.as_str(), "height".into()), ("id", self.id.as_str().into()), ("height", n.clone())]);
        let datawrapper = object(&[("datawrapper-height", object(&[(self.id.as_str(), n.clone())]).into())]);
        let amp = object(&[("sentinel", "amp".into()), ("type", "embed-size".into()), ("height", n.clone())]);
        let flourish = object(&[
            ("sender", "Flourish".into()),
            ("context", "iframe.resize".into()),
            ("method", "resize".into()),
            ("height", n),
            ("src", self.window.location().href().unwrap_or_default().into()),
        ]);
        let mut all: Vec<JsValue> = vec![own.into(), datawrapper.into(), amp.into()];
        if let Ok(text) = JSON::stringify(&flourish) {
            all.push(text.into());
        }
        if let Some(child) = &self.child {
            all.push(["pymxPYMx", child, "xPYMxheightxPYMx", &number::plain(height)].concat().into());
        }
        for message in all {
            // Any origin: the height of the page is no secret from its host.
            let _ = self.host.post_message(&message, "*");
        }
    }
}
