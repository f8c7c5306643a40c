//! Corrected figures: what each was said to be and what it is said to be since, in words.

use super::correction::Correction;
use crate::model::content::Content;
use crate::model::fact_context::FactContext;
use crate::model::ledger::Fact;
use crate::model::messages::CorrectionWords;
use crate::model::quantity_text::QuantityText;

/// A correction with the fact before and after it.
#[derive(Debug, Clone)]
pub struct Corrected<'a> {
    /// It.
    pub correction: &'a Correction,
    /// Its place in the list of corrections, from 0.
    pub at: usize,
    /// The fact as it was published before.
    pub old: Fact,
    /// The fact as it was published after: as it is now, unless a later correction says otherwise.
    pub new: Fact,
}

impl Content {
    /// Every correction of a fact that there is, in the order of the file, which is that of time.
    pub fn corrected(&self) -> Vec<Corrected<'_>> {
        let mut found: Vec<Corrected> = Vec::new();
        for (at, correction) in self.corrections.iter().enumerate().rev() {
            let later = found.iter().rev().find(|later| later.correction.fact == correction.fact);
            let after = later.map(|later| later.old.clone());
            let Some(new) = after.or_else(|| self.ledger.fact(&correction.fact).cloned()) else { continue };
            found.push(Corrected { correction, at, old: correction.before(&new), new });
        }
        found.reverse();
        found
    }

    /// The day of the last correction.
    pub fn corrected_on(&self) -> Option<&str> {
        self.corrections.iter().map(|correction| correction.date.as_str()).max()
    }
}

impl FactContext<'_> {
    /// What a figure was said to be and what it is said to be since, each with what the other is not said to be: its period, or how many
    /// are ranked.
    pub fn corrected(self, of: &Corrected) -> [String; 2] {
        let around = |fact: &Fact| self.circumstances(fact).collect::<Vec<_>>();
        let (old, new) = (around(&of.old), around(&of.new));
        let said = |fact: &Fact, own: &[String], other: &[String]| {
            let apart = own.iter().filter(|circumstance| !other.contains(circumstance)).cloned();
            let value = QuantityText::of(self.ledger, fact).full();
            std::iter::once(value).chain(apart).collect::<Vec<_>>().join(&self.words.clause_comma)
        };
        [said(&of.old, &old, &new), said(&of.new, &new, &old)]
    }

    /// A correction in a line: subject, old, new and reason.
    pub fn correction(self, of: &Corrected, words: &CorrectionWords) -> String {
        let [old, new] = self.corrected(of);
        let said = words.said.replace("{subject}", &of.new.subject).replace("{old}", &old).replace("{new}", &new);
        said.replace("{reason}", &of.correction.reason)
    }
}
