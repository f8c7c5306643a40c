//! Headings, with the places where their lines may end. Lines of a Chinese heading end nowhere else, as long as a line has room for what
//! is between two of them: see `style/base.css`.

use leptos::prelude::*;

use super::quantity::{Place, rich, view_of};
use crate::model::prose::{Piece, pieces};
use crate::site::edition::Edition;
use crate::site::language_runs;
use crate::text::phrases::phrases;
use crate::text::quoted;

/// A part of a heading.
enum Part<'a> {
    Figure(Piece<'a>),
    Words(String),
}

impl Part<'_> {
    /// Whether a line may end between this and the next part: between a figure and a word, not between a figure and a mark.
    fn may_end_before(&self, next: &Part<'_>) -> bool {
        match (self, next) {
            (Part::Figure(_), Part::Words(words)) => words.starts_with(char::is_alphanumeric),
            (Part::Words(words), Part::Figure(_)) => words.ends_with(char::is_alphanumeric),
            _ => false,
        }
    }
}

/// A text as a heading. A line may end between a figure and a word, and before a quoted name; in the largest text and the narrowest windows
/// also between the phrases of a long clause. Without a browser it is HTML like any other.
pub fn heading(edition: &Edition, text: &str, place: Place) -> AnyView {
    let Ok(pieces) = pieces(text) else {
        return rich(edition, text, place);
    };
    let mut parts: Vec<Part<'_>> = Vec::new();
    for piece in pieces {
        let words = match piece {
            Piece::Fact(id) if edition.content.ledger.fact(id).is_some() => {
                parts.push(Part::Figure(piece));
                continue;
            }
            Piece::Fact(id) => edition.content.worded(id),
            Piece::Text(text) => text.into(),
        };
        match parts.last_mut() {
            Some(Part::Words(before)) => before.push_str(&words),
            _ => parts.push(Part::Words(words)),
        }
    }
    let shown = parts.iter().enumerate().map(|(i, part)| {
        let before = i.checked_sub(1).and_then(|before| parts.get(before));
        let may_end = before.is_some_and(|before| before.may_end_before(part));
        let shown = match part {
            Part::Figure(piece) => view_of(edition, *piece, place),
            Part::Words(words) if edition.is_chinese() => chinese(edition, words),
            Part::Words(words) => language_runs::text(edition, words),
        };
        view! { {may_end.then(|| view! { <wbr/> })} {shown} }
    });
    shown.collect::<Vec<_>>().into_any()
}

/// Words of a Chinese heading.
fn chinese(edition: &Edition, text: &str) -> AnyView {
    let runs = quoted::runs(text).enumerate().map(|(i, (named, run))| {
        let mut before = None;
        let phrases = if named { vec![run] } else { phrases(run) };
        let phrases = phrases.into_iter().map(|phrase| {
            // After a mark a line may end in any case.
            let within = before.is_some_and(char::is_alphanumeric);
            before = phrase.chars().next_back();
            view! { {within.then(|| view! { <wbr class="phrase"/> })} {language_runs::text(edition, phrase)} }
        });
        let phrases = phrases.collect::<Vec<_>>();
        view! { {(named && i > 0).then(|| view! { <wbr/> })} {phrases} }
    });
    runs.collect::<Vec<_>>().into_any()
}
