//! Which way a change goes, in words.

use super::change::Change;
use crate::model::ledger::{Fact, Ledger};

impl Ledger {
    /// The kind of change that a fact is; `None` if it is an amount.
    pub fn change(&self, fact: &Fact) -> Option<&Change> {
        self.changes.get(fact.change.as_ref()?)
    }

    /// The texts before and after a change that is not zero: 同比下降 and nothing, or “down ” and “ year on year”.
    pub fn direction(&self, fact: &Fact) -> (&str, &str) {
        let Some(change) = self.change(fact) else {
            return ("", "");
        };
        let falls = self.value(fact).is_some_and(|value| value < 0.0);
        let pattern = if falls { &change.down } else { &change.up };
        pattern.split_once("{n}").unwrap_or((pattern, ""))
    }

    /// The words for no change, if a fact is one of zero.
    pub fn level(&self, fact: &Fact) -> Option<&str> {
        self.change(fact).filter(|_| self.value(fact) == Some(0.0) && fact.to.is_none()).map(|c| c.level.as_str())
    }

    /// Whether a figure may be below zero: a change, or one in a unit that goes there.
    pub fn signed(&self, fact: &Fact) -> bool {
        fact.change.is_some() || self.unit(fact).is_some_and(|unit| unit.signed)
    }
}
