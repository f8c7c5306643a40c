//! The provenance of a story's figures, as a table.

use leptos::prelude::*;

use super::quantity::{Place, Quantity};
use crate::model::ledger::Fact;
use crate::site::edition::Edition;

/// The disclosure with every figure of a story: its subject, value and origin.
#[component]
pub fn Provenance<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// The figures.
    facts: Vec<&'a Fact>,
    /// Id of the story's heading.
    title: &'a str,
) -> impl IntoView + use<> {
    let words = edition.content.words.clone();
    let rows = facts
        .into_iter()
        .map(|fact| {
            let book = edition.content.fact_context();
            let notes = book.relations(fact);
            let note = (!notes.is_empty()).then(|| view! { <small>{notes.join(&words.list_comma)}</small> });
            view! {
                <tr>
                    <th scope="row">{fact.subject.clone()} " " {note}</th>
                    <td><Quantity edition=edition fact=fact place=Place::Repeat/></td>
                    <td>{book.origin(fact)}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <details class="data">
            <summary aria-describedby=title.to_string()>{words.data.clone()}</summary>
            <table aria-labelledby=title.to_string()>
                <thead>
                    <tr>
                        <th scope="col">{words.subject}</th>
                        <th scope="col">{words.value}</th>
                        <th scope="col">{words.provenance}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}
