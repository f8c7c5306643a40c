//! Figures. A figure is always a `<data>` element, with the number for machines and words for people.

use leptos::prelude::*;

use crate::model::ledger::Fact;
use crate::model::quantity_text::QuantityText;
use crate::site::edition::Edition;
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
