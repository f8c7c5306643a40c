//! What belongs to a story beside the reading: its figures with their origin, the words of its charts, and the controls that save and share.

use leptos::prelude::*;

use super::chart_card::ChartWords;
use super::quantity::{Place, Quantity};
use crate::chart::table;
use crate::model::content::Story;
use crate::model::ledger::Fact;
use crate::site::edition::Edition;

/// The story's one disclosure: a table of its figures, then each chart's description and controls, then the story's link. The controls are
/// made by the wasm once it is opened, since they do nothing without.
#[component]
pub fn StoryData<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// The story.
    story: &'a Story,
    /// Id of the story's heading.
    title: &'a str,
) -> impl IntoView + use<> {
    let facts = edition.content.facts_of(story);
    let table = (!facts.is_empty()).then(|| view! { <Figures edition=edition facts=facts title=title/> });
    let charts =
        story.charts.iter().map(|chart| view! { <ChartWords edition=edition chart=chart/> }).collect::<Vec<_>>();
    view! {
        <details class="data">
            <summary aria-describedby=title.to_string()>{edition.content.words.data.clone()}</summary>
            {table}
            {charts}
            <div class="actions" data-share=story.id.clone()></div>
        </details>
    }
}

/// Figures with their subjects, relations, qualifiers and origin.
#[component]
fn Figures<'a>(edition: &'a Edition, facts: Vec<&'a Fact>, title: &'a str) -> impl IntoView + use<> {
    let words = edition.content.words.clone();
    let rows = facts
        .into_iter()
        .map(|fact| {
            let row = table::row(fact, edition.content.fact_context());
            let notes = [row.relations, row.meaning].into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>();
            let notes = (!notes.is_empty()).then(|| view! { <small>{notes.join(&words.list_comma)}</small> });
            view! {
                <tr>
                    <th scope="row">{row.subject} " " {notes}</th>
                    <td><Quantity edition=edition fact=fact place=Place::Repeat/></td>
                    <td>{row.origin}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
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
    }
}
