//! The form of a chart: what there is to choose from, and what was taken.

use leptos::prelude::*;

use super::Store;
use crate::browser::press::host;
use crate::manuscript::messages::Ask;
use crate::manuscript::picker::Picker;

impl Store {
    /// The id of the button that opens the choice for a chart.
    pub fn opener(chart: usize) -> String {
        ["choose-form-", &chart.to_string()].concat()
    }

    /// Asks for the forms of a chart.
    pub fn choose_form(self, file: &str, chart: usize) {
        self.settle();
        self.ask(Ask::FormsOf { file: file.into(), chart });
    }

    /// Shows them.
    pub(super) fn offer(self, offers: Option<Picker>, told: Vec<String>) {
        match offers {
            Some(offers) => {
                self.picking.update(|picking| picking.offers = offers);
                host::dialog("picker", true);
            }
            None => self.tell("faults", told, false),
        }
    }

    /// Gives the chart a form. The focus goes back to where the choice was opened.
    pub fn take_form(self, chart: usize, form: String) {
        host::dialog("picker", false);
        self.checking.set(true);
        self.ask(Ask::TakeForm { file: self.original(), chart, form });
    }

    /// Says what was taken, or nothing any more after something else was done.
    pub(super) fn took(self, asked: &Ask, told: &[String]) {
        let taken = match asked {
            Ask::TakeForm { chart, .. } => (*chart, told.to_vec()),
            _ => Default::default(),
        };
        if self.picking.with_untracked(|picking| picking.taken != taken) {
            self.picking.update(|picking| picking.taken = taken);
        }
    }
}
