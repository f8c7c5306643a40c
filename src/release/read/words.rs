//! The words that a text is read with: units and qualifiers, those that releases have and those of a ledger.

use std::collections::BTreeMap;

use super::units;
use crate::model::ledger::{Ledger, Measure, Place, Qualifier};
use crate::release::letters::{Letters, NONE};

/// The words that a text is read with.
#[derive(Debug, Clone, Default)]
pub struct Words {
    units: BTreeMap<char, Vec<Unit>>,
    not: BTreeMap<char, Vec<&'static str>>,
    before: Vec<(String, Option<Qualifier>)>,
    inside: Vec<(String, Option<Qualifier>)>,
    after: Vec<(String, Option<Qualifier>)>,
    /// Whether a ledger has 上 before numbers in digits.
    reaches: bool,
}

/// A unit of the list.
#[derive(Debug, Clone)]
struct Unit {
    word: String,
    measure: Option<Measure>,
    factor: f64,
    place: bool,
}

/// A unit that was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Its word.
    pub word: String,
    /// What it measures.
    pub measure: Option<Measure>,
    /// How many base units it is.
    pub factor: f64,
    /// Whether it counts places, which are names after Chinese numerals.
    pub place: bool,
    /// How many letters it has in the text.
    pub letters: usize,
}

/// Qualifiers before a number, and their words. Those without a qualifier of the ledger are told apart, too.
const BEFORE: [(&str, Option<Qualifier>); 30] = [
    ("超过", Some(Qualifier::Over)),
    ("超", Some(Qualifier::Over)),
    ("突破", Some(Qualifier::Over)),
    ("逾", Some(Qualifier::Over)),
    ("高于", Some(Qualifier::Over)),
    ("多于", Some(Qualifier::Over)),
    ("大于", Some(Qualifier::Over)),
    ("不止", Some(Qualifier::Over)),
    ("近", Some(Qualifier::Nearly)),
    ("接近", Some(Qualifier::Nearly)),
    ("将近", Some(Qualifier::Nearly)),
    ("不到", Some(Qualifier::Nearly)),
    ("不足", Some(Qualifier::Nearly)),
    ("至少", Some(Qualifier::AtLeast)),
    ("不少于", Some(Qualifier::AtLeast)),
    ("不低于", Some(Qualifier::AtLeast)),
    ("达", Some(Qualifier::UpTo)),
    ("达到", Some(Qualifier::UpTo)),
    ("高达", Some(Qualifier::UpTo)),
    ("多达", Some(Qualifier::UpTo)),
    ("达到了", Some(Qualifier::UpTo)),
    ("约", Some(Qualifier::About)),
    ("约为", Some(Qualifier::About)),
    ("大约", Some(Qualifier::About)),
    ("大概", Some(Qualifier::About)),
    ("低于", None),
    ("少于", None),
    ("至多", None),
    ("不超过", None),
    ("不高于", None),
];

/// Words that end with one of [`BEFORE`] and qualify nothing.
const NO_QUALIFIERS: &str = "最近 附近 邻近 临近 靠近 远近 新近 赶超 反超 高超 节约 契约 合约 签约 预约 履约 制约 抵达 到达 发达 表达 传达 \
    下达 送达 直达 通达 雷达 上达 公约 条约 特约 违约 相约";

/// Between a number and its unit.
const INSIDE: [(&str, Option<Qualifier>); 3] =
    [("多", Some(Qualifier::Over)), ("余", Some(Qualifier::Over)), ("来", Some(Qualifier::About))];

/// After the unit.
const AFTER: [(&str, Option<Qualifier>); 8] = [
    ("以上", Some(Qualifier::AtLeast)),
    ("及以上", Some(Qualifier::AtLeast)),
    ("左右", Some(Qualifier::About)),
    ("上下", Some(Qualifier::About)),
    ("以下", None),
    ("以内", None),
    ("之内", None),
    ("及以下", None),
];

impl Words {
    /// The words of releases.
    pub fn common() -> Words {
        let mut words = Words::default();
        for (word, measure, factor) in units::MEASURED {
            words.unit(word, measure, factor, false);
        }
        let lists = [
            (units::PEOPLE, Some(Measure::People), false),
            (units::THINGS, Some(Measure::Count), false),
            (units::PLACES, Some(Measure::Count), true),
            (units::OTHERS, None, false),
        ];
        for (list, measure, place) in lists {
            for word in list.split_whitespace() {
                words.unit(word, measure, 1.0, place);
            }
        }
        for word in units::NOT.split_whitespace() {
            words.not.entry(word.chars().next().unwrap_or(NONE)).or_default().push(word);
        }
        let owned = |list: &[(&str, Option<Qualifier>)]| list.iter().map(|(word, of)| ((*word).into(), *of)).collect();
        (words.before, words.inside, words.after) = (owned(&BEFORE), owned(&INSIDE), owned(&AFTER));
        words.longest_first();
        words
    }

    /// Those, and the units and qualifiers of a ledger before them.
    pub fn of(ledger: &Ledger) -> Words {
        let mut words = Words::common();
        for unit in ledger.units.values().filter(|unit| !unit.counter.is_empty()) {
            let factor = unit.factor / scale(&unit.scale);
            words.unit(&unit.counter, Some(unit.measure), factor, false);
        }
        for (qualifier, own) in &ledger.qualifiers {
            for word in own {
                let list = match word.place {
                    Place::Before => &mut words.before,
                    Place::Inside => &mut words.inside,
                    Place::After => &mut words.after,
                    Place::Number => continue,
                };
                words.reaches |= word.word == "上" && word.place == Place::Before;
                if word.word != "上" {
                    list.retain(|(known, _)| *known != word.word);
                    list.push((word.word.clone(), Some(*qualifier)));
                }
            }
        }
        words.longest_first();
        words
    }

    /// Adds a unit, in place of one of the same word.
    fn unit(&mut self, word: &str, measure: Option<Measure>, factor: f64, place: bool) {
        let Some(first) = word.chars().next() else { return };
        let list = self.units.entry(first).or_default();
        list.retain(|unit| unit.word != word);
        list.push(Unit { word: word.into(), measure, factor, place });
    }

    fn longest_first(&mut self) {
        let length = |word: &str| std::cmp::Reverse(word.chars().count());
        self.units.values_mut().for_each(|list| list.sort_by_key(|unit| length(&unit.word)));
        for list in [&mut self.before, &mut self.inside, &mut self.after] {
            list.sort_by_key(|(word, _)| length(word));
        }
    }

    /// The unit that begins at a place: the longest of them, with what it is divided by.
    pub fn unit_at(&self, letters: &Letters, at: usize) -> Option<Found> {
        let one = self.simple(letters, at)?;
        let slash = at + one.letters;
        let Some(per) = (letters.at(slash) == '/').then(|| self.simple(letters, slash + 1)).flatten() else {
            return Some(one);
        };
        let word = [one.word.as_str(), "/", per.word.as_str()].concat();
        Some(Found { word, factor: one.factor / per.factor, letters: one.letters + 1 + per.letters, ..one })
    }

    fn simple(&self, letters: &Letters, at: usize) -> Option<Found> {
        let first = letters.at(at);
        let fits = |unit: &&Unit| {
            let end = at + unit.word.chars().count();
            let latin = unit.word.ends_with(|c: char| c.is_ascii_alphabetic());
            letters.has(at, &unit.word) && !(latin && letters.at(end).is_ascii_alphanumeric())
        };
        let unit = self.units.get(&first)?.iter().find(fits)?;
        let letters_of = unit.word.chars().count();
        let longer =
            |not: &&str| not.chars().count() > letters_of && letters.has(at, not) && not.starts_with(&unit.word);
        if self.not.get(&first).is_some_and(|list| list.iter().any(longer)) {
            return None;
        }
        let Unit { word, measure, factor, place } = unit.clone();
        Some(Found { word, measure, factor, place, letters: letters_of })
    }

    /// The qualifier that ends before a place, where it begins, and its word.
    pub fn before(&self, letters: &Letters, at: usize) -> Option<(Option<Qualifier>, usize, String)> {
        if NO_QUALIFIERS.split_whitespace().any(|word| letters.ends(at, word)) {
            return None;
        }
        let found = self.before.iter().find(|(word, _)| letters.ends(at, word));
        if let Some((word, qualifier)) = found {
            return Some((*qualifier, at - word.chars().count(), word.clone()));
        }
        let reaches = letters.before(at, 1) == '上'
            && self.reaches
            && !"以晚早马网线路".contains(letters.before(at, 2))
            && letters.at(at).is_ascii_digit();
        reaches.then(|| (Some(Qualifier::OrderOf), at - 1, "上".into()))
    }

    /// The qualifier between a number and its unit.
    pub fn inside(&self, letters: &Letters, at: usize) -> Option<(Option<Qualifier>, usize, String)> {
        let (word, qualifier) = self.inside.iter().find(|(word, _)| letters.has(at, word))?;
        Some((*qualifier, at + word.chars().count(), word.clone()))
    }

    /// The qualifier after a unit.
    pub fn after(&self, letters: &Letters, at: usize) -> Option<(Option<Qualifier>, usize, String)> {
        let (word, qualifier) = self.after.iter().find(|(word, _)| letters.has(at, word))?;
        Some((*qualifier, at + word.chars().count(), word.clone()))
    }
}

/// What a scale word multiplies by: 1 for none.
pub fn scale(word: &str) -> f64 {
    word.chars().filter_map(super::chinese::multiple).product()
}
