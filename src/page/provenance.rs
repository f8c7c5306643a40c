//! Where each figure comes from, as a table under its story.

use leptos::prelude::*;

use super::edition::Edition;
use super::quantity::{Place, Quantity};
use crate::content::ledger::Fact;
use crate::content::model::Content;

/// Where a figure comes from, in words: publisher and paragraph, or what it is computed from.
pub fn origin(content: &Content, fact: &Fact) -> String {
    let words = &content.words;
    match &fact.computed {
        None => words
            .stated
            .replace("{publisher}", &content.source.publisher)
            .replace("{n}", &fact.paragraph.to_string())
            .replace("{topic}", content.source.paragraphs.get(&fact.paragraph).map_or("", String::as_str)),
        Some(computed) => {
            let subject = |id: &String| content.ledger.fact(id).map(|f| f.subject.clone());
            let from: Vec<String> = computed.of.iter().filter_map(subject).collect();
            words.computed.replace("{from}", &from.join(&words.list_comma))
        }
    }
}

/// The disclosure with every figure of a story: what it is, its value, where it comes from.
#[component]
pub fn Provenance<'a>(edition: &'a Edition, facts: Vec<&'a Fact>) -> impl IntoView + use<> {
    let words = edition.content.words.clone();
    let rows = facts
        .into_iter()
        .map(|fact| {
            let ledger = &edition.content.ledger;
            let whole = fact.part_of.as_ref().and_then(|id| ledger.fact(id));
            let mut notes: Vec<String> = whole
                .map(|whole| words.part_of.replace("{whole}", &whole.subject))
                .into_iter()
                .chain(fact.scope.clone())
                .collect();
            if fact.computed.is_some() {
                notes.push(words.computed_mark.clone());
            }
            let note = (!notes.is_empty()).then(|| view! { <small>{notes.join(&words.list_comma)}</small> });
            view! {
                <tr>
                    <th scope="row">{fact.subject.clone()} {note}</th>
                    <td><Quantity edition=edition fact=fact place=Place::Repeat/></td>
                    <td>{origin(&edition.content, fact)}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <details class="data">
            <summary>{words.data.clone()}</summary>
            <table>
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
