//! Headings, with the places where their lines may end. Lines of a Chinese heading end nowhere else, as long as a line has room for what
//! is between two of them: see `style/base.css`.

use leptos::prelude::*;

use super::prose::{Part, parts, shown};
use super::quantity::Place;
use crate::site::edition::Edition;
use crate::site::language_runs;
use crate::text::phrases::phrases;
use crate::text::quoted;

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
    let Some(parts) = parts(edition, text) else {
        return language_runs::text(edition, text);
    };
    let views = parts.iter().enumerate().map(|(i, part)| {
        let before = i.checked_sub(1).and_then(|before| parts.get(before));
        let may_end = before.is_some_and(|before| before.may_end_before(part));
        let view = match part {
            Part::Words(words) if edition.is_chinese() => chinese(edition, words),
            _ => shown(edition, part, place),
        };
        view! { {may_end.then(|| view! { <wbr/> })} {view} }
    });
    views.collect::<Vec<_>>().into_any()
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
