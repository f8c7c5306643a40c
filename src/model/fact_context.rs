//! What a reader is shown about a figure beside its value: what it is part of, how exact it is, where it is from.

use super::content::{Content, Source};
use super::ledger::{Fact, Ledger};
use super::messages::Messages;
use super::status::Status;

/// What is needed to explain a figure in the language of the page, in tooltips, tables and descriptions.
#[derive(Debug, Clone, Copy)]
pub struct FactContext<'a> {
    /// The figures.
    pub ledger: &'a Ledger,
    /// The verbs of status they refer to.
    pub statuses: &'a [Status],
    /// Where they are from.
    pub source: &'a Source,
    /// The words.
    pub words: &'a Messages,
}

impl Content {
    /// The context of this edition's figures.
    pub fn fact_context(&self) -> FactContext<'_> {
        FactContext { ledger: &self.ledger, statuses: &self.statuses, source: &self.source, words: &self.words }
    }
}

impl FactContext<'_> {
    /// What else a reader has to know about a figure, each in words: that it is computed, its whole, its scope, its year, its status.
    pub fn relations(self, fact: &Fact) -> Vec<String> {
        let words = self.words;
        let computed = fact.computed.is_some().then(|| words.computed_mark.clone());
        let whole = fact.part_of.as_ref().and_then(|id| self.ledger.fact(id));
        let whole = whole.map(|whole| words.part_of.replace("{whole}", &whole.subject));
        computed.into_iter().chain(whole).chain(self.circumstances(fact)).collect()
    }

    /// What the release says of a figure beside it: what it is counted among, its year, how far it has come.
    pub fn circumstances(self, fact: &Fact) -> impl Iterator<Item = String> {
        let year = fact.year.map(|year| self.words.year(year));
        let status = Status::find(self.statuses, fact.status.as_ref());
        let status = status.map(|status| status.text.clone());
        fact.scope.clone().into_iter().chain(year).chain(status)
    }

    /// What the qualifier of a figure means; `None` if it is exact.
    pub fn meaning(self, fact: &Fact) -> Option<String> {
        self.ledger.qualifier_word(fact)?.meaning.clone()
    }

    /// Where a figure is from: publisher and paragraph, or what it is computed from.
    pub fn origin(self, fact: &Fact) -> String {
        let words = self.words;
        match &fact.computed {
            None => words
                .stated
                .replace("{publisher}", &self.source.publisher)
                .replace("{n}", &fact.paragraph.to_string())
                .replace("{topic}", self.source.paragraphs.get(&fact.paragraph).map_or("", String::as_str)),
            Some(computed) => {
                let subject = |id: &String| self.ledger.fact(id).map(|f| f.subject.clone());
                let from: Vec<String> = computed.of.iter().filter_map(subject).collect();
                words.computed.replace("{from}", &from.join(&words.list_comma))
            }
        }
    }
}
