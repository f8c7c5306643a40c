//! Text with figures in it.

use leptos::prelude::*;

use super::quantity::{Place, Quantity};
use crate::model::ledger::Fact;
use crate::model::prose::{Piece, pieces};
use crate::model::quantity_text::QuantityText;
use crate::site::edition::Edition;
use crate::site::language_runs;
use crate::text::phrases::{LAST_LINE, last_words, letters};

/// A part of a text.
pub enum Part<'a> {
    /// A figure.
    Figure(&'a Fact),
    /// Text, and names that it refers to.
    Words(String),
    /// The name that a short fact begins with.
    Name(String),
    /// What the ledger says of a figure or a name.
    Status(String),
}

impl Part<'_> {
    fn words(&mut self) -> Option<&mut String> {
        match self {
            Part::Figure(_) => None,
            Part::Words(words) | Part::Name(words) | Part::Status(words) => Some(words),
        }
    }

    /// Takes the words from a byte on, as a part of the same kind.
    fn split_off(&mut self, at: usize) -> Self {
        let after = self.words().map(|words| words.split_off(at)).unwrap_or_default();
        match self {
            Part::Name(_) => Part::Name(after),
            Part::Status(_) => Part::Status(after),
            _ => Part::Words(after),
        }
    }
}

/// The parts of a text, in order. `None` if it has an unclosed brace; the checks report it.
pub fn parts<'a>(edition: &'a Edition, text: &str) -> Option<Vec<Part<'a>>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    for piece in pieces(text).ok()? {
        let words = match piece {
            Piece::Text(text) => text.into(),
            Piece::Fact(id) => match edition.content.ledger.fact(id) {
                Some(fact) => {
                    parts.push(Part::Figure(fact));
                    continue;
                }
                None => edition.content.worded(id),
            },
        };
        match parts.last_mut() {
            Some(Part::Words(before)) => before.push_str(&words),
            _ => parts.push(Part::Words(words)),
        }
    }
    Some(parts)
}

/// Text with its figures and names filled in. In Chinese its last words stay in one line. A text with an unclosed brace is shown as it is.
pub fn rich(edition: &Edition, text: &str, place: Place) -> AnyView {
    match parts(edition, text) {
        Some(parts) => flowing(edition, parts, place),
        None => language_runs::text(edition, text),
    }
}

/// The same of a text in which nothing is to be filled in.
pub fn plain(edition: &Edition, text: String) -> AnyView {
    flowing(edition, vec![Part::Words(text)], Place::Repeat)
}

/// Parts as HTML. In Chinese the last words stay in one line.
pub fn flowing(edition: &Edition, mut parts: Vec<Part<'_>>, place: Place) -> AnyView {
    let last = if edition.is_chinese() { last_line(edition, &mut parts) } else { Vec::new() };
    let views = |parts: &[Part<'_>]| parts.iter().map(|part| shown(edition, part, place)).collect::<Vec<_>>();
    let last = (!last.is_empty()).then(|| view! { <span class="whole">{views(&last)}</span> });
    view! { {views(&parts)} {last} }.into_any()
}

/// A part as HTML.
pub fn shown(edition: &Edition, part: &Part<'_>, place: Place) -> AnyView {
    match part {
        Part::Figure(fact) => view! { <Marked edition=edition fact=fact place=place/> }.into_any(),
        Part::Words(words) => language_runs::text(edition, words),
        Part::Name(words) => view! { <b>{language_runs::text(edition, words)}</b> }.into_any(),
        Part::Status(words) => view! { <span class="status">{language_runs::text(edition, words)}</span> }.into_any(),
    }
}

/// A figure within text, with a mark on the same line if it is computed, since nothing else there says so.
#[component]
fn Marked<'a>(edition: &'a Edition, fact: &'a Fact, place: Place) -> impl IntoView + use<> {
    let mark = edition.content.words.computed_mark.clone();
    let mark = fact.computed.is_some().then(|| view! { <small class="computed">{mark}</small> });
    view! { <Quantity edition=edition fact=fact place=place/> {mark.map(|mark| ("\u{a0}", mark))} }
}

/// Takes from the end of a Chinese text what its last line should have at least. Nothing if the text is shorter, or has a figure
/// there, which stays in one line anyway.
fn last_line<'a>(edition: &Edition, parts: &mut Vec<Part<'a>>) -> Vec<Part<'a>> {
    let length = |part: &Part<'_>| match part {
        Part::Figure(fact) => letters(&QuantityText::of(&edition.content.ledger, fact).full()),
        Part::Words(words) | Part::Name(words) | Part::Status(words) => letters(words),
    };
    // How much of the line the parts after one have.
    let mut after = 0;
    let first = parts.iter().rposition(|part| {
        after += length(part);
        after >= LAST_LINE
    });
    let Some((i, part)) = first.and_then(|i| Some((i, parts.get_mut(i)?))) else { return Vec::new() };
    let own = length(part);
    let Some(words) = part.words() else {
        return if after == own { Vec::new() } else { parts.split_off(i) };
    };
    match last_words(words, LAST_LINE.saturating_sub(after - own)) {
        Some(0) => parts.split_off(i),
        Some(at) => std::iter::once(part.split_off(at)).chain(parts.drain(i + 1..)).collect(),
        None => Vec::new(),
    }
}
