//! A numeral of a text, with everything that the words around it say of it.

use std::ops::Range;

use super::reason::Reason;
use crate::model::figures::change::Base;
use crate::model::ledger::{Measure, Qualifier};

/// Where a numeral stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The paragraph, from 1. A heading is a part of the paragraph that it heads.
    pub paragraph: usize,
    /// The line of the text, from 1.
    pub line: usize,
    /// The characters of that line, from 0.
    pub characters: Range<usize>,
}

/// A numeral.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// Where it stands.
    pub place: Place,
    /// It as it is written, with its sign, its multiple and its unit.
    pub text: String,
    /// The number, with its sign, without its multiple. In a range, the lower bound.
    pub number: f64,
    /// The upper bound of a range.
    pub to: Option<f64>,
    /// What both are multiplied by: 10000 for 万.
    pub multiple: f64,
    /// The unit without its multiple, such as 元; empty if there is none.
    pub unit: String,
    /// What the unit measures, if it is one that measures.
    pub measure: Option<Measure>,
    /// How many base units one unit is; 1 where the unit is not known.
    pub factor: f64,
    /// How exactly it is stated; `None` in a way that the ledger has no qualifier for, such as 以内.
    pub qualifier: Option<Qualifier>,
    /// The word of that, such as 超; empty if it is exact.
    pub word: String,
    /// Growth or decline.
    pub movement: Option<Movement>,
    /// The time that was named last before it in its paragraph, as facts have it (`2024-H1`).
    pub period: Option<String>,
    /// Whether it is a place in an order, such as 第3位.
    pub ordinal: bool,
    /// Why it is no figure; `None` if it is one.
    pub reason: Option<Reason>,
}

/// Which way a figure goes, and against what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Movement {
    /// Which way.
    pub way: Way,
    /// What it is measured against, if the clause says so.
    pub base: Option<Base>,
}

/// Which way a figure goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// 增长, 上升.
    Up,
    /// 下降, 减少.
    Down,
    /// 持平.
    Level,
}

impl Numeral {
    /// Its value in the base unit, below zero for a decline; the lower bound of a range.
    pub fn value(&self) -> f64 {
        self.signed(self.number) * self.factor
    }

    /// The upper bound of a range in the base unit.
    pub fn upper(&self) -> Option<f64> {
        self.to.map(|to| self.signed(to) * self.factor)
    }

    /// A number of it with its multiple, below zero for a decline.
    pub(super) fn signed(&self, number: f64) -> f64 {
        let falls = self.movement.is_some_and(|movement| movement.way == Way::Down);
        // Not -0: what does not fall at all falls by 0.
        let number = if falls && number != 0.0 { -number } else { number };
        number * self.multiple
    }
}
