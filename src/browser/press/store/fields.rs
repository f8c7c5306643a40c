//! The values of fields: what is typed goes to the worker, and is shown before it answers.

use leptos::prelude::*;

use super::Store;
use crate::manuscript::forms::{Field, Kind};
use crate::manuscript::messages::{Ask, Setting};

impl Store {
    /// Changes a field.
    pub fn set(self, file: &str, field: &Field, value: String) {
        let (path, kind, optional) = (field.path.clone(), field.kind.clone(), field.optional);
        let own = [file, "#", &field.key].concat();
        let on = self.queue.with_value(|queue| queue.last == own) && !matches!(kind, Kind::Choice(_));
        self.queue.update_value(|queue| queue.last = own);
        self.typed.update_value(|typed| drop(typed.insert((file.into(), path.clone()), value.clone())));
        self.checking.set(true);
        self.ask(Ask::Set(Setting { file: file.into(), path, value, kind, optional, on }));
    }

    /// What a field says now.
    pub fn value(self, file: &str, field: &Field) -> String {
        let place = (file.to_string(), field.path.clone());
        self.typed.with_value(|typed| typed.get(&place).unwrap_or(&field.value).clone())
    }

    /// Whether the forms are older than what was typed: then the words of an original beside its translation are, too.
    pub(super) fn has_typed(self) -> bool {
        self.typed.with_value(|typed| !typed.is_empty())
    }

    /// Ends what is undone as one change.
    pub fn settle(self) {
        self.queue.update_value(|queue| queue.last.clear());
    }
}
