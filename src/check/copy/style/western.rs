//! Texts in other languages than Chinese: spaces as Latin script has them, and its own punctuation.

use super::letters::{Found, Letters, is_han, is_mark};

/// Chinese marks that Latin script has, too.
const SHARED: [char; 9] = ['“', '”', '‘', '’', '…', '—', '·', '〔', '〕'];

/// Words that follow themselves as they should: “that that”, “had had”.
const DOUBLED: [&str; 2] = ["that", "had"];

pub fn review(text: &Letters) -> Vec<Found> {
    let mut out = text.each(|at, c| mark(text, at, c));
    out.extend(words(text));
    out
}

fn mark(text: &Letters, at: usize, c: char) -> Option<Found> {
    let (before, after) = (text.near(at, -1), text.near(at, 1));
    let found = |chinese, english| Found::new(at, at + 1, (chinese, english));
    match c {
        ' ' if before != ' ' && after == ' ' => {
            let end = text.after(at, |c| c == ' ');
            Some(Found::new(at, end, ("一个空格", "one space")).instead(" "))
        }
        ',' | ';' | ':' | '!' | '?' if before == c => {
            Some(Found::new(at - 1, at + 1, ("一个标点", "one mark")).instead(c))
        }
        ',' | ';' | ':' | '!' | '?' | '.'
            if text.near(at, 1) != '.' && matches!(after, ' ' | '\0') && before == ' ' =>
        {
            Some(Found::new(at - 1, at + 1, ("标点前不空格", "no space before the mark")).instead(c))
        }
        ',' | ';' if after.is_alphabetic() && !is_han(after) && before.is_alphanumeric() => {
            Some(found("标点后空一格", "a space after the mark").instead([c, ' '].iter().collect::<String>()))
        }
        _ if is_mark(c) && !SHARED.contains(&c) && !is_han(before) && !is_han(after) => {
            Some(found("半角标点", "a half-width mark"))
        }
        _ => None,
    }
}

/// Words that follow themselves.
fn words(text: &Letters) -> Vec<Found> {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
    text.each(|at, c| {
        // From the space between the two.
        let (begin, end) = (text.begin(at, letter), text.after(at + 1, letter));
        let (first, second) = (text.text(begin, at).to_lowercase(), text.text(at + 1, end).to_lowercase());
        (c == ' ' && first == second && first.chars().count() > 1 && !DOUBLED.contains(&first.as_str()))
            .then(|| Found::new(at, end, ("不重复的词", "the word once")).instead(""))
    })
}
