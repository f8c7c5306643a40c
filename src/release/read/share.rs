//! Shares in words: 百分之五, 三分之二, 一半, 过半, 三成五, 1/3.

use super::chinese;
use super::number::{self, Number};
use super::words::Words;
use crate::release::letters::Letters;

/// A share: where it ends, its number, the upper bound of a range, and its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// Where it ends.
    pub end: usize,
    /// The number in the unit.
    pub number: f64,
    /// The upper bound of a range.
    pub to: Option<f64>,
    /// `%` or `‰`.
    pub unit: &'static str,
}

/// Reads the share that begins at a place.
pub fn read(letters: &Letters, at: usize, words: &Words) -> Option<Share> {
    named(letters, at, words)
        .or_else(|| half(letters, at))
        .or_else(|| divided(letters, at, words))
        .or_else(|| tenths(letters, at))
}

/// 百分之五, 千分之三, 百分之五到百分之六.
fn named(letters: &Letters, at: usize, words: &Words) -> Option<Share> {
    let one = |at: usize| {
        let unit = match letters.at(at) {
            '百' => "%",
            '千' => "‰",
            _ => return None,
        };
        if !letters.has(at + 1, "分之") {
            return None;
        }
        let (sign, begin) = if letters.at(at + 3) == '负' { (-1.0, at + 4) } else { (1.0, at + 3) };
        let number = number::read(letters, begin, words)?;
        Some((unit, sign * number.amount * number.multiple, number))
    };
    let (unit, value, number) = one(at)?;
    let mut share = Share { end: number.end, number: value, to: number.to, unit };
    if matches!(letters.at(share.end), '到' | '至' | '～' | '~' | '—') {
        let more = match one(share.end + 1) {
            Some((same, to, more)) if same == unit => Some((to, more.end)),
            _ => number::read(letters, share.end + 1, words)
                .filter(|more| more.chinese == number.chinese)
                .map(|more| (more.amount * more.multiple, more.end)),
        };
        if let Some((to, end)) = more.filter(|(to, _)| *to > value) {
            share = Share { end, to: Some(to), ..share };
        }
    }
    Some(share)
}

/// 一半, 半数, 过半.
fn half(letters: &Letters, at: usize) -> Option<Share> {
    let end = match letters.at(at) {
        '一' if letters.at(at + 1) == '半' => at + 2,
        '半' if letters.at(at + 1) == '数' => at + 2,
        // 过半, but not 半年 or 半径.
        '半' if letters.before(at, 1) == '过' || letters.ends(at, "超过") => at + 1,
        _ => return None,
    };
    Some(Share { end, number: 50.0, to: None, unit: "%" })
}

/// 三分之二, 1/3.
fn divided(letters: &Letters, at: usize, words: &Words) -> Option<Share> {
    let below: Number = number::read(letters, at, words)?;
    let (above, end) = if letters.has(below.end, "分之") {
        let above = number::read(letters, below.end + 2, words)?;
        (above.amount * above.multiple, above.end)
    } else if !below.chinese && letters.at(below.end) == '/' && below.digits == 1 {
        let under = number::read(letters, below.end + 1, words)?;
        let lone = !letters.at(under.end).is_ascii_alphanumeric() && !matches!(letters.at(under.end), '/' | '-' | '月');
        let lone = lone && under.digits <= 2 && !letters.before(at, 1).is_ascii_alphanumeric();
        let share = under.amount > below.amount && under.end > below.end + 1;
        return (lone && share).then(|| Share {
            end: under.end,
            number: below.amount / under.amount * 100.0,
            to: None,
            unit: "%",
        });
    } else {
        return None;
    };
    let whole = below.amount * below.multiple;
    (whole > 0.0).then(|| Share { end, number: above / whole * 100.0, to: None, unit: "%" })
}

/// 2.35∶1: where it ends, and the first divided by the second.
pub fn ratio(letters: &Letters, at: usize, words: &Words) -> Option<(usize, f64)> {
    let above =
        Some(at).filter(|at| letters.at(*at).is_ascii_digit()).and_then(|at| number::read(letters, at, words))?;
    if !matches!(letters.at(above.end), '∶' | ':') || !letters.at(above.end + 1).is_ascii_digit() {
        return None;
    }
    let below = number::read(letters, above.end + 1, words)?;
    let chained = matches!(letters.at(below.end), '∶' | ':') || matches!(letters.before(at, 1), '∶' | ':');
    (!chained && below.amount > 0.0).then(|| (below.end, above.amount / below.amount))
}

/// 三成, 六成五.
fn tenths(letters: &Letters, at: usize) -> Option<Share> {
    let tens = f64::from(chinese::digit(letters.at(at))?);
    let lone = !chinese::numeral(letters.before(at, 1)) && letters.at(at + 1) == '成';
    let ones = chinese::digit(letters.at(at + 2)).filter(|_| !chinese::numeral(letters.at(at + 3)));
    let follows = |c: char| "立功为效果本员都熟就交长型群片因分".contains(c);
    if !lone || (ones.is_none() && follows(letters.at(at + 2))) {
        return None;
    }
    let end = at + 2 + usize::from(ones.is_some());
    Some(Share { end, number: tens * 10.0 + f64::from(ones.unwrap_or(0)), to: None, unit: "%" })
}
