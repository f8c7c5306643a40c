//! A story: headline, one large figure, one sentence, charts; then, folded, whatever else it states, and its disclosure.

mod data;
mod rest;
pub(crate) mod scenery;

use leptos::prelude::*;

use self::data::StoryData;
use self::rest::Rest;
use self::scenery::Scenery;
use super::chart_card::ChartFigure;
use super::heading::heading;
use super::prose::{plain, rich};
use super::quantity::{Place, Quantity};
use super::speech_units::spoken;
use crate::model::content::{Layout, Story};
use crate::model::ledger::Fact;
use crate::model::speech;
use crate::site::edition::Edition;

/// One story, as an `<article>` of its section. Its heading comes first for screen readers, and describes its controls to who comes to
/// them by Tab, so that their names need not repeat it to who reads on.
#[component]
pub fn StoryView<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// The story.
    story: &'a Story,
    /// Its part of the section's drawing.
    scenery: Option<Scenery<'a>>,
) -> impl IntoView + use<> {
    let title = format!("{}-title", story.id);
    let about = title.clone();
    let rest = Rest::of(&edition.content, story);
    // In this order, since a figure gets its id where it is stated first: rather where everyone sees it than where it is folded.
    let finding = heading(edition, &story.headline, Place::Large);
    let figure = rest.figure.map(|fact| view! { <Figure edition=edition fact=fact/> });
    let lead = rest
        .lead
        .as_deref()
        .map(|text| view! { <p class="lead" data-say=spoken(edition, text)>{rich(edition, text, Place::Story)}</p> });
    let charts = story.charts.iter().map(|id| view! { <ChartFigure edition=edition chart=id/> }).collect::<Vec<_>>();
    let charts = (!charts.is_empty()).then(|| view! { <div class="charts">{charts}</div> });
    let rows = rest.rows(edition);
    let read = view! {
        <button type="button" class="read" aria-describedby=about data-read=story.id.clone() hidden>
            {edition.content.words.read.clone()}
        </button>
    };
    let data = view! { <StoryData edition=edition story=story title=&title/> };
    let described = title.clone();
    // A fold of a single row would be as high as the row. The reading control is outside of it: the elder edition has it beside the fold.
    let rest = match rows.len() {
        0 => view! { {read} {data} }.into_any(),
        1 => view! { <ul class="notes">{rows}</ul> {read} {data} }.into_any(),
        n => view! {
            <details class="more">
                <summary aria-describedby=described>{edition.content.words.more.replace("{n}", &n.to_string())}</summary>
                <ul class="notes">{rows}</ul>
                {data}
            </details>
            {read}
        }
        .into_any(),
    };
    let class = format!("story {}{}", layout(story.layout), if scenery.is_some() { " scenic" } else { "" });
    view! {
        <article class=class id=story.id.clone()>
            <div class="words">
                <h3 id=title data-say=spoken(edition, &story.headline)>{finding}</h3>
                {figure}
                {lead}
                {scenery.map(|scenery| scenery.view())}
            </div>
            {charts}
            <div class="rest">{rest}</div>
        </article>
    }
}

/// A figure in the size of headlines, with its subject and relations.
#[component]
fn Figure<'a>(edition: &'a Edition, fact: &'a Fact) -> impl IntoView + use<> {
    // With a comma, since a voice would run the two together.
    let about = std::iter::once(fact.subject.clone()).chain(edition.content.fact_context().relations(fact));
    let about = about.collect::<Vec<_>>().join(&edition.content.words.clause_comma);
    view! {
        <p class="figure" data-say=speech::stated(&edition.content, fact)>
            <Quantity edition=edition fact=fact place=Place::Large/>
            <span class="subject">{plain(edition, about)}</span>
        </p>
    }
}

fn layout(layout: Layout) -> &'static str {
    match layout {
        Layout::Split => "split",
        Layout::Flip => "flip",
        Layout::Wide => "wide",
        Layout::Pair => "pair",
        Layout::Text => "text",
    }
}
