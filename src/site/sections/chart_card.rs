//! A chart on the page: picture, caption and key; its description and table.

use leptos::html::Canvas;
use leptos::prelude::*;

use super::prose::{plain, rich};
use super::quantity::{Place, Quantity};
use crate::chart::{describe, table};
use crate::islands::chart_marks::Marks;
use crate::islands::chart_picture::Picture;
use crate::page::dom_names::{PART, island};
use crate::page::paint_state::PaintState;
use crate::site::edition::Edition;

/// Id of the description of a chart.
fn words_of(chart: &str) -> String {
    format!("chart-{chart}-words")
}

/// The id of what opens a part of the page.
pub(crate) fn part_of(part: &str) -> String {
    [PART, part].concat()
}

/// Id of the figure of a chart. Its name is the chart's title, which also describes the chart's controls.
pub(crate) fn figure_of(chart: &str) -> String {
    format!("chart-{chart}")
}

/// The picture alone, an island. Without the wasm it is one image with a name and a description; with it, a group of marks.
#[component]
pub fn ChartPicture<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// Id of the chart.
    chart: &'a str,
) -> impl IntoView + use<> {
    let (spec, data, stills) = edition.chart(chart)?;
    let book = edition.content.fact_context();
    let names = table::rows(data, book).iter().map(|row| row.sentence(&book.words.clause_comma)).collect();
    let (canvas, painted) = (NodeRef::<Canvas>::new(), RwSignal::new(false));
    Some(view! {
        <div
            id=part_of(&figure_of(chart))
            class="picture"
            data-island=island::CHART
            data-chart=spec.id.clone()
            data-form=spec.form.name()
            data-paint=PaintState::Still.name()
            data-transition-from=edition.comes_from(chart).map(str::to_string)
        >
            <Picture
                stills=stills.to_string()
                title=spec.title.clone()
                words=words_of(chart)
                canvas=canvas
                painted=painted
            />
            <Marks names=names/>
        </div>
    })
}

/// How to read the picture of a chart, which helps nobody who does not see it, and what not to read into its values. Empty if its labels
/// say everything.
#[component]
pub fn Key<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// Id of the chart.
    chart: &'a str,
) -> impl IntoView + use<> {
    let (spec, chart, _) = edition.chart(chart)?;
    let caution = describe::caution(chart, &edition.content);
    let cautious = (!caution.is_empty()).then(|| plain(edition, caution));
    let key = spec.key.as_ref().map(|key| rich(edition, key, Place::Repeat));
    match (key, cautious) {
        (None, None) => None,
        (None, Some(caution)) => Some(view! { <small class="key">{caution}</small> }.into_any()),
        (Some(key), None) => Some(view! { <small class="key" aria-hidden="true">{key}</small> }.into_any()),
        (Some(key), Some(caution)) => Some(
            // WebKit leaves out what is said in a second box.
            view! { <small class="key"><span aria-hidden="true">{key}</span> {caution}</small> }.into_any(),
        ),
    }
}

/// A chart with its caption and key. The caption comes first in the HTML; the style puts it under the picture. Its description, and its
/// marks in a table, are in the disclosure of its story.
#[component]
pub fn ChartFigure<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// Id of the chart.
    chart: &'a str,
) -> impl IntoView + use<> {
    let (spec, data, _) = edition.chart(chart)?;
    // The only mark of a chart, or its description, says the same.
    let alone = table::rows(data, edition.content.fact_context()).len() == 1;
    let caption = rich(edition, &spec.caption, Place::Repeat);
    // In Firefox, Orca says a caption that is nothing but text twice, also as the label of its figure; not one that has a box in it. WebKit
    // leaves a caption out whose box is a span.
    let caption = if alone {
        view! { <span aria-hidden="true">{caption}</span> }.into_any()
    } else if describe::caution(data, &edition.content).is_empty() {
        view! { <div>{caption}</div> }.into_any()
    } else {
        caption.into_any()
    };
    Some(view! {
        <figure class=format!("chart {}", spec.hue.name()) id=figure_of(chart) aria-label=spec.title.clone()>
            <figcaption>{caption}<Key edition=edition chart=chart/></figcaption>
            <ChartPicture edition=edition chart=chart/>
        </figure>
    })
}

/// A chart's description, and the place of its controls: see [`ChartActions`].
#[component]
pub fn ChartWords<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// Id of the chart.
    chart: &'a str,
) -> impl IntoView + use<> {
    let (spec, chart, _) = edition.chart(chart)?;
    Some(view! {
        <p id=words_of(&spec.id)>{describe::describe(chart, &edition.content)}</p>
        <ChartActions chart=&spec.id/>
    })
}

/// The place of a chart's controls: its exports and its link. Empty: the wasm fills it once its disclosure is opened.
#[component]
fn ChartActions<'a>(chart: &'a str) -> impl IntoView + use<> {
    view! { <div class="actions" data-actions=chart.to_string() data-share=figure_of(chart)></div> }
}

/// A chart's description, controls and table, where its story has none: in the first screen.
#[component]
pub fn Values<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// Id of the chart.
    chart: &'a str,
) -> impl IntoView + use<> {
    let (spec, chart, _) = edition.chart(chart)?;
    let book = edition.content.fact_context();
    let rows = table::rows(chart, book)
        .into_iter()
        .map(|row| {
            let value = match book.ledger.fact(&row.fact) {
                Some(fact) => view! { <Quantity edition=edition fact=fact place=Place::Repeat/> }.into_any(),
                None => row.said.into_any(),
            };
            let notes = [row.relations, row.meaning].into_iter().filter(|note| !note.is_empty());
            let notes = notes.map(|note| view! { <small>{note}</small> " " }).collect::<Vec<_>>();
            view! {
                <tr>
                    <th scope="row">{row.subject} " " {notes}</th>
                    <td>{value}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    Some(view! {
        <ChartWords edition=edition chart=&spec.id/>
        <table>
            <caption>{spec.title.clone()}</caption>
            <tbody>{rows}</tbody>
        </table>
    })
}
