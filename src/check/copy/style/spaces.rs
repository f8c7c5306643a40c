//! Spaces in Chinese texts: none. Between Chinese and Latin letters or digits the style of the page leaves a gap by itself
//! (`text-autospace`), which a typed space would double. Only a label and its figure are parted by one.

use super::letters::{Found, Letters, REFERENCE, is_han, is_mark};

pub fn review(text: &Letters) -> Vec<Found> {
    text.each(|at, c| {
        if !is_space(c) || is_space(text.near(at, -1)) {
            return None;
        }
        let end = text.after(at, is_space);
        let (before, after) = (text.near(at, -1), text.at(end));
        if end + 1 == text.len() && after == REFERENCE && end == at + 1 {
            return None;
        }
        let chinese = |c: char| is_han(c) || is_mark(c);
        if chinese(before) || chinese(after) || before == '\0' || after == '\0' {
            let expected = ("不打空格：页面自动留间隙", "no space: the page leaves the gap by itself");
            return Some(Found::new(at, end, expected).instead(""));
        }
        (end > at + 1).then(|| Found::new(at, end, ("一个空格", "one space")).instead(" "))
    })
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200a}' | '\t')
}
