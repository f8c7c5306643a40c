//! A number where it stands, in digits or in Chinese characters, with the multiple after it.

use super::chinese;
use super::words::Words;
use crate::model::ledger::Qualifier;
use crate::release::letters::Letters;

/// A number.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Where it ends, with its multiple.
    pub end: usize,
    /// It without its multiple.
    pub amount: f64,
    /// The higher of two that mean about so many.
    pub to: Option<f64>,
    /// Its multiple.
    pub multiple: f64,
    /// Whether it is in Chinese characters.
    pub chinese: bool,
    /// Whether it has no digit, such as 百亿.
    pub bare: bool,
    /// Whether it lists digits, as in 二〇二四.
    pub listed: bool,
    /// How many digits it has before a point, if it is in digits.
    pub digits: usize,
    /// The qualifier before its multiple, as in 10余万.
    pub inside: Option<(Option<Qualifier>, String)>,
}

/// Most digits that a number is read of; longer ones identify something.
const DIGITS: usize = 15;

/// Reads the number that begins at a place. `None` if there is none, or a run of numerals that is no number.
pub fn read(letters: &Letters, at: usize, words: &Words) -> Option<Number> {
    if letters.at(at).is_ascii_digit() { digits(letters, at, words) } else { characters(letters, at, words) }
}

/// The end of the run of numerals that begins at a place, whether it is a number or not.
pub fn run(letters: &Letters, at: usize) -> usize {
    if letters.at(at).is_ascii_digit() {
        letters.after(at, |c| c.is_ascii_digit())
    } else if chinese::numeral(letters.at(at)) {
        letters.after(at, chinese::numeral)
    } else {
        at + 1
    }
}

fn digits(letters: &Letters, at: usize, words: &Words) -> Option<Number> {
    let (text, digits, mut end) = decimal(letters, at);
    if digits > DIGITS {
        return None;
    }
    let first: f64 = text.parse().ok()?;
    let mut inside = None;
    // 10余万人.
    if let Some((qualifier, after, word)) = words.inside(letters, end)
        && matches!(letters.at(after), '万' | '亿')
        && words.unit_at(letters, after).is_none()
    {
        inside = Some((qualifier, word));
        end = after;
    }
    // 10个亿.
    if letters.at(end) == '个' && letters.at(end + 1) == '亿' {
        end += 1;
    }
    let (multiple, after) = multiples(letters, end, words);
    end = after;
    let mut number = first;
    // 1亿2300万.
    if multiple > 1.0 && letters.at(end).is_ascii_digit() {
        let (text, more, after) = decimal(letters, end);
        let (smaller, after) = multiples(letters, after, words);
        if more <= DIGITS && (10.0..multiple).contains(&smaller) {
            number += text.parse::<f64>().ok()? * smaller / multiple;
            end = after;
        }
    }
    Some(Number { end, amount: number, to: None, multiple, chinese: false, bare: false, listed: false, digits, inside })
}

/// The digits at a place without what groups them, how many stand before the point, and where they end.
fn decimal(letters: &Letters, at: usize) -> (String, usize, usize) {
    let mut end = letters.after(at, |c| c.is_ascii_digit());
    let three = |from: usize| letters.after(from, |c| c.is_ascii_digit()) - from == 3;
    let mut text: String = letters.plain(at, end).iter().collect();
    // GB/T 15835—2011, 5.1.2: groups of three, parted by a comma or a thin space.
    if (1..=3).contains(&(end - at)) {
        while matches!(letters.at(end), ',' | '\u{2009}' | '\u{202f}' | '\u{a0}') && three(end + 1) {
            text.extend(letters.plain(end + 1, end + 4));
            end += 4;
        }
    }
    let digits = text.len();
    if letters.at(end) == '.' && letters.at(end + 1).is_ascii_digit() {
        let after = letters.after(end + 1, |c| c.is_ascii_digit());
        text.extend(letters.plain(end, after.min(end + 1 + DIGITS)));
        end = after;
    }
    (text, digits, end)
}

/// The multiples at a place and where they end, unless a unit begins there, such as 千瓦.
fn multiples(letters: &Letters, at: usize, words: &Words) -> (f64, usize) {
    let (mut all, mut end) = (1.0, at);
    while let Some(multiple) = chinese::multiple(letters.at(end)) {
        if words.unit_at(letters, end).is_some() || all >= 1e12 {
            break;
        }
        all *= multiple;
        end += 1;
    }
    (all, end)
}

fn characters(letters: &Letters, at: usize, words: &Words) -> Option<Number> {
    let mut end = letters.after(at, chinese::numeral);
    // A unit may begin within the run: 五千瓦, 两百分点.
    if let Some(unit) = (at + 1..end).find(|i| words.unit_at(letters, *i).is_some()) {
        end = unit;
    }
    let value = chinese::value(letters.plain(at, end))?;
    let whole = Number {
        end,
        amount: value.number / value.multiple,
        to: value.to.map(|to| to / value.multiple),
        multiple: value.multiple,
        chinese: true,
        bare: value.bare,
        listed: value.listed,
        digits: 0,
        inside: None,
    };
    // 四十七点五, but not 八点三十.
    let after = letters.after(end + 1, |c| chinese::digit(c).is_some());
    if letters.at(end) == '点' && after > end + 1 && value.multiple == 1.0 && !value.listed {
        let fraction: String =
            letters.plain(end + 1, after).iter().filter_map(|c| char::from_digit(chinese::digit(*c)?, 10)).collect();
        let fraction: f64 = ["0.", fraction.get(..DIGITS).unwrap_or(&fraction)].concat().parse().ok()?;
        let (multiple, past) = multiples(letters, after, words);
        if multiple == 1.0 || multiple >= 10_000.0 {
            return Some(Number { end: past, amount: value.number + fraction, multiple, ..whole });
        }
    }
    // 十余万, 二十多亿.
    if let Some((qualifier, after, word)) = words.inside(letters, end)
        && matches!(letters.at(after), '万' | '亿')
        && value.multiple == 1.0
        && words.unit_at(letters, after).is_none()
    {
        let (multiple, past) = multiples(letters, after, words);
        return Some(Number { end: past, multiple, inside: Some((qualifier, word)), ..whole });
    }
    Some(whole)
}
