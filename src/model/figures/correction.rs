//! Corrections (更正) of published figures: what a figure was said to be until a day, and why it is said otherwise since. What it is said
//! to be since is not repeated: the fact itself says it, or the next correction of the same fact.

use serde::{Deserialize, Serialize};

use crate::model::ledger::{Fact, Qualifier};

/// A correction. What the fact was said to be has the fields that a fact has, with what was published until then.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Id by which translations refer to it.
    pub id: String,
    /// The day since which the figure is said otherwise, as `YYYY-MM-DD`.
    pub date: String,
    /// Id of the fact, which is a stated one.
    pub fact: String,
    /// Why it was corrected, in a sentence.
    pub reason: String,
    /// The value that was published.
    pub value: f64,
    /// The upper bound that was published, if it was a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// The kind of growth or decline that was published: a name in [`Ledger::changes`](crate::model::Ledger::changes).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// The unit that was published: a name in [`Ledger::units`](crate::model::Ledger::units).
    pub unit: String,
    /// How exactly it was stated.
    pub qualifier: Qualifier,
    /// Which of the qualifier's words was used, if not the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// The year that was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The period that was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// How many were said to be ranked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of: Option<u32>,
}

impl Correction {
    /// A correction of a fact that was published as `old`; `None` if that is computed.
    pub fn of(old: &Fact, date: &str, reason: &str) -> Option<Correction> {
        Some(Correction {
            id: [&old.id, "-", date].concat(),
            date: date.into(),
            fact: old.id.clone(),
            reason: reason.into(),
            value: old.value?,
            to: old.to,
            change: old.change.clone(),
            unit: old.unit.clone(),
            qualifier: old.qualifier,
            word: old.word.clone(),
            year: old.year,
            period: old.period.clone(),
            out_of: old.out_of,
        })
    }

    /// The fact as it was published before, from what it was after.
    pub fn before(&self, after: &Fact) -> Fact {
        Fact {
            value: Some(self.value),
            to: self.to,
            change: self.change.clone(),
            unit: self.unit.clone(),
            qualifier: self.qualifier,
            word: self.word.clone(),
            year: self.year,
            period: self.period.clone(),
            out_of: self.out_of,
            ..after.clone()
        }
    }
}

/// Whether two facts state the same: value, unit, qualifier and period.
pub fn alike(a: &Fact, b: &Fact) -> bool {
    let numbers = |fact: &Fact| (fact.value, fact.to, fact.year, fact.out_of, fact.qualifier);
    let texts = |fact: &Fact| [fact.change.clone(), fact.word.clone(), fact.period.clone(), Some(fact.unit.clone())];
    numbers(a) == numbers(b) && texts(a) == texts(b)
}
