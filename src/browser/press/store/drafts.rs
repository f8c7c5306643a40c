//! Drafts that are kept on the device: the one that is worked on, and those beside it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::{Others, Store};
use crate::browser::press::host;
use crate::manuscript::messages::{Ask, NewPage};

impl Store {
    /// Asks for the site and the draft that is kept.
    pub(super) fn start(self) {
        let (draft, others) = (host::kept(), host::others());
        self.others.set(Others { newer: others.contains("newer"), aside: others.contains("aside") });
        self.kept.set(if draft.is_empty() { "" } else { "restored" });
        self.queue.update_value(|queue| queue.draft.clone_from(&draft));
        self.ask(Ask::Begin { tongue: self.tongue.get_untracked(), draft });
    }

    /// Begins anew with another draft, or with the site that the press has.
    pub fn change_draft(self, change: fn(&JsValue)) {
        self.settle();
        self.checking.set(true);
        change(&Closure::once_into_js(move || self.start()));
    }

    /// Begins the page of another city. A draft that there is, is put aside first.
    pub fn begin_page(self, page: NewPage) {
        self.settle();
        if self.queue.with_value(|queue| queue.draft.is_empty()) {
            return self.ask(Ask::New(page));
        }
        self.checking.set(true);
        host::put_aside(&Closure::once_into_js(move || {
            self.start();
            self.ask(Ask::New(page));
        }));
    }

    /// Keeps a draft on the device.
    pub(super) fn keep(self, draft: String) {
        let done = Closure::once_into_js(move |kept: JsValue| {
            self.kept.set(if kept.is_truthy() { "kept" } else { "not-kept" });
        });
        host::keep(&draft, &done);
        self.queue.update_value(|queue| queue.draft = draft);
    }

    /// Goes on with the draft, although it was begun with another site than the press has.
    pub fn use_draft(self) {
        host::use_draft();
        self.others.update(|others| others.newer = false);
    }
}
