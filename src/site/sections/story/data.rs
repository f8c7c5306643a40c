//! What belongs to a story beside the reading: its figures with their origin, the words of its charts, and the controls that save and share.

use leptos::prelude::*;

use crate::chart::table;
use crate::chart::table::Row;
use crate::model::content::Story;
use crate::model::ledger::Fact;
use crate::site::edition::Edition;
use crate::site::sections::chart_card::ChartWords;
use crate::site::sections::quantity::{Place, Quantity};

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

/// Figures with their subjects, relations, qualifiers and origin. The origin that most of them share is said once, under the table, and any
/// other one beside its figure; so the table has two columns, names and values, and needs no heads.
#[component]
fn Figures<'a>(edition: &'a Edition, facts: Vec<&'a Fact>, title: &'a str) -> impl IntoView + use<> {
    let rows: Vec<Row> = facts.iter().map(|fact| table::row(fact, edition.content.fact_context())).collect();
    let shared = most_common(rows.iter().map(|row| row.origin.as_str())).to_string();
    let comma = &edition.content.words.list_comma;
    let rows = facts
        .into_iter()
        .zip(rows)
        .map(|(fact, row)| {
            let origin = if row.origin == shared { String::new() } else { row.origin };
            let notes =
                [row.relations, row.meaning, origin].into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>();
            let notes = (!notes.is_empty()).then(|| view! { <small>{notes.join(comma)}</small> });
            view! {
                <tr>
                    <th scope="row">{row.subject} " " {notes}</th>
                    <td><Quantity edition=edition fact=fact place=Place::Repeat/></td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <table aria-labelledby=title.to_string()>
            <tbody>{rows}</tbody>
        </table>
        <p>{shared}</p>
    }
}

/// The text that stands most often in a list, the first of them if several do; empty for an empty list.
fn most_common<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> &'a str {
    let mut best = ("", 0);
    for text in texts.clone() {
        let count = texts.clone().filter(|other| *other == text).count();
        if count > best.1 {
            best = (text, count);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::most_common;

    #[test]
    fn the_first_of_the_texts_that_stand_most_often_is_found() {
        assert_eq!(most_common(["a", "b", "b"].into_iter()), "b");
        assert_eq!(most_common(["a", "b"].into_iter()), "a");
        assert_eq!(most_common(std::iter::empty()), "");
    }
}
