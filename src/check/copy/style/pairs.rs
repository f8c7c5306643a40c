//! Quotation marks and brackets of Chinese texts: in pairs, of one width, and 〔〕 around the year of a document's number.

use super::letters::{Found, Letters, is_chinese_text};

/// Marks that open, and those that close.
const PAIRS: [(char, char); 7] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('【', '】'), ('〔', '〕'), ('「', '」')];

const IN_PAIRS: (&str, &str) = ("成对的引号或括号", "quotation marks or brackets in pairs");
const WIDE: (&str, &str) = ("全角括号", "full-width brackets");

pub fn review(text: &Letters) -> Vec<Found> {
    let mut out = pairs(text);
    out.extend(brackets(text));
    out.extend(text.each(|at, c| number(text, at, c)));
    out
}

/// Marks without their counterpart.
fn pairs(text: &Letters) -> Vec<Found> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut out = Vec::new();
    for at in 0..text.len() {
        let c = text.at(at);
        if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push((at, c));
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c) {
            if open.last().is_some_and(|(_, last)| last == opening) {
                open.pop();
            } else if c != '’' || !text.near(at, -1).is_ascii_alphabetic() {
                // After a Latin letter it is an apostrophe, as in Xi’an.
                out.push(Found::new(at, at + 1, IN_PAIRS));
            }
        }
    }
    out.extend(open.into_iter().map(|(at, _)| Found::new(at, at + 1, IN_PAIRS)));
    out
}

/// Round brackets, which Latin and Chinese text have in two widths: full where Chinese text stands at either of a pair.
fn brackets(text: &Letters) -> Vec<Found> {
    let mut open: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    let beside = |at: usize| is_chinese_text(text.near(at, -1)) || is_chinese_text(text.near(at, 1));
    let wide = |at: usize, mark: &str| Found::new(at, at + 1, WIDE).instead(mark);
    for at in 0..text.len() {
        match text.at(at) {
            '(' | '（' => open.push(at),
            ')' | '）' => match open.pop() {
                Some(begin) => {
                    let (first, last) = (text.at(begin), text.at(at));
                    let full = first == '（' || last == '）' || beside(begin) || beside(at);
                    out.extend((full && first == '(').then(|| wide(begin, "（")));
                    out.extend((full && last == ')').then(|| wide(at, "）")));
                }
                // “1）” numbers an item.
                None if numbers(text, at) => {}
                None => out.extend((text.at(at) == '）' || beside(at)).then(|| Found::new(at, at + 1, IN_PAIRS))),
            },
            _ => {}
        }
    }
    let alone = |at: usize| (text.at(at) == '（' || beside(at)).then(|| Found::new(at, at + 1, IN_PAIRS));
    out.extend(open.into_iter().filter_map(alone));
    out
}

/// Whether a closing bracket numbers an item: up to three letters or digits after nothing, a mark or a space.
fn numbers(text: &Letters, at: usize) -> bool {
    let begin = text.begin(at, |c| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c));
    let before = text.near(begin, -1);
    (1..=3).contains(&(at - begin)) && matches!(before, '\0' | ' ' | '，' | '。' | '；' | '：' | '、')
}

/// 国办发[2017]47号: the year of a document's number stands in 〔〕 (GB/T 9704—2012).
fn number(text: &Letters, at: usize, c: char) -> Option<Found> {
    let end = text.after(at + 1, |c| c.is_ascii_digit());
    let last = text.after(end + 1, |c| c.is_ascii_digit());
    let right = matches!(
        (c, text.at(end)),
        ('[', ']') | ('［', '］') | ('（', '）') | ('(', ')') | ('【', '】') | ('﹝', '﹞') | ('〖', '〗')
    );
    (right && end - at == 5 && last > end + 1 && text.at(last) == '号').then(|| {
        let year = text.text(at + 1, end);
        let expected = ("发文字号的年份用六角括号〔〕", "the year of a document’s number in 〔〕");
        Found::new(at, end + 1, expected).instead(["〔", &year, "〕"].concat())
    })
}
