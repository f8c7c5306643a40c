//! Numerals in Chinese texts (GB/T 15835—2011): a number and a date in one kind of digits, a range with its unit on both sides, an
//! approximate number in Chinese digits.

use super::letters::{Found, Letters, is_han};

/// Chinese digits.
const DIGITS: &str = "〇零一二三四五六七八九";
/// What stands for a zero and is none: a letter, a circle, a digit of the other kind.
const ZEROS: [char; 6] = ['0', 'O', 'o', '○', '◯', 'Ｏ'];
/// Units of measure and nouns that begin with 千 or 百, which then is no part of the number.
const NOUNS: [&str; 14] =
    ["千瓦", "千米", "千克", "千伏", "千卡", "千兆", "千赫", "千帕", "千焦", "千升", "千字", "千斤", "百分", "百货"];
/// What is counted in ranges. Numbers of houses, rooms and documents (号, 栋, 室) are no ranges.
const COUNTED: &str = "年月日天时分秒周岁个名人户家所项次倍元吨米克级层页章条款期届座台辆件套只头亩公里千瓦度种类处位";

pub fn review(text: &Letters) -> Vec<Found> {
    // In the lunar calendar months and days are in Chinese digits.
    let lunar = (0..text.len()).any(|at| ["农历", "阴历", "旧历", "夏历"].iter().any(|word| text.has(at, word)));
    let rules = [zero, multiples, range, near, grouped, percent];
    let mut out = text.each(|at, c| rules.iter().find_map(|rule| rule(text, at, c)));
    if !lunar {
        out.extend(text.each(|at, c| date(text, at, c)));
    }
    out
}

fn digit(c: char) -> bool {
    DIGITS.contains(c)
}

fn arabic(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

/// 二0二一, 二○二一.
fn zero(text: &Letters, at: usize, c: char) -> Option<Found> {
    let after = text.near(at, 1);
    let within = digit(text.near(at, -1)) && (digit(after) || ZEROS.contains(&after) || after == '年');
    (ZEROS.contains(&c) && within)
        .then(|| Found::new(at, at + 1, ("“〇”，或全用阿拉伯数字", "〇, or Arabic digits throughout")).instead("〇"))
}

/// 3千, 5百: only 万 and 亿 stand beside Arabic digits. After a year they begin a noun, as in 2020百强.
fn multiples(text: &Letters, at: usize, c: char) -> Option<Found> {
    if !matches!(c, '百' | '千') || NOUNS.iter().any(|noun| text.has(at, noun)) {
        return None;
    }
    let begin = text.begin(at, |c| c.is_ascii_digit());
    let named = text.near(begin, -1).is_ascii_alphabetic();
    ((1..=3).contains(&(at - begin)) && !named).then(|| {
        let expected =
            ("全用阿拉伯数字：只有“万”“亿”与其连用", "Arabic digits throughout: only 万 and 亿 stand beside them");
        Found::new(begin, at + 1, expected)
    })
}

/// 5-10%, 13～17万, 3-5年.
fn range(text: &Letters, at: usize, c: char) -> Option<Found> {
    let join = matches!(c, '-' | '~' | '－' | '～' | '—') && text.near(at, -1) != c && text.near(at, 1) != c;
    let (begin, end) = (text.begin(at, arabic), text.after(at + 1, arabic));
    if !join || begin == at || end == at + 1 {
        return None;
    }
    // The number of a standard, a product, a telephone or a date: GB/T 15835-2011, 0790-6440000, 2020-05-01.
    let space = usize::from(text.near(begin, -1) == ' ');
    let before = text.near(begin, -1 - space.cast_signed());
    let (first, second) = (text.text(begin, at), text.text(at + 1, end));
    let coded = (first.len() > 1 && first.starts_with('0') && !first.starts_with("0.")) || first.len() > 4;
    if before.is_ascii_alphanumeric() || matches!(before, '/' | '-' | '.' | '—') || coded {
        return None;
    }
    let unit = text.at(end);
    let join = if c == '—' { '—' } else { '～' };
    let rising =
        first.parse::<f64>().ok().zip(second.parse::<f64>().ok()).is_some_and(|(first, second)| first < second);
    if matches!(unit, '%' | '‰' | '万' | '亿') {
        let expected =
            ("前后都带符号或数位，如5%～10%、13万～17万", "the sign or multiple on both sides, as in 5%～10%");
        let instead = format!("{first}{unit}{join}{second}{unit}");
        return Some(Found::new(begin, end + 1, expected).instead(instead));
    }
    (c == '-' && rising && COUNTED.contains(unit)).then(|| {
        let join = if unit == '年' && first.len() == 4 { "—" } else { "～" };
        Found::new(at, at + 1, ("浪纹线“～”或一字线“—”", "a range with ～ or —")).instead(join)
    })
}

/// 3、4个: two numbers beside each other that mean about so many. With other units both are meant, as in 3、4年级.
fn near(text: &Letters, at: usize, c: char) -> Option<Found> {
    let (first, second) = (text.near(at, -1), text.near(at, 1));
    let (Some(low), Some(high)) = (first.to_digit(10), second.to_digit(10)) else {
        return None;
    };
    let before = text.near(at, -2);
    let counted = "个名人天岁次户家里".contains(text.near(at, 2)) || text.has(at + 2, "公里");
    let alone = !arabic(before) && !matches!(before, '第' | '、' | '图' | '表');
    (c == '、' && high == low + 1 && counted && alone).then(|| {
        let expected = ("概数用汉字，中间不加顿号，如三四个", "an approximate number in Chinese digits, as in 三四个");
        let word = |digit: char| DIGITS.chars().skip(1).nth(digit.to_digit(10)? as usize);
        let found = Found::new(at - 1, at + 2, expected);
        match (word(first), word(second)) {
            (Some(first), Some(second)) => found.instead([first, second].iter().collect::<String>()),
            _ => found,
        }
    })
}

/// 1，000.
fn grouped(text: &Letters, at: usize, c: char) -> Option<Found> {
    let begin = text.begin(at, |c| c.is_ascii_digit());
    let end = text.after(at + 1, |c| c.is_ascii_digit());
    (c == '，' && (1..=3).contains(&(at - begin)) && end - at == 4)
        .then(|| Found::new(at, at + 1, ("数字中间不用中文逗号", "no Chinese comma within a number")).instead(","))
}

/// 百分之12.
fn percent(text: &Letters, at: usize, c: char) -> Option<Found> {
    let end = text.after(at + 3, arabic);
    (c == '百' && text.has(at, "百分之") && end > at + 3).then(|| {
        let expected = ("“12%”或“百分之十二”", "12% or 百分之十二");
        Found::new(at, end, expected).instead(text.text(at + 3, end) + "%")
    })
}

/// 2021年五月, 5月一日, 二〇二一年5月.
fn date(text: &Letters, at: usize, c: char) -> Option<Found> {
    let expected = ("日期只用一种数字", "a date in one kind of digits");
    let written = |c: char| digit(c) || c == '十';
    let end = text.after(at + 1, written);
    let parts = match c {
        '年' => text.near(at, -1).is_ascii_digit() && text.at(end) == '月' && !text.has(end + 1, "革命"),
        '月' => text.near(at, -1).is_ascii_digit() && matches!(text.at(end), '日' | '号'),
        _ => return None,
    };
    if parts && (1..=3).contains(&(end - at - 1)) {
        let found = Found::new(at + 1, end, expected);
        return Some(match value(text.slice(at + 1, end)) {
            Some(value) => found.instead(value.to_string()),
            None => found,
        });
    }
    let end = text.after(at + 1, |c| c.is_ascii_digit());
    let other =
        c == '年' && digit(text.near(at, -1)) && end > at + 1 && text.at(end) == '月' && is_han(text.near(at, -2));
    other.then(|| Found::new(at + 1, end, expected))
}

/// A number below 100 in Chinese digits: 五, 十二, 三十, 二十一.
fn value(digits: &[char]) -> Option<usize> {
    let of = |c: &char| DIGITS.chars().skip(1).position(|digit| digit == *c);
    match digits {
        [one] if *one != '十' => of(one),
        ['十'] => Some(10),
        ['十', one] => Some(10 + of(one)?),
        [ten, '十'] => Some(of(ten)? * 10),
        [ten, '十', one] => Some(of(ten)? * 10 + of(one)?),
        _ => None,
    }
}
