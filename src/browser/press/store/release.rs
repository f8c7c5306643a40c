//! The press release beside the content.

use leptos::prelude::*;

use super::Store;
use crate::browser::press::host;
use crate::manuscript::messages::Ask;
use crate::manuscript::release::Compared;

impl Store {
    /// Shows a release beside the content, unless more of it is typed already.
    pub(super) fn compare(self, compared: Compared) {
        let typed = self.queue.with_value(|queue| queue.waiting.iter().any(|ask| matches!(ask, Ask::Release { .. })));
        if !typed && self.release.with_untracked(|own| *own != compared.text) {
            self.release.set(compared.text.clone());
        }
        if self.compared.with_untracked(|own| *own != compared) {
            self.compared.set(compared);
        }
        if let Some(row) = self.queue.try_update_value(|queue| queue.going.row.take()).flatten() {
            host::focus(&row);
        }
    }

    /// Leads to where a release is pasted: a new page begins with it.
    pub(super) fn begin_release(self) {
        let tab =
            self.manuscript.with_untracked(|own| own.panels.iter().position(|panel| panel.kind == "press-release"));
        self.tab.set(tab.unwrap_or_default());
        host::focus("release");
    }

    /// Changes the text of the release.
    pub fn write_release(self, text: String) {
        let own = String::from("release#");
        let on = self.queue.with_value(|queue| queue.last == own);
        self.queue.update_value(|queue| queue.last = own);
        self.release.set(text.clone());
        self.checking.set(true);
        self.ask(Ask::Release { text, on });
    }

    /// Decides what becomes of the numeral of a row, which closes.
    pub fn decide(self, row: String, ask: Ask) {
        self.settle();
        self.toggled(&row, false);
        self.queue.update_value(|queue| queue.going.row = Some(row));
        self.checking.set(true);
        self.ask(ask);
    }
}
