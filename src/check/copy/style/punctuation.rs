//! Punctuation of Chinese texts (GB/T 15834—2011): its own marks and in their width, and no two marks that end something.

use super::letters::{Found, Letters, is_chinese_text, is_han};

/// Marks of Latin script, and those that stand in Chinese text instead. Brackets are in `pairs`.
const WIDE: [(char, &str); 6] = [(',', "，"), (';', "；"), (':', "："), ('!', "！"), ('?', "？"), ('.', "。")];

/// Marks that end a clause or a sentence.
const ENDS: [char; 7] = ['，', '。', '、', '；', '：', '？', '！'];

pub fn review(text: &Letters) -> Vec<Found> {
    let mut out = text.each(|at, c| width(text, at, c).or_else(|| form(text, at, c)));
    out.extend(text.each(|at, c| ends(text, at, c)));
    out.extend(text.each(|at, c| between(text, at, c)));
    out
}

/// A mark or a letter of the wrong width.
fn width(text: &Letters, at: usize, c: char) -> Option<Found> {
    let (before, after) = (text.near(at, -1), text.near(at, 1));
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    if let Some((_, wide)) = WIDE.iter().find(|(narrow, _)| *narrow == c) {
        // A full stop is one only after a word: in “3.5” or “v2.” it is part of a number or name. Dots are an ellipsis.
        let dots = c == '.' && (before == '.' || after == '.');
        let here = if c == '.' { is_han(before) } else { is_chinese_text(before) || is_chinese_text(after) };
        return (here && !dots).then(|| Found::new(at, at + 1, ("全角标点", "a full-width mark")).instead(*wide));
    }
    if digits && matches!(c, '．' | '。') {
        return Some(Found::new(at, at + 1, ("小数点“.”", "a decimal point, .")).instead("."));
    }
    let narrow = char::from_u32((c as u32).checked_sub(0xfee0)?).filter(|_| ('！'..='～').contains(&c))?;
    let wrong = narrow.is_ascii_alphanumeric() || narrow == '%';
    wrong.then(|| Found::new(at, at + 1, ("半角字符", "a half-width character")).instead(narrow))
}

/// A mark that Chinese does not have, or has in another form.
fn form(text: &Letters, at: usize, c: char) -> Option<Found> {
    let (before, after) = (text.near(at, -1), text.near(at, 1));
    let beside = |kind: fn(char) -> bool| kind(before) || kind(after);
    match c {
        // In the middle of a Latin word it is an apostrophe, after a figure a unit.
        '"' | '\'' if beside(is_chinese_text) && !before.is_ascii_digit() => {
            Some(Found::new(at, at + 1, ("中文引号“ ”或‘ ’", "Chinese quotation marks “ ” or ‘ ’")))
        }
        '.' | '。' if before != c => {
            let end = text.after(at, |next| next == c);
            let dots = end - at > 2 || (c == '。' && end - at == 2);
            // Two full stops are one too many; three are an ellipsis.
            let instead = if end - at == 2 { "。" } else { "……" };
            dots.then(|| {
                Found::new(at, end, ("省略号“……”或一个句号", "an ellipsis, ……, or one full stop")).instead(instead)
            })
        }
        '…' if before != '…' && after != '…' => {
            Some(Found::new(at, at + 1, ("省略号“……”（两个字符）", "an ellipsis of two characters, ……")).instead("……"))
        }
        '-' if before != '-' && after == '-' => {
            let end = text.after(at, |next| next == '-');
            let within = is_chinese_text(before) || is_chinese_text(text.at(end));
            within.then(|| Found::new(at, end, ("破折号“——”", "a dash, ——")).instead("——"))
        }
        '~' if before.is_ascii_digit() || before == '%' || is_chinese_text(before) => {
            Some(Found::new(at, at + 1, ("浪纹线“～”", "the full-width tilde ～")).instead("～"))
        }
        // A person's or a book's name: 诺尔曼·白求恩.
        '•' | '‧' | '・' | '･' | '∙' | '⋅' if is_han(before) && is_han(after) => {
            Some(Found::new(at, at + 1, ("间隔号“·”", "the interpunct ·")).instead("·"))
        }
        _ => None,
    }
}

/// Two marks that end something, or one where nothing has begun.
fn ends(text: &Letters, at: usize, c: char) -> Option<Found> {
    if !ENDS.contains(&c) {
        return None;
    }
    let before = text.near(at, -1);
    if before == '\0' {
        return Some(Found::new(at, at + 1, ("不以标点开头的文字", "a text that does not begin with this mark")));
    }
    // A surprised question may end with both; full stops in a row are told as an ellipsis.
    let twice = ENDS.contains(&before) && !(before == '？' && c == '！') && !(before == '。' && c == '。');
    twice.then(|| {
        let found = Found::new(at - 1, at + 1, ("一个标点", "one mark"));
        if before == c { found.instead(c) } else { found }
    })
}

/// An enumeration comma between what quotation marks or title marks part already.
fn between(text: &Letters, at: usize, c: char) -> Option<Found> {
    let around = (text.near(at, -1), text.near(at, 1));
    (c == '、' && matches!(around, ('”', '“') | ('》', '《') | ('’', '‘'))).then(|| {
        let expected = ("并列的引号、书名号之间不用顿号", "no comma between what quotation or title marks part");
        Found::new(at, at + 1, expected).instead("")
    })
}

/// Whether a character ends a clause.
pub fn parts(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？')
}
