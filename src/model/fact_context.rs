//! What a reader is shown about a figure beside its value: what it is part of, how exact it is, where it is from.

use std::collections::BTreeMap;

use super::content::{Content, Name, OtherSource, Source};
use super::figures::pattern::Pattern;
use super::figures::period::Period;
use super::form::character::{DotRows, MiddleLine, ShapedStroke};
use super::ledger::{Fact, Ledger};
use super::messages::Messages;
use super::status::Status;
use crate::text::han::is_chinese;
use crate::text::numerals::Numerals;

/// What is needed to explain a figure in the language of the page, in tooltips, tables and descriptions.
#[derive(Debug, Clone, Copy)]
pub struct FactContext<'a> {
    /// The figures.
    pub ledger: &'a Ledger,
    /// The names beside them.
    pub names: &'a [Name],
    /// The strokes of characters.
    pub characters: &'a BTreeMap<String, Vec<MiddleLine>>,
    /// The characters of rows of dots.
    pub dotted: &'a BTreeMap<String, Vec<DotRows>>,
    /// The characters laid by hand as shapes.
    pub shaped: &'a BTreeMap<String, Vec<ShapedStroke>>,
    /// The verbs of status they refer to.
    pub statuses: &'a [Status],
    /// Where they are from.
    pub source: &'a Source,
    /// The words.
    pub words: &'a Messages,
    /// Their language.
    pub lang: &'a str,
}

impl Content {
    /// The context of this edition's figures.
    pub fn fact_context(&self) -> FactContext<'_> {
        FactContext {
            ledger: &self.ledger,
            names: &self.names,
            characters: &self.characters,
            dotted: &self.dotted,
            shaped: &self.shaped,
            statuses: &self.statuses,
            source: &self.source,
            words: &self.words,
            lang: &self.site.lang,
        }
    }
}

impl<'a> FactContext<'a> {
    /// What else a reader has to know about a figure, each in words: that it is computed, its whole, its scope, its year, its status.
    pub fn relations(self, fact: &Fact) -> Vec<String> {
        let words = self.words;
        let computed = fact.computed.is_some().then(|| words.computed_mark.clone());
        let whole = fact.part_of.as_ref().and_then(|id| self.ledger.fact(id));
        let whole = whole.map(|whole| words.part_of.replace("{whole}", &whole.subject));
        computed.into_iter().chain(whole).chain(self.circumstances(fact)).collect()
    }

    /// What [`FactContext::relations`] says, as one text; empty if nothing is to be said.
    pub fn related(self, fact: &Fact) -> String {
        self.relations(fact).join(&self.words.clause_comma)
    }

    /// What the release says of a figure beside it: what it is counted among and how many those are, its time, whether it is a target,
    /// how far it has come.
    pub fn circumstances(self, fact: &Fact) -> impl Iterator<Item = String> {
        let ranked = self.pattern(Pattern::OutOf).zip(fact.out_of);
        let ranked = ranked.map(|(pattern, of)| pattern.replace("{n}", &of.to_string()));
        let status = Status::find(self.statuses, fact.status.as_ref());
        let status = status.map(|status| status.text.clone());
        fact.scope.clone().into_iter().chain(ranked).chain(self.period(fact)).chain(self.goal(fact)).chain(status)
    }

    /// The time a figure is of, in words.
    pub fn period(self, fact: &Fact) -> Option<String> {
        let period = || Period::read(fact.period.as_ref()?);
        let said = |period: Period| period.words(&self.ledger.patterns, Numerals::of(self.lang));
        period().map(said).or_else(|| fact.year.map(|year| self.words.year(year)))
    }

    /// Whether a figure is a target or was achieved, in a word.
    pub fn goal(self, fact: &Fact) -> Option<String> {
        self.pattern(fact.goal?.pattern()).cloned()
    }

    fn pattern(self, pattern: Pattern) -> Option<&'a String> {
        self.ledger.patterns.get(&pattern)
    }

    /// What the qualifier of a figure means; `None` if it is exact.
    pub fn meaning(self, fact: &Fact) -> Option<String> {
        self.ledger.qualifier_word(fact)?.meaning.clone()
    }

    /// The name with this id.
    pub fn name(&self, id: &str) -> Option<&'a Name> {
        self.names.iter().find(|name| name.id == id)
    }

    /// The texts before and after a name: its verb of status and its year, which comes first in Chinese. The verb is omitted if the name
    /// contains it.
    pub fn state_of(self, name: &Name) -> [String; 2] {
        let text = name.text.to_lowercase();
        let status = Status::find(self.statuses, name.status.as_ref());
        let status = status.filter(|status| !text.contains(&status.text.to_lowercase()));
        let year = name.year.map(|year| self.words.year(year));
        let (first, last) = if is_chinese(self.lang) { (year, None) } else { (None, year) };
        let verb = |leads| status.filter(|status| status.leads == leads).map(|status| status.text.clone());
        let before: String = first.into_iter().chain(verb(true)).collect();
        let after: Vec<String> = last.into_iter().chain(verb(false)).collect();
        [before, after.join(&self.words.clause_comma)]
    }

    /// A name with its verb of status and its year, in one line.
    pub fn stated(self, name: &Name) -> String {
        let [before, after] = self.state_of(name);
        let named = before + &name.text;
        if after.is_empty() { named } else { [named, after].join(&self.words.clause_comma) }
    }

    /// Where a figure is from: publisher and paragraph, or what it is computed from.
    pub fn origin(self, fact: &Fact) -> String {
        match &fact.computed {
            None => match self.other_source(fact) {
                Some(other) => self.stated_by(other, fact.paragraph),
                None => self.stated_in(fact.paragraph),
            },
            Some(computed) => {
                let subject = |id: &String| self.ledger.fact(id).map(|f| f.subject.clone());
                let from: Vec<String> = computed.of.iter().filter_map(subject).collect();
                self.words.computed.replace("{from}", &from.join(&self.words.list_comma))
            }
        }
    }

    /// The same in a few words.
    pub fn place(self, fact: &Fact) -> String {
        match self.other_source(fact) {
            _ if fact.computed.is_some() => self.origin(fact),
            Some(other) => [other.publisher.clone(), self.paragraph(fact.paragraph)].join(&self.words.clause_comma),
            None => self.paragraph(fact.paragraph),
        }
    }

    /// A paragraph of the source.
    pub fn paragraph(self, number: u8) -> String {
        self.words.paragraph.replace("{n}", &number.to_string())
    }

    /// The release that states a figure, if it is not the main one.
    pub fn other_source(self, fact: &Fact) -> Option<&'a OtherSource> {
        self.source.others.iter().find(|other| Some(&other.id) == fact.source.as_ref())
    }

    /// Another release, its date and a paragraph of it.
    fn stated_by(self, other: &OtherSource, paragraph: u8) -> String {
        let topic = other.paragraphs.get(&paragraph).map_or("", String::as_str);
        let pattern = self.pattern(Pattern::Source).unwrap_or(&self.words.stated);
        let stated = pattern.replace("{publisher}", &other.publisher).replace("{release}", &other.release);
        stated.replace("{date}", &other.date).replace("{n}", &paragraph.to_string()).replace("{topic}", topic)
    }

    /// Publisher and paragraph.
    pub fn stated_in(self, paragraph: u8) -> String {
        let topic = self.source.paragraphs.get(&paragraph).map_or("", String::as_str);
        let stated = self.words.stated.replace("{publisher}", &self.source.publisher);
        stated.replace("{n}", &paragraph.to_string()).replace("{topic}", topic)
    }
}
