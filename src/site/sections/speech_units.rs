//! The units of reading aloud (a headline, a sentence): `data-say` has the text for the voice, if it differs from the text shown.

use crate::model::prose::{Piece, pieces};
use crate::model::speech;
use crate::site::edition::Edition;

/// The text for the voice; empty if it is the same as the text shown.
pub fn spoken(edition: &Edition, text: &str) -> String {
    let spoken = speech::text(&edition.content, text);
    if spoken == text { String::new() } else { spoken }
}

/// Characters that end a sentence.
const ENDS: [char; 3] = ['。', '！', '？'];

/// Splits a text of the content into sentences, each with the space after it. Punctuation within a figure or a name ends no sentence.
pub fn sentences(text: &str) -> Vec<String> {
    let Ok(pieces) = pieces(text) else {
        return vec![text.into()];
    };
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    let mut push = |part: &str, end: bool| {
        match out.last_mut().filter(|_| open) {
            Some(last) => last.push_str(part),
            None => out.push(part.into()),
        }
        open = !end;
    };
    for piece in pieces {
        let Piece::Text(text) = piece else {
            if let Piece::Fact(id) = piece {
                push(&["{", id, "}"].concat(), false);
            }
            continue;
        };
        let mut rest = text;
        while let Some(end) = end_of_sentence(rest) {
            let (sentence, after) = rest.split_at(end);
            push(sentence, true);
            rest = after;
        }
        if !rest.is_empty() {
            push(rest, false);
        }
    }
    out
}

/// Where the first sentence of a text ends, in bytes.
fn end_of_sentence(text: &str) -> Option<usize> {
    let mut after = text.char_indices().peekable();
    while let Some((_, c)) = after.next() {
        let next = after.peek().copied();
        let end = match next {
            _ if ENDS.contains(&c) => next.map_or(text.len(), |(at, _)| at),
            // A full stop ends a sentence only before a space, which belongs to the sentence.
            Some((at, ' ')) if matches!(c, '.' | '!' | '?') => at + 1,
            _ => continue,
        };
        return Some(end);
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::site::sections::speech_units::sentences;

    #[test]
    fn a_text_parts_into_its_sentences() {
        assert_eq!(sentences("甲{a}。乙，丙！"), ["甲{a}。", "乙，丙！"]);
        assert_eq!(sentences("One {a}. Two is 1.5 of it? Three."), ["One {a}. ", "Two is 1.5 of it? ", "Three."]);
        assert_eq!(sentences("{a}"), ["{a}"]);
    }
}
