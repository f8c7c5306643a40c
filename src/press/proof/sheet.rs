//! What the parts of a sheet share.

use super::checks::Checks;
use crate::check::{Lang, say};
use crate::model::content::Content;

/// A sheet while it is made.
pub struct Sheet<'a> {
    /// The language of its own words.
    pub lang: Lang,
    /// The editions that can be read, the original first.
    pub editions: Vec<Shown<'a>>,
    /// The sum of their files.
    pub sum: String,
    /// What the checks say.
    pub checks: Checks,
}

/// An edition on the sheet.
pub struct Shown<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// The SHA-256 of that.
    pub sum: String,
    /// What it says.
    pub content: Content,
}

impl Sheet<'_> {
    /// The words of a code in the language of the sheet.
    pub fn word(&self, code: &'static str) -> String {
        say(code, &[]).said(self.lang).into()
    }

    /// The original.
    pub fn original(&self) -> Option<&Content> {
        self.editions.first().map(|shown| &shown.content)
    }

    /// The place of a figure among those of the original, from 1.
    pub fn number(&self, fact: &str) -> Option<usize> {
        Some(self.original()?.ledger.facts.iter().position(|own| own.id == fact)? + 1)
    }
}
