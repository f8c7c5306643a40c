//! The time that a figure is of, written as in ISO 8601, with halves and quarters: `2024`, `2024-H1`, `2024-Q3`, `2024-09`,
//! `2024-12-31`, from one to another `2021/2025`, since `2012/`, until `/2030`.

use std::collections::BTreeMap;

use super::pattern::Pattern;
use crate::text::numerals::Numerals;

/// A period of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A year, a half, a quarter, a month or a day.
    In(Time),
    /// From one to another, both included.
    Between(Time, Time),
    /// Since one.
    Since(Time),
    /// Until one.
    Until(Time),
}

/// A year or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// The year.
    pub year: u16,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Half(u8),
    Quarter(u8),
    Month(u8),
    Day(u8, u8),
}

impl Period {
    /// Reads a period. `None` if it is none, or ends before it begins.
    pub fn read(text: &str) -> Option<Period> {
        match text.split_once('/') {
            None => Some(Period::In(Time::read(text)?)),
            Some((from, "")) => Some(Period::Since(Time::read(from)?)),
            Some(("", to)) => Some(Period::Until(Time::read(to)?)),
            Some((from, to)) => {
                let (from, to) = (Time::read(from)?, Time::read(to)?);
                (from.bounds().0 < to.bounds().0).then_some(Period::Between(from, to))
            }
        }
    }

    /// Its middle on the axis of time, in years: where a chart puts its figure. An open one is at its known end.
    pub fn at(self) -> f64 {
        let middle = |(from, to): (f64, f64)| f64::midpoint(from, to);
        match self {
            Period::In(time) => middle(time.bounds()),
            Period::Between(from, to) => f64::midpoint(from.bounds().0, to.bounds().1),
            Period::Since(time) | Period::Until(time) => middle(time.bounds()),
        }
    }

    /// Its times: one, or two.
    pub fn times(self) -> impl Iterator<Item = Time> {
        let (first, second) = match self {
            Period::In(time) | Period::Since(time) | Period::Until(time) => (time, None),
            Period::Between(from, to) => (from, Some(to)),
        };
        std::iter::once(first).chain(second)
    }

    /// The quarters of a year up to one, if it is that: how many.
    fn first_quarters(self) -> Option<(u16, u8)> {
        match self {
            Period::Between(Time { year, part: Part::Quarter(1) }, Time { year: same, part: Part::Quarter(n) })
                if year == same =>
            {
                Some((year, n))
            }
            _ => None,
        }
    }

    /// The patterns that word it.
    pub fn patterns(self) -> Vec<Pattern> {
        if self.first_quarters().is_some() {
            return vec![Pattern::FirstQuarters];
        }
        let around = match self {
            Period::In(_) => None,
            Period::Between(..) => Some(Pattern::Between),
            Period::Since(_) => Some(Pattern::Since),
            Period::Until(_) => Some(Pattern::Until),
        };
        around.into_iter().chain(self.times().map(Time::pattern)).collect()
    }

    /// It in words.
    pub fn words(self, patterns: &BTreeMap<Pattern, String>, numerals: Numerals) -> String {
        let pattern = |pattern: Pattern| patterns.get(&pattern).map_or("", String::as_str);
        let said = |time: Time| time.words(patterns, numerals);
        if let Some((year, n)) = self.first_quarters() {
            let numeral = numerals.spell_out(f64::from(n));
            let text = pattern(Pattern::FirstQuarters).replace("{year}", &year.to_string());
            return text.replace("{n}", &n.to_string()).replace("{numeral}", &numeral);
        }
        match self {
            Period::In(time) => said(time),
            Period::Between(from, to) => {
                pattern(Pattern::Between).replace("{from}", &said(from)).replace("{to}", &said(to))
            }
            Period::Since(from) => pattern(Pattern::Since).replace("{from}", &said(from)),
            Period::Until(to) => pattern(Pattern::Until).replace("{to}", &said(to)),
        }
    }
}

impl Time {
    fn read(text: &str) -> Option<Time> {
        let mut pieces = text.split('-');
        let year = Some(pieces.next()?).filter(|year| year.len() == 4)?.parse().ok()?;
        let number = |text: &str, most: u8| {
            let digits = text.len() == 2 && text.bytes().all(|c| c.is_ascii_digit());
            text.parse::<u8>().ok().filter(|n| digits && (1..=most).contains(n))
        };
        let named = |n: &str, most: u8| n.parse::<u8>().ok().filter(|m| n.len() == 1 && (1..=most).contains(m));
        let part = match (pieces.next(), pieces.next(), pieces.next()) {
            (None, ..) => Part::Whole,
            (Some(part), None, _) => match (part.strip_prefix('H'), part.strip_prefix('Q')) {
                (Some(half), _) => Part::Half(named(half, 2)?),
                (_, Some(quarter)) => Part::Quarter(named(quarter, 4)?),
                _ => Part::Month(number(part, 12)?),
            },
            (Some(month), Some(day), None) => {
                let month = number(month, 12)?;
                Part::Day(month, number(day, days(year, month))?)
            }
            _ => return None,
        };
        Some(Time { year, part })
    }

    /// Where it begins and ends, in years.
    fn bounds(self) -> (f64, f64) {
        let (begin, length) = match self.part {
            Part::Whole => (0.0, 1.0),
            Part::Half(n) => (f64::from(n - 1) / 2.0, 0.5),
            Part::Quarter(n) => (f64::from(n - 1) / 4.0, 0.25),
            Part::Month(n) => (f64::from(n - 1) / 12.0, 1.0 / 12.0),
            Part::Day(month, day) => ((f64::from(month - 1) + f64::from(day - 1) / 31.0) / 12.0, 1.0 / 372.0),
        };
        let begin = f64::from(self.year) + begin;
        (begin, begin + length)
    }

    fn pattern(self) -> Pattern {
        match self.part {
            Part::Whole => Pattern::Year,
            Part::Half(1) => Pattern::FirstHalf,
            Part::Half(_) => Pattern::SecondHalf,
            Part::Quarter(_) => Pattern::Quarter,
            Part::Month(_) => Pattern::Month,
            Part::Day(..) => Pattern::Day,
        }
    }

    fn words(self, patterns: &BTreeMap<Pattern, String>, numerals: Numerals) -> String {
        let pattern = |pattern| patterns.get(&pattern).map_or("", String::as_str);
        let year_end = Some(pattern(Pattern::YearEnd)).filter(|end| self.part == Part::Day(12, 31) && !end.is_empty());
        let text = year_end.unwrap_or_else(|| pattern(self.pattern())).replace("{year}", &self.year.to_string());
        let (n, day) = match self.part {
            Part::Whole | Part::Half(_) => return text,
            Part::Quarter(n) | Part::Month(n) => (n, 0),
            Part::Day(month, day) => (month, day),
        };
        let name = pattern(Pattern::MonthNames).split(',').nth(usize::from(n - 1)).unwrap_or_default().trim();
        let text = text.replace("{n}", &n.to_string()).replace("{day}", &day.to_string());
        text.replace("{month}", name).replace("{numeral}", &numerals.spell_out(f64::from(n)))
    }
}

/// Whether a text is a day, as `YYYY-MM-DD`.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && Period::read(text).is_some()
}

/// How many days a month has.
fn days(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        let patterns = [
            (Pattern::Year, "{year}年"),
            (Pattern::FirstHalf, "{year}年上半年"),
            (Pattern::SecondHalf, "{year}年下半年"),
            (Pattern::Quarter, "{year}年{numeral}季度"),
            (Pattern::FirstQuarters, "{year}年前{numeral}季度"),
            (Pattern::Month, "{year}年{n}月"),
            (Pattern::Day, "{year}年{n}月{day}日"),
            (Pattern::YearEnd, "{year}年末"),
            (Pattern::Between, "{from}至{to}"),
            (Pattern::Since, "{from}以来"),
            (Pattern::Until, "到{to}"),
        ];
        let patterns = patterns.map(|(pattern, text)| (pattern, text.to_string())).into();
        Some(Period::read(text)?.words(&patterns, Numerals::Chinese))
    }

    #[test]
    fn periods_are_said_as_releases_say_them() {
        for (period, words) in [
            ("2024", "2024年"),
            ("2024-H1", "2024年上半年"),
            ("2024-H2", "2024年下半年"),
            ("2024-Q3", "2024年三季度"),
            ("2024-Q1/2024-Q3", "2024年前三季度"),
            ("2024-09", "2024年9月"),
            ("2024-02-29", "2024年2月29日"),
            ("2024-12-31", "2024年末"),
            ("2021/2025", "2021年至2025年"),
            ("2024-Q2/2024-Q3", "2024年二季度至2024年三季度"),
            ("2012/", "2012年以来"),
            ("/2030", "到2030年"),
        ] {
            assert_eq!(said(period).as_deref(), Some(words), "{period}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "24",
            "2024-13",
            "2024-9",
            "2024-H3",
            "2024-Q5",
            "2023-02-29",
            "2024-04-31",
            "2025/2021",
            "/",
            "2024-Q+1",
        ] {
            assert_eq!(Period::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_language_may_name_its_months() {
        let names = "January, February, March, April, May, June, July, August, September, October, November, December";
        let patterns = [(Pattern::Day, "{day} {month} {year}"), (Pattern::MonthNames, names)];
        let patterns = patterns.map(|(pattern, text)| (pattern, text.to_string())).into();
        let period = Period::read("2024-09-05").expect("a day");
        assert_eq!(period.words(&patterns, Numerals::English), "5 September 2024");
    }

    #[test]
    fn time_goes_on_from_one_period_to_the_next() {
        let at = |text| Period::read(text).expect(text).at();
        let all = ["2023", "2024-Q1", "2024-05", "2024-H2", "2024-12-31", "2025"].map(at);
        assert!(all.is_sorted_by(|a, b| a < b), "{all:?}");
        assert_eq!(at("2024-Q2") - at("2024-Q1"), 0.25);
    }
}
