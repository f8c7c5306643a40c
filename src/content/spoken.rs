//! Texts as they are read aloud: figures and units in words, so that no voice spells 20406 digit by digit or says GW as two
//! letters. Chinese numerals follow GB/T 15835 (usage of numerals); English ones are British, with "and".

use super::Content;
use super::ledger::{Fact, Measure, Place};
use super::number;
use super::prose::{Piece, pieces};
use super::wording::Wording;

/// How a language says numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numerals {
    Chinese,
    English,
    /// As digits: the voice knows best.
    Digits,
}

impl Numerals {
    fn of(lang: &str) -> Numerals {
        match lang.split('-').next() {
            Some("zh") => Numerals::Chinese,
            Some("en") => Numerals::English,
            _ => Numerals::Digits,
        }
    }

    fn say(self, value: f64) -> String {
        match self {
            Numerals::Chinese => chinese(value),
            Numerals::English => english(value),
            Numerals::Digits => number::plain(value),
        }
    }
}

/// A text of the content, its figures and names put in, as it is read aloud.
pub fn text(content: &Content, text: &str) -> String {
    let Ok(pieces) = pieces(text) else {
        return text.into();
    };
    let name = |id: &str| content.names.iter().find(|name| name.id == id).map(|name| plain(content, &name.text));
    let say = |piece| match piece {
        Piece::Text(text) => plain(content, text),
        Piece::Fact(id) => match content.ledger.fact(id) {
            Some(fact) => figure(content, fact),
            None => name(id).unwrap_or_else(|| id.into()),
        },
    };
    pieces.into_iter().map(say).collect()
}

/// A figure as it is read aloud.
pub fn figure(content: &Content, fact: &Fact) -> String {
    let numerals = Numerals::of(&content.site.lang);
    let ledger = &content.ledger;
    let words = Wording::of(ledger, fact);
    let Some(value) = ledger.said(fact) else {
        return words.full();
    };
    let unit = ledger.unit(fact);
    let inside = ledger.qualifier_word(fact).filter(|word| word.place == Place::Inside).map_or("", |word| &word.word);
    let spoken = match unit.and_then(|unit| unit.spoken.as_ref()) {
        Some(pattern) => pattern.replace("{n}", &(numerals.say(value) + inside)),
        None => {
            let counted = unit.is_some_and(|unit| !matches!(unit.measure, Measure::Rank | Measure::Share));
            let two = numerals == Numerals::Chinese && counted && value == 2.0;
            (if two { "两".into() } else { numerals.say(value) }) + &words.unit
        }
    };
    [words.before.as_str(), &spoken, &words.after].concat()
}

/// Text without figures of the ledger: its numbers in words, its years digit by digit, and what is in another script left out.
fn plain(content: &Content, text: &str) -> String {
    match Numerals::of(&content.site.lang) {
        Numerals::Chinese => numbers(text),
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

/// Text without its Chinese characters and the brackets around them, which a foreign voice cannot say.
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

/// Whether a character is Chinese.
pub fn han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3011}' | '\u{ff00}'..='\u{ff5e}')
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn digit(n: u32) -> Option<char> {
    DIGITS.get(n as usize).copied()
}

/// A number of zero or more in Chinese: 20406 is 二万零四百零六, 47.5 is 四十七点五.
fn chinese(value: f64) -> String {
    let plain = number::plain(value);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let Ok(whole) = whole.parse::<u64>() else {
        return plain;
    };
    let mut out = if whole == 0 { "零".into() } else { String::new() };
    let mut gap = false;
    for (scale, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = if scale == 100_000_000 { whole / scale } else { whole / scale % 10_000 };
        if part == 0 {
            gap = !out.is_empty();
            continue;
        }
        if whole > 0 && !out.is_empty() && (gap || part < 1000) {
            out.push('零');
        }
        out += &four(part);
        out += name;
        gap = false;
    }
    // 一十二 at the beginning is said 十二.
    let mut out = out.strip_prefix("一十").map(|rest| ["十", rest].concat()).unwrap_or(out);
    if !fraction.is_empty() {
        out.push('点');
        out.extend(fraction.chars().filter_map(|c| digit(c.to_digit(10)?)));
    }
    out
}

/// A number from 1 to 9999 (more above 亿).
fn four(part: u64) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (scale, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let n = part / scale % 10;
        if n == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        out.extend(digit(n as u32));
        out += name;
        gap = false;
    }
    out
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number of zero or more in English: 20406 is twenty thousand four hundred and six.
fn english(value: f64) -> String {
    let plain = number::plain(value);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let Ok(whole) = whole.parse::<u64>() else {
        return plain;
    };
    let mut words: Vec<String> = Vec::new();
    for (scale, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")] {
        let part = whole / scale % 1000;
        if part > 0 {
            words.extend([hundreds(part), name.into()]);
        }
    }
    let rest = whole % 1000;
    if rest > 0 || whole == 0 {
        if rest < 100 && whole >= 1000 {
            words.push("and".into());
        }
        words.push(hundreds(rest));
    }
    if !fraction.is_empty() {
        words.push("point".into());
        let digits = fraction.chars().filter_map(|c| SMALL.get(c.to_digit(10)? as usize));
        words.extend(digits.map(|word| (*word).into()));
    }
    words.join(" ")
}

/// A number from 0 to 999.
fn hundreds(n: u64) -> String {
    let word =
        |words: &[&'static str], n| usize::try_from(n).ok().and_then(|n| words.get(n)).copied().unwrap_or_default();
    let small = |n: u64| word(&SMALL, n);
    let under_hundred = |n: u64| match (word(&TENS, n / 10), n % 10) {
        ("", _) => small(n).to_string(),
        (ten, 0) => ten.into(),
        (ten, one) => [ten, "-", small(one)].concat(),
    };
    match (n / 100, n % 100) {
        (0, rest) => under_hundred(rest),
        (hundred, 0) => [small(hundred), " hundred"].concat(),
        (hundred, rest) => [small(hundred), " hundred and ", &under_hundred(rest)].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals_skip_empty_places_with_one_zero() {
        let cases = [
            (0.0, "零"),
            (10.0, "十"),
            (12.0, "十二"),
            (110.0, "一百一十"),
            (509.0, "五百零九"),
            (2400.0, "二千四百"),
            (3000.0, "三千"),
            (8005.0, "八千零五"),
            (20406.0, "二万零四百零六"),
            (21406.0, "二万一千四百零六"),
            (35879.0, "三万五千八百七十九"),
            (100_050.0, "十万零五十"),
            (300_000_001.0, "三亿零一"),
            (47.5, "四十七点五"),
            (0.05, "零点零五"),
        ];
        for (value, said) in cases {
            assert_eq!(chinese(value), said, "{value}");
        }
    }

    #[test]
    fn english_numerals_have_their_and() {
        let cases = [
            (0.0, "zero"),
            (19.0, "nineteen"),
            (64.0, "sixty-four"),
            (515.0, "five hundred and fifteen"),
            (20406.0, "twenty thousand four hundred and six"),
            (12_005.0, "twelve thousand and five"),
            (296_000.0, "two hundred and ninety-six thousand"),
            (4.75, "four point seven five"),
            (1_000_000.0, "one million"),
        ];
        for (value, said) in cases {
            assert_eq!(english(value), said, "{value}");
        }
    }

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
