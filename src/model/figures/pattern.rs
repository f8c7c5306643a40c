//! How a language words periods, ranges, targets and places among several: patterns that the content has as far as its facts need them.

use serde::{Deserialize, Serialize};

/// A pattern, by its name in `ledger.patterns`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Pattern {
    /// A year: `{year}`, such as {year}年.
    Year,
    /// The first half of a year: `{year}`.
    FirstHalf,
    /// The second half of a year: `{year}`.
    SecondHalf,
    /// A quarter: `{year}`, and `{n}` in digits or `{numeral}` in words.
    Quarter,
    /// The quarters of a year up to one: `{year}`, and `{n}` or `{numeral}` for how many. 前三季度.
    FirstQuarters,
    /// A month: `{year}`, and `{n}` in digits or `{month}` by its name.
    Month,
    /// A day: `{year}`, `{day}`, and `{n}` or `{month}` for its month.
    Day,
    /// The last day of a year: `{year}`. Without it, that is a day like any other.
    YearEnd,
    /// The names of the twelve months, separated by commas, for `{month}`.
    MonthNames,
    /// From one period to another: `{from}` and `{to}`.
    Between,
    /// Since a period: `{from}`.
    Since,
    /// Until a period, or by it: `{to}`.
    Until,
    /// A figure that is set as a target, in a word.
    Target,
    /// A figure that was achieved, in a word.
    Achieved,
    /// A figure between two bounds: `{from}` and `{to}`, without the unit. Where a language repeats the multiple or the sign after the lower
    /// bound, as Chinese does (GB/T 15835—2011: 13万～17万人, 5%～10%), `{scale}` stands for it.
    Range,
    /// The same, read aloud.
    SpokenRange,
    /// How many are ranked: `{n}`, such as 共{n}个.
    OutOf,
    /// Where a figure of another release is stated: `{publisher}`, `{release}`, `{date}`, and the paragraph: `{n}` and `{topic}`.
    Source,
}

impl Pattern {
    /// Every pattern with its name in the content file.
    pub const ALL: [(Pattern, &'static str); 18] = [
        (Pattern::Year, "year"),
        (Pattern::FirstHalf, "first-half"),
        (Pattern::SecondHalf, "second-half"),
        (Pattern::Quarter, "quarter"),
        (Pattern::FirstQuarters, "first-quarters"),
        (Pattern::Month, "month"),
        (Pattern::Day, "day"),
        (Pattern::YearEnd, "year-end"),
        (Pattern::MonthNames, "month-names"),
        (Pattern::Between, "between"),
        (Pattern::Since, "since"),
        (Pattern::Until, "until"),
        (Pattern::Target, "target"),
        (Pattern::Achieved, "achieved"),
        (Pattern::Range, "range"),
        (Pattern::SpokenRange, "spoken-range"),
        (Pattern::OutOf, "out-of"),
        (Pattern::Source, "source"),
    ];

    /// Its name in the content file.
    pub fn name(self) -> &'static str {
        Pattern::ALL.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| *name)
    }

    /// The placeholders it may have.
    pub fn blanks(name: &str) -> &'static [&'static str] {
        match name {
            "year" | "first-half" | "second-half" | "year-end" => &["year"],
            "quarter" | "first-quarters" => &["year", "n", "numeral"],
            "month" => &["year", "n", "month"],
            "day" => &["year", "n", "month", "day"],
            "between" | "spoken-range" => &["from", "to"],
            "range" => &["from", "scale", "to"],
            "since" => &["from"],
            "until" => &["to"],
            "out-of" => &["n"],
            "source" => &["publisher", "release", "date", "n", "topic"],
            _ => &[],
        }
    }
}

/// Whether a figure is what was aimed at or what was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Goal {
    /// A target or a plan.
    Target,
    /// What was achieved, where there is a target.
    Achieved,
}

impl Goal {
    /// The pattern that words it.
    pub fn pattern(self) -> Pattern {
        match self {
            Goal::Target => Pattern::Target,
            Goal::Achieved => Pattern::Achieved,
        }
    }
}
