//! Texts for reading aloud: figures and units in words, so that no voice reads 20406 digit by digit or GW as two letters. The
//! numerals are those of [`numerals`](crate::text::numerals).

use super::Content;
use super::figures::pattern::Pattern;
use super::ledger::{Fact, Measure, Place};
use super::prose::{Piece, pieces};
use super::quantity_text::QuantityText;
use crate::text::han::han;
use crate::text::numerals::{Numerals, chinese, digit, traditional};

/// A text of the content for reading aloud, with its figures and names filled in.
pub fn text(content: &Content, text: &str) -> String {
    let Ok(pieces) = pieces(text) else {
        return text.into();
    };
    let words = &content.words;
    let mut out = String::new();
    // Whether a mark was said that the rest of the sentence is to be set apart from.
    let mut marked = false;
    for piece in pieces {
        let (said, computed) = match piece {
            Piece::Text(text) => (plain(content, text), false),
            Piece::Fact(id) => match content.ledger.fact(id) {
                Some(fact) => (figure(content, fact), fact.computed.is_some()),
                None => (plain(content, &content.worded(id)), false),
            },
        };
        if marked && said.trim_start().starts_with(char::is_alphanumeric) {
            out += words.clause_comma.trim_end();
        }
        out += &said;
        if computed {
            out += &[words.clause_comma.as_str(), &words.computed_mark].concat();
        }
        marked = computed;
    }
    out
}

/// A figure with its subject and relations, for reading aloud.
pub fn stated(content: &Content, fact: &Fact) -> String {
    let related = content.fact_context().related(fact);
    let parts = [fact.subject.clone(), figure(content, fact)];
    let parts = parts.into_iter().chain((!related.is_empty()).then(|| text(content, &related)));
    parts.collect::<Vec<_>>().join(&content.words.clause_comma)
}

/// A figure for reading aloud.
pub fn figure(content: &Content, fact: &Fact) -> String {
    let numerals = Numerals::of(&content.site.lang);
    let ledger = &content.ledger;
    let words = QuantityText::of(ledger, fact);
    if ledger.level(fact).is_some() {
        return words.full();
    }
    let word_for_number = ledger.qualifier_word(fact).is_some_and(|word| word.place == Place::Number);
    let Some(value) = ledger.displayed(fact).filter(|_| !word_for_number) else {
        return words.full();
    };
    // The direction of a change is in the words before it.
    let spell = |value: f64| numerals.spell_out(if fact.change.is_some() { value.abs() } else { value });
    let number = match ledger.displayed_to(fact) {
        Some(to) => ledger.range(Pattern::SpokenRange, &spell(value), "", &spell(to)),
        None => spell(value),
    };
    let unit = ledger.unit(fact);
    let inside = ledger.qualifier_word(fact).filter(|word| word.place == Place::Inside).map_or("", |word| &word.word);
    let spoken = match unit.and_then(|unit| unit.spoken.as_ref()) {
        Some(pattern) => pattern.replace("{n}", &(number + inside)),
        None => {
            let counted = unit.is_some_and(|unit| !matches!(unit.measure, Measure::Rank | Measure::Share));
            let two = counted && value.abs() == 2.0 && fact.to.is_none();
            let number = match numerals {
                Numerals::Chinese if two => number.replace('二', "两"),
                Numerals::Traditional if two => number.replace('二', "兩"),
                _ => number,
            };
            number + &words.unit
        }
    };
    [words.before.as_str(), &spoken, &words.after].concat()
}

/// Text between figures: in Chinese, numbers in words and years digit by digit; in other languages, without Chinese characters.
fn plain(content: &Content, text: &str) -> String {
    match Numerals::of(&content.site.lang) {
        Numerals::Chinese => numbers(text),
        Numerals::Traditional => traditional(&numbers(text)),
        _ => without_han(text),
    }
}

/// Chinese text with its runs of digits in Chinese numerals. A number that belongs to Latin letters (5G) stays.
fn numbers(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        out += before;
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        match digits.parse::<f64>() {
            _ if latin(before.chars().next_back()) || latin(after.chars().next()) => out += digits,
            Ok(_) if year => out.extend(digits.chars().filter_map(|c| digit(c.to_digit(10)?))),
            Ok(value) => out += &chinese(value),
            Err(_) => out += digits,
        }
        rest = after;
    }
    out + rest
}

/// Text without Chinese characters and the brackets around them, which a voice of another language cannot read.
fn without_han(text: &str) -> String {
    let mut out = String::new();
    let mut bracket: Option<String> = None;
    for c in text.chars() {
        match (c, bracket.as_mut()) {
            ('(', None) => bracket = Some(c.into()),
            (')', Some(inside)) => {
                inside.push(c);
                if inside.chars().any(han) {
                    out.truncate(out.trim_end().len());
                } else {
                    out += inside;
                }
                bracket = None;
            }
            (c, Some(inside)) => inside.push(c),
            (c, None) if han(c) => {}
            (c, None) => out.push(c),
        }
    }
    out + &bracket.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_said_digit_by_digit_and_5g_stays() {
        assert_eq!(numbers("2020年排第2，5G铺开，1个点代表100人"), "二零二零年排第二，5G铺开，一个点代表一百人");
    }

    #[test]
    fn what_a_foreign_voice_cannot_say_is_left_out() {
        assert_eq!(without_han("Little Lotus (小荷工程) helps (a lot)."), "Little Lotus helps (a lot).");
        assert_eq!(without_han("The 工 of work"), "The  of work");
    }
}
