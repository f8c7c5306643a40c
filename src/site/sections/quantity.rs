//! Figures, and text with figures in it. A figure is always a `<data>` element, with the number for machines and words for people.

use leptos::prelude::*;

use crate::model::ledger::Fact;
use crate::model::prose::{Piece, pieces};
use crate::model::quantity_text::QuantityText;
use crate::site::edition::Edition;
use crate::site::language_runs;
use crate::text::number;

/// Where a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Among the large figures or the short facts of a story, where the number is larger than its qualifier and unit. The first time a
    /// figure is stated in a story, it gets its id.
    Large,
    /// In a sentence of a story, where it may get its id, too.
    Story,
    /// A repetition, such as in the first screen or a table.
    Repeat,
}

/// A figure as `<data value id>`. Where its number is larger than the rest, qualifier, number and unit are elements of their own.
#[component]
pub fn Quantity<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// The figure.
    fact: &'a Fact,
    /// Where it stands.
    place: Place,
) -> impl IntoView + use<> {
    let ledger = &edition.content.ledger;
    let value = ledger.displayed(fact).map(number::plain).unwrap_or_default();
    let id = (place != Place::Repeat && edition.at_home(&fact.id)).then(|| fact.id.clone());
    let words = QuantityText::of(ledger, fact);
    // Otherwise Chromium gives what has an id to screen readers apart from the heading or sentence that it is a part of.
    let role = id.as_ref().map(|_| "none");
    if place != Place::Large {
        return view! { <data value=value id=id role=role>{words.full()}</data> }.into_any();
    }
    let part =
        |class: &'static str, text: String| (!text.is_empty()).then(|| view! { <span class=class>{text}</span> });
    view! {
        <data value=value id=id role=role>
            {part("q", words.before)}
            {part("n", words.number)}
            {part("u", words.unit)}
            {part("q", words.after)}
            {part("b", words.beside)}
        </data>
    }
    .into_any()
}

/// A figure within text, with a mark on the same line if it is computed, since nothing else there says so.
#[component]
fn Marked<'a>(edition: &'a Edition, fact: &'a Fact, place: Place) -> impl IntoView + use<> {
    let mark = edition.content.words.computed_mark.clone();
    let mark = fact.computed.is_some().then(|| view! { <small class="computed">{mark}</small> });
    view! { <Quantity edition=edition fact=fact place=place/> {mark.map(|mark| ("\u{a0}", mark))} }
}

/// Text with its figures and names filled in. A text with an unclosed brace is shown as it is; the checks report it.
pub fn rich(edition: &Edition, text: &str, place: Place) -> AnyView {
    match pieces(text) {
        Ok(pieces) => pieces.into_iter().map(|p| view_of(edition, p, place)).collect::<Vec<_>>().into_any(),
        Err(_) => language_runs::text(edition, text),
    }
}

/// A piece of text.
pub fn view_of(edition: &Edition, piece: Piece<'_>, place: Place) -> AnyView {
    match piece {
        Piece::Text(text) => language_runs::text(edition, text),
        Piece::Fact(id) => match edition.content.ledger.fact(id) {
            Some(fact) => view! { <Marked edition=edition fact=fact place=place/> }.into_any(),
            None => language_runs::text(edition, &edition.content.worded(id)),
        },
    }
}
