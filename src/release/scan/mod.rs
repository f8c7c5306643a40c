//! A text from its beginning to its end: each numeral with what stands around it.

mod rules;
mod time;

use super::letters::{self, Letters};
use super::numeral::{Movement, Numeral, Place};
use super::read::number::{self, Number};
use super::read::words::{Found, Words};
use super::read::{around, chinese, date, share};
use super::reason::Reason;
use crate::model::ledger::{Measure, Qualifier};
use time::Clock;

/// Every numeral of a Chinese text, in its order.
pub fn numerals(text: &str) -> Vec<Numeral> {
    numerals_with(text, &Words::common())
}

/// The same, with the units and qualifiers of a ledger.
pub fn numerals_with(text: &str, words: &Words) -> Vec<Numeral> {
    let mut found = Vec::new();
    let lines = letters::lines(text);
    let mut clock = Clock::of(lines.iter().map(|(_, _, letters)| letters));
    for (line, paragraph, letters) in lines {
        let before = clock.clone();
        let mut scan = Scan { letters: &letters, words, clock: &mut clock, line, paragraph };
        scan.clock.paragraph(paragraph);
        scan.line(&mut found);
        // The day that it was published is not the time of its figures.
        if time::published(&letters).is_some() {
            clock = before;
        }
    }
    found
}

/// A line that is being read.
struct Scan<'a> {
    letters: &'a Letters,
    words: &'a Words,
    clock: &'a mut Clock,
    line: usize,
    paragraph: usize,
}

/// A number with its bounds and its unit.
struct Amount {
    begin: usize,
    end: usize,
    sign: f64,
    number: Number,
    to: Option<f64>,
    unit: Found,
    inside: Option<(Option<Qualifier>, String)>,
}

/// What joins the bounds of a range.
const JOINS: [char; 7] = ['～', '~', '—', '-', '－', '至', '到'];

impl Scan<'_> {
    fn line(&mut self, found: &mut Vec<Numeral>) {
        let mut at = 0;
        while at < self.letters.len() {
            let c = self.letters.at(at);
            if !(c.is_numeric() || chinese::numeral(c) || c == '半' || c == '持') {
                self.clock.relative(self.letters, at);
                at += 1;
                continue;
            }
            let numeral = self.one(at);
            at = numeral.as_ref().map_or(at, |numeral| numeral.place.characters.end).max(at + 1);
            found.extend(numeral);
        }
    }

    /// The numeral that begins at a place.
    fn one(&mut self, at: usize) -> Option<Numeral> {
        if let Some(movement) = around::level(self.letters, at) {
            let level = self.made(at, at + 2, 0.0);
            return Some(Numeral { movement: Some(movement), qualifier: Some(Qualifier::Exact), ..level });
        }
        if self.letters.at(at) == '持' {
            return None;
        }
        if let Some((end, reason)) = rules::before_numbers(self.letters, at) {
            return Some(self.no_figure(at, end, reason));
        }
        if let Some(date) = date::read(self.letters, at) {
            self.clock.date(self.letters, at, &date);
            return Some(self.no_figure(at, date.end, Reason::Date));
        }
        if let Some(share) = share::read(self.letters, at, self.words) {
            return Some(self.share(at, &share));
        }
        if let Some((end, number)) = share::ratio(self.letters, at, self.words) {
            return Some(self.made(at, end, number));
        }
        let Some(number) = number::read(self.letters, at, self.words) else {
            let end = number::run(self.letters, at);
            let reason = if self.letters.at(at).is_ascii_digit() { Reason::Label } else { Reason::Word };
            return Some(self.no_figure(at, end, reason));
        };
        let amount = self.amount(at, number);
        let reason = rules::reason(
            self.letters,
            &rules::Around {
                begin: amount.begin,
                digits: at,
                number: &amount.number,
                unit: &amount.unit,
                end: amount.end,
            },
        );
        Some(match reason {
            Some((end, reason)) => self.no_figure(at, end.max(amount.number.end), reason),
            None => self.figure(amount),
        })
    }

    /// A number with its sign, its bounds and its unit.
    fn amount(&self, at: usize, mut number: Number) -> Amount {
        let letters = self.letters;
        let (begin, sign) = match letters.before(at, 1) {
            '−' | '负' => (at - 1, -1.0),
            '-' if !letters.before(at, 2).is_ascii_alphanumeric() && letters.before(at, 2) != '%' => (at - 1, -1.0),
            '+' if !letters.before(at, 2).is_alphanumeric() => (at - 1, 1.0),
            _ => (at, 1.0),
        };
        let mut to = number.to;
        let mut inside = number.inside.take();
        let mut end = number.end;
        let between = self.unit(&mut end, &mut inside, &number);
        let mut unit = between;
        if let Some((upper, found, after)) = self.upper(&number, &unit, end, begin) {
            // 100-200万: the multiple is that of both.
            if number.multiple == 1.0 && unit.word.is_empty() {
                number.multiple = upper.multiple;
            }
            to = Some(upper.amount * upper.multiple / number.multiple);
            (unit, end) = (found, after);
        }
        // 两年半.
        if letters.at(end) == '半' && unit.measure == Some(Measure::Time) && to.is_none() {
            number.amount += 0.5 / number.multiple;
            end += 1;
        }
        number.end = number.end.min(end);
        Amount { begin, end, sign, number, to, unit, inside }
    }

    /// The unit at a place, after the qualifier that may stand before it.
    fn unit(&self, end: &mut usize, inside: &mut Option<(Option<Qualifier>, String)>, number: &Number) -> Found {
        let blank = usize::from(self.letters.at(*end) == ' ' && !number.chinese);
        if let Some((qualifier, after, word)) = self.words.inside(self.letters, *end)
            && inside.is_none()
            && let Some(unit) = self.words.unit_at(self.letters, after)
        {
            *inside = Some((qualifier, word));
            *end = after + unit.letters;
            return unit;
        }
        let Some(unit) = self.words.unit_at(self.letters, *end + blank) else {
            return Found { factor: 1.0, ..Found::default() };
        };
        *end += blank + unit.letters;
        unit
    }

    /// The upper bound of a range after a number with its unit: with what unit, and where it ends.
    fn upper(&self, low: &Number, unit: &Found, end: usize, begin: usize) -> Option<(Number, Found, usize)> {
        let letters = self.letters;
        // 从5%到6% goes from one figure to another.
        let from = matches!(letters.before(begin, 1), '从' | '由');
        if !JOINS.contains(&letters.at(end)) || from || low.to.is_some() {
            return None;
        }
        let next = letters.after(end, |c| c == '—').max(end + 1);
        let number = number::read(letters, next, self.words)?;
        let mut after = number.end;
        let mut inside = None;
        let found = self.unit(&mut after, &mut inside, &number);
        let value = |of: &Number| of.amount * of.multiple;
        let same = unit.word.is_empty() || unit.word == found.word;
        let dated = number.chinese != low.chinese || (found.word.is_empty() && letters.at(end) == '-');
        let rises = value(&number) > low.amount * if low.multiple == 1.0 { number.multiple } else { low.multiple };
        (same && rises && !dated && number.to.is_none()).then_some((number, found, after))
    }

    fn figure(&self, amount: Amount) -> Numeral {
        let Amount { begin, end, sign, number, to, unit, inside } = amount;
        let (qualifier, word, first) = self.qualified(begin, end, inside, &number);
        let ordinal = self.letters.before(begin, 1) == '第';
        let movement = around::movement(self.letters, first).filter(|_| !ordinal);
        Numeral {
            to: to.map(|to| to * sign),
            multiple: number.multiple,
            unit: unit.word,
            measure: if ordinal { Some(Measure::Rank) } else { unit.measure },
            factor: unit.factor,
            qualifier,
            word,
            movement,
            ordinal,
            ..self.made(begin, end, number.amount * sign)
        }
    }

    /// The qualifier of a number, its word, and where the words before the number begin. That after the unit says more than one inside it,
    /// and that more than one before the number: 达92%以上 is 92% or more.
    fn qualified(
        &self,
        begin: usize,
        end: usize,
        inside: Option<(Option<Qualifier>, String)>,
        number: &Number,
    ) -> (Option<Qualifier>, String, usize) {
        let (letters, mut first) = (self.letters, begin);
        let mut before = None;
        while let Some((qualifier, from, word)) = self.words.before(letters, first) {
            // The one nearest to the number counts, unless it only says that it is reached.
            if before.as_ref().is_none_or(|(of, _)| *of == Some(Qualifier::UpTo)) {
                before = Some((qualifier, word));
            }
            first = from;
        }
        if number.bare && before.is_none() {
            let bare = match letters.before(begin, 1) {
                '上' | '成' => Some(Qualifier::OrderOf),
                '过' => Some(Qualifier::Over),
                _ => None,
            };
            if let Some(qualifier) = bare {
                before = Some((Some(qualifier), letters.written(begin - 1, number.end)));
                first = begin - 1;
            }
        }
        let over = |at: usize| {
            let more = matches!(letters.at(at), '多' | '余');
            let lone = !letters.at(at + 1).is_alphanumeric() || letters.at(at + 1) == '的';
            (more && lone).then(|| (Some(Qualifier::Over), letters.written(at, at + 1)))
        };
        let after = self.words.after(letters, end).map(|(qualifier, _, word)| (qualifier, word)).or_else(|| over(end));
        let (qualifier, word) = after.or(inside).or(before).unwrap_or((Some(Qualifier::Exact), String::new()));
        (qualifier, word, first)
    }

    fn share(&self, at: usize, share: &share::Share) -> Numeral {
        let (letters, mut first) = (self.letters, at);
        let mut before = (Some(Qualifier::Exact), String::new());
        if letters.before(at, 1) == '过' {
            (before, first) = ((Some(Qualifier::Over), "过".into()), at - 1);
        }
        if let Some((qualifier, from, word)) = self.words.before(letters, at) {
            (before, first) = ((qualifier, word), from);
        }
        let after = self.words.after(letters, share.end).map(|(qualifier, _, word)| (qualifier, word));
        let (qualifier, word) = after.unwrap_or(before);
        Numeral {
            to: share.to,
            unit: share.unit.into(),
            measure: Some(Measure::Share),
            factor: if share.unit == "‰" { 0.1 } else { 1.0 },
            qualifier,
            word,
            movement: around::movement(letters, first),
            ..self.made(at, share.end, share.number)
        }
    }

    fn no_figure(&self, begin: usize, end: usize, reason: Reason) -> Numeral {
        let number = number::read(self.letters, begin, self.words).map_or(0.0, |of| of.amount * of.multiple);
        let end = end.max(begin + 1);
        // A figure of the ledger may still be what a word says: 三城同创 is three.
        let unit =
            number::read(self.letters, begin, self.words).and_then(|of| self.words.unit_at(self.letters, of.end));
        Numeral {
            reason: Some(reason),
            unit: unit.map(|unit| unit.word).unwrap_or_default(),
            ordinal: self.letters.before(begin, 1) == '第',
            ..self.made(begin, end, number)
        }
    }

    fn made(&self, begin: usize, end: usize, number: f64) -> Numeral {
        Numeral {
            place: Place { paragraph: self.paragraph, line: self.line, characters: begin..end },
            text: self.letters.written(begin, end),
            number,
            to: None,
            multiple: 1.0,
            unit: String::new(),
            measure: None,
            factor: 1.0,
            qualifier: Some(Qualifier::Exact),
            word: String::new(),
            movement: None::<Movement>,
            period: self.clock.period(),
            ordinal: false,
            reason: None,
        }
    }
}
