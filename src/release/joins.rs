//! Which figure of a ledger a numeral says: the same value, unit and qualifier. Among equals, time, paragraph and the words of the subject
//! decide.

use std::collections::{BTreeMap, BTreeSet};

use super::letters::Letters;
use super::numeral::{Numeral, Way};
use super::read::words::scale;
use crate::model::content::Content;
use crate::model::figures::change::Base;
use crate::model::ledger::{Fact, Ledger, Measure, Origin, Qualifier};

/// A number that a fact states: its value, or how many are ranked.
pub struct Sought<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// Whether it is how many are ranked.
    pub out_of: bool,
    number: f64,
    to: Option<f64>,
    scale: f64,
    counter: &'a str,
    measure: Option<Measure>,
    per: bool,
    factor: f64,
    base: Option<Base>,
    pairs: BTreeSet<(char, char)>,
}

/// How well a numeral fits a figure that it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The more, the better.
    pub score: f64,
    /// How much of the subject's words stand around the numeral, up to 1.
    pub words: f64,
    /// Whether both are in one paragraph.
    pub near: bool,
}

/// Every number that the facts of a content state.
pub fn sought(content: &Content) -> Vec<Sought<'_>> {
    let ledger = &content.ledger;
    let stated = ledger.facts.iter().filter(|fact| fact.origin == Origin::Stated);
    stated.flat_map(|fact| of(ledger, fact)).collect()
}

fn of<'a>(ledger: &'a Ledger, fact: &'a Fact) -> Vec<Sought<'a>> {
    let unit = ledger.unit(fact);
    let Some(number) = fact.value else { return Vec::new() };
    let words = [fact.subject.as_str(), fact.scope.as_deref().unwrap_or_default()].join(" ");
    let scale = unit.map_or(1.0, |unit| scale(&unit.scale));
    let value = Sought {
        fact,
        out_of: false,
        number,
        to: fact.to,
        scale,
        counter: unit.map_or(fact.unit.as_str(), |unit| unit.counter.as_str()),
        measure: unit.map(|unit| unit.measure),
        per: unit.is_some_and(|unit| unit.per.is_some()),
        factor: unit.map_or(1.0, |unit| unit.factor / scale),
        base: ledger.change(fact).map(|change| change.base),
        pairs: pairs(&words.chars().collect::<Vec<_>>()),
    };
    let ranked = fact.out_of.map(|out_of| Sought {
        out_of: true,
        number: f64::from(out_of),
        to: None,
        scale: 1.0,
        counter: "",
        measure: Some(Measure::Count),
        per: false,
        factor: 1.0,
        base: None,
        pairs: value.pairs.clone(),
        fact,
    });
    std::iter::once(value).chain(ranked).collect()
}

/// Every two letters beside each other.
fn pairs(letters: &[char]) -> BTreeSet<(char, char)> {
    let two = |pair: &[char]| match pair {
        [a, b] if a.is_alphanumeric() && b.is_alphanumeric() => Some((*a, *b)),
        _ => None,
    };
    letters.windows(2).filter_map(two).collect()
}

/// The words around a numeral: what stands in its clause, and in its sentence.
pub struct Around {
    clause: BTreeSet<(char, char)>,
    sentence: BTreeSet<(char, char)>,
}

impl Around {
    /// Those around a place of a line.
    pub fn of(letters: &Letters, numeral: &Numeral) -> Around {
        let (begin, end) = (numeral.place.characters.start, numeral.place.characters.end);
        let within = |from: usize| pairs(letters.plain(from, letters.sentence_end(end)));
        Around { clause: within(letters.clause(begin)), sentence: within(letters.sentence(begin)) }
    }
}

/// Whether two numbers are the same; what is calculated with a multiple may differ in the last place.
fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// A number as a key that equal ones share, whatever their last place.
pub fn key(number: f64) -> String {
    format!("{:.8e}", number.abs())
}

impl Sought<'_> {
    /// The number with its multiple, as a key.
    pub fn keys(&self) -> BTreeSet<String> {
        [key(self.number * self.scale), key(self.number * self.scale * self.factor)].into()
    }

    /// Whether a numeral says it.
    pub fn said_by(&self, numeral: &Numeral) -> bool {
        numeral.reason.is_none() && self.valued(numeral) && numeral.qualifier == Some(self.qualifier())
    }

    fn qualifier(&self) -> Qualifier {
        if self.out_of { Qualifier::Exact } else { self.fact.qualifier }
    }

    /// Whether a numeral has its value and its unit, whatever else it says.
    pub fn valued(&self, numeral: &Numeral) -> bool {
        let level = numeral.movement.is_some_and(|movement| movement.way == Way::Level);
        if level || (self.fact.change.is_some() && self.number == 0.0) {
            return level && self.fact.change.is_some() && self.number == 0.0 && !self.out_of;
        }
        let (ours, theirs) = (
            |number: f64| number * self.scale,
            |number: f64| {
                if self.fact.change.is_some() { numeral.signed(number) } else { number * numeral.multiple }
            },
        );
        let bounds = |factor: f64, theirs_factor: f64| {
            let to = match (self.to, numeral.to) {
                (None, None) => true,
                (Some(to), Some(own)) => same(ours(to) * factor, theirs(own) * theirs_factor),
                _ => false,
            };
            to && same(ours(self.number) * factor, theirs(numeral.number) * theirs_factor)
        };
        if self.out_of {
            return numeral.measure == Some(Measure::Count) && bounds(1.0, 1.0);
        }
        if let (Some(own), Some(base)) = (self.base, numeral.movement.and_then(|movement| movement.base)) {
            let apart = |a: Base, b: Base| a == Base::YearOnYear && b == Base::PreviousPeriod;
            if apart(own, base) || apart(base, own) {
                return false;
            }
        }
        if self.measure == Some(Measure::Rank) && numeral.ordinal {
            return matches!(numeral.unit.as_str(), "" | "位" | "名") && bounds(1.0, 1.0);
        }
        if self.counter == numeral.unit {
            return bounds(1.0, 1.0);
        }
        let counted = matches!(self.measure, None | Some(Measure::Count | Measure::Rank | Measure::Score));
        let alike = self.measure == numeral.measure && !counted && self.per == numeral.unit.contains('/');
        alike && bounds(self.factor, numeral.factor)
    }

    /// Whether a numeral with the same number may be meant for it: in the same unit, or in the same paragraph.
    pub fn is_near(&self, numeral: &Numeral) -> bool {
        self.counter == numeral.unit || numeral.place.paragraph == usize::from(self.fact.paragraph)
    }

    /// How well a numeral fits that says it.
    pub fn fit(&self, numeral: &Numeral, around: &Around) -> Fit {
        let share = |all: &BTreeSet<(char, char)>| {
            let found = self.pairs.iter().filter(|pair| all.contains(pair)).count();
            found as f64 / self.pairs.len().max(1) as f64
        };
        let (clause, sentence) = (share(&around.clause), share(&around.sentence));
        let away = numeral.place.paragraph.abs_diff(usize::from(self.fact.paragraph));
        let own = self.fact.period.clone().or(self.fact.year.map(|year| year.to_string()));
        let time = match (&own, &numeral.period) {
            (Some(own), Some(period)) if own == period => 2.0,
            (Some(own), Some(period)) if own.get(..4) != period.get(..4) => -1.0,
            _ => 0.0,
        };
        let score = 3.0 / (1.0 + away as f64) + 3.0 * clause + 2.0 * sentence + time;
        Fit { score, words: clause.max(sentence), near: away == 0 }
    }
}

/// The numbers of a content, by their keys.
pub fn index(all: &[Sought]) -> BTreeMap<String, Vec<usize>> {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, sought) in all.iter().enumerate() {
        for key in sought.keys() {
            index.entry(key).or_default().push(i);
        }
    }
    index
}

/// The keys under which a numeral may be found.
pub fn keys(numeral: &Numeral) -> BTreeSet<String> {
    let number = numeral.number * numeral.multiple;
    [key(number), key(number * numeral.factor)].into()
}
