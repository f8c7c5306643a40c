//! The sentence that names the years of the figures, generated from the ledger.

use crate::model::content::Content;

impl Content {
    /// A sentence that names the years of the figures; empty if none has a year.
    pub fn dates(&self) -> String {
        let years: Vec<String> = self.years().iter().map(u16::to_string).collect();
        let words = &self.open_data;
        match (years.is_empty(), self.of_one_year()) {
            (true, _) => String::new(),
            (_, true) => words.all_dated.replace("{years}", &years.concat()),
            (_, false) => words.dated.replace("{years}", &years.join(&self.words.list_comma)),
        }
    }

    /// The years of the figures and the terms of their use.
    pub fn terms(&self) -> String {
        join_sentences(&self.dates(), &self.source.licence)
    }
}

/// Joins two sentences, with a space after a full stop.
pub fn join_sentences(first: &str, second: &str) -> String {
    let space = if first.ends_with('.') && !second.is_empty() { " " } else { "" };
    [first, space, second].concat()
}
