//! A story: headline, one large figure, one sentence, charts; then, folded, whatever else it states, and its disclosure.

use leptos::prelude::*;

use super::chart_card::ChartFigure;
use super::quantity::{Place, Quantity, rich, view_of};
use super::speech_units::spoken;
use super::story_data::StoryData;
use super::story_rest::Rest;
use crate::model::content::{Layout, Story};
use crate::model::ledger::Fact;
use crate::model::prose::{Piece, pieces};
use crate::model::speech;
use crate::site::edition::Edition;
use crate::site::language_runs;

/// One story, as an `<article>` of its section. Its heading comes first for screen readers, and describes its controls to who comes to
/// them by Tab, so that their names need not repeat it to who reads on.
#[component]
pub fn StoryView<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// The story.
    story: &'a Story,
) -> impl IntoView + use<> {
    let title = format!("{}-title", story.id);
    let about = title.clone();
    let rest = Rest::of(&edition.content, story);
    // In this order, since a figure gets its id where it is stated first: rather where everyone sees it than where it is folded.
    let finding = headline(edition, &story.headline);
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
    view! {
        <article class=format!("story {}", layout(story.layout)) id=story.id.clone()>
            <div class="words">
                <h3 id=title data-say=spoken(edition, &story.headline)>{finding}</h3>
                {figure}
                {lead}
            </div>
            {charts}
            <div class="rest">{rest}</div>
        </article>
    }
}

/// A figure in the size of headlines, with its subject and relations.
#[component]
fn Figure<'a>(edition: &'a Edition, fact: &'a Fact) -> impl IntoView + use<> {
    let related = edition.content.fact_context().related(fact);
    let comma = edition.content.words.clause_comma.clone();
    // With the comma, since a voice would run the two together.
    let about =
        (!related.is_empty()).then(|| view! { {comma} <small>{language_runs::text(edition, &related)}</small> });
    view! {
        <p class="figure" data-say=speech::stated(&edition.content, fact)>
            <Quantity edition=edition fact=fact place=Place::Large/>
            <span class="subject">{fact.subject.clone()} {about}</span>
        </p>
    }
}

/// A headline. Between its large figure and a word, a line may end.
fn headline(edition: &Edition, text: &str) -> AnyView {
    let Ok(parts) = pieces(text) else {
        return rich(edition, text, Place::Large);
    };
    let figure = |piece: Piece<'_>| matches!(piece, Piece::Fact(id) if edition.content.ledger.fact(id).is_some());
    let of_words = |piece: Piece<'_>, edge: fn(&str) -> Option<char>| match piece {
        Piece::Text(text) => edge(text).is_some_and(char::is_alphanumeric),
        Piece::Fact(_) => !figure(piece),
    };
    let mut before: Option<Piece<'_>> = None;
    let parts = parts.into_iter().map(|piece| {
        let may_end = before.is_some_and(|before| {
            (figure(before) && of_words(piece, |text| text.chars().next()))
                || (figure(piece) && of_words(before, |text| text.chars().next_back()))
        });
        before = Some(piece);
        view! { {may_end.then(|| view! { <wbr/> })} {view_of(edition, piece, Place::Large)} }
    });
    parts.collect::<Vec<_>>().into_any()
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
