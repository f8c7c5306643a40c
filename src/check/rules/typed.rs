//! Figures are referred to, never typed: a typed one stays as it is when the ledger is corrected, in this language or in another.

use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::excerpt::clip;
use crate::check::json::node::{Kind, Node};
use crate::check::json::path::Path;
use crate::check::rules::texts::refers;
use crate::model::content::Content;
use crate::model::prose::{Piece, pieces};
use crate::model::quantity_text::QuantityText;

/// Checks that no text has a figure of the ledger typed, with its unit.
pub fn check(content: &Content, report: &mut Report) {
    let figures: Vec<(String, &str)> = content
        .ledger
        .facts
        .iter()
        .map(|fact| (QuantityText::of(&content.ledger, fact), fact.id.as_str()))
        .filter(|(words, _)| !words.unit.trim().is_empty())
        .map(|(words, id)| (solid(&(words.number + &words.unit)), id))
        .collect();
    let tree = report.tree.clone();
    for (path, text) in tree.texts(&Path::default()).iter().filter(|(path, _)| refers(path)) {
        let written = solid(&typed(text));
        let stands = |figure: &str| {
            let mut found = written.match_indices(figure);
            found.any(|(at, _)| {
                let before = written.get(..at).and_then(|before| before.chars().next_back());
                before.is_none_or(|c| !(c.is_ascii_digit() || ".,".contains(c)))
            })
        };
        if let Some((figure, id)) = figures.iter().find(|(figure, _)| stands(figure)) {
            let reference = format!("{{{id}}}");
            let expected = say("reference-not-typed", &[("reference", &reference)]);
            report.add(path, Diagnostic::new(found(figure, text), expected).nearest(Some(reference)));
        }
    }
}

/// Checks that a translation has no number where the original has none: there its figures are references.
pub fn translation(original: &Node, file: &str, report: &mut Report) {
    let tree = report.tree.clone();
    for (path, text) in tree.texts(&Path::default()).iter().filter(|(path, _)| refers(path)) {
        let Some(Kind::Text(due)) = original.get(path).map(|node| &node.kind) else { continue };
        let due = typed(due);
        // A number in Chinese characters may be one in digits in another language.
        if due.contains(|c| "一二三四五六七八九十百千万亿零〇两几首".contains(c)) {
            continue;
        }
        let known = numbers(&due);
        if let Some(number) = numbers(&typed(text)).into_iter().find(|number| !known.contains(number)) {
            let expected = say("no-number-of-its-own", &[("original", file)]);
            report.add(path, Diagnostic::new(found(&number, text), expected));
        }
    }
}

fn found(number: &str, text: &str) -> crate::check::Said {
    say("found-typed", &[("number", number), ("text", &clip(text))])
}

/// A text without its references.
fn typed(text: &str) -> String {
    let of = |piece| match piece {
        Piece::Text(text) => text,
        Piece::Fact(_) => "\n",
    };
    pieces(text).unwrap_or_default().into_iter().map(of).collect()
}

/// A text with ASCII digits, without spaces.
fn solid(text: &str) -> String {
    let narrow =
        |c: char| if ('０'..='９').contains(&c) { char::from_u32(c as u32 - 0xFEE0).unwrap_or(c) } else { c };
    text.chars().map(narrow).filter(|c| *c == '\n' || !c.is_whitespace()).collect()
}

/// The numbers of a text, without the marks that group their digits.
fn numbers(text: &str) -> Vec<String> {
    let text = solid(text);
    let all = text.split(|c: char| !(c.is_ascii_digit() || ".,".contains(c)));
    let plain = all.map(|run| run.trim_matches(['.', ',']).replace(',', ""));
    plain.filter(|run| run.contains(|c: char| c.is_ascii_digit())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_text_are_read_without_grouping_and_references() {
        assert_eq!(numbers(&typed("over {steel} of 1,000 in 2019, or 68.3%.")), ["1000", "2019", "68.3"]);
        assert_eq!(numbers("１２个"), ["12"]);
        assert_eq!(numbers("no. {a-2}"), ["2"]);
        assert_eq!(numbers(&typed("no. {a-2}")), [""; 0]);
    }
}
