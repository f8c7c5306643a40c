//! A story: headline, large figures, prose, charts, short facts, and its disclosure.

use leptos::prelude::*;

use super::chart_card::ChartFigure;
use super::quantity::{Place, Quantity, rich};
use super::speech_units::{sentences, spoken};
use super::story_data::StoryData;
use crate::model::content::{Layout, Note, Story};
use crate::model::speech;
use crate::site::edition::Edition;
use crate::site::icon::{Icon, READ};
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
    let ledger = &edition.content.ledger;
    let title = format!("{}-title", story.id);
    let about = title.clone();
    let figures = story
        .figures
        .iter()
        .filter_map(|id| ledger.fact(id))
        .map(|fact| {
            let comma = edition.content.words.clause_comma.as_str();
            let relations = edition.content.fact_context().relations(fact).join(comma);
            let parts = [fact.subject.clone(), speech::figure(&edition.content, fact)];
            let parts =
                parts.into_iter().chain((!relations.is_empty()).then(|| speech::text(&edition.content, &relations)));
            let spoken = parts.collect::<Vec<_>>().join(comma);
            // With the comma, since a voice would run the two together.
            let about = (!relations.is_empty())
                .then(|| view! { {comma.to_string()} <small>{language_runs::text(edition, &relations)}</small> });
            view! {
                <li data-say=spoken>
                    <Quantity edition=edition fact=fact place=Place::Large/>
                    <span class="subject">{fact.subject.clone()} {about}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let figures = (!figures.is_empty()).then(|| view! { <ul class="figures">{figures}</ul> });
    let prose = story.prose.iter().map(|text| view! { <Paragraph edition=edition text=text/> }).collect::<Vec<_>>();
    let charts = story.charts.iter().map(|id| view! { <ChartFigure edition=edition chart=id/> }).collect::<Vec<_>>();
    let charts = (!charts.is_empty()).then(|| view! { <div class="charts">{charts}</div> });
    let notes = story.notes.iter().map(|note| view! { <NoteView edition=edition note=note/> }).collect::<Vec<_>>();
    let notes = (!notes.is_empty()).then(|| view! { <ul class="notes">{notes}</ul> });
    // Rendered last, so that a figure gets its id in the large figures, the prose or the short facts if it is stated there.
    let finding = rich(edition, &story.headline, Place::Story);
    view! {
        <article class=format!("story {}", layout(story.layout)) id=story.id.clone()>
            <div class="words">
                <h3 id=title.clone() data-say=spoken(edition, &story.headline)>{finding}</h3>
                {figures}
                <div class="prose">{prose}</div>
            </div>
            <div class="does">
                <button type="button" class="read" aria-describedby=about data-read=story.id.clone() hidden>
                    <Icon name=READ/>
                    {edition.content.words.read.clone()}
                </button>
            </div>
            {charts}
            {notes}
            <StoryData edition=edition story=story title=&title/>
        </article>
    }
}

/// A paragraph. If it has several sentences, each is an element, so that reading aloud can highlight it.
#[component]
fn Paragraph<'a>(edition: &'a Edition, text: &'a str) -> impl IntoView + use<> {
    let sentences = sentences(text);
    if sentences.len() < 2 {
        return view! { <p data-say=spoken(edition, text)>{rich(edition, text, Place::Story)}</p> }.into_any();
    }
    let sentences = sentences
        .iter()
        .map(|text| view! { <span data-say=spoken(edition, text)>{rich(edition, text, Place::Story)}</span> })
        .collect::<Vec<_>>();
    view! { <p>{sentences}</p> }.into_any()
}

/// A short fact with its icon.
#[component]
fn NoteView<'a>(edition: &'a Edition, note: &'a Note) -> impl IntoView + use<> {
    let content = &edition.content;
    let named = note.name.as_ref().and_then(|id| content.name(id));
    let stated = named.map(|name| content.fact_context().stated(name));
    let parts = stated.as_deref().into_iter().chain(note.text.as_deref()).map(|text| speech::text(content, text));
    let spoken = parts.collect::<Vec<_>>().join(&content.words.clause_comma);
    let name = named.map(|name| view! { <b>{language_runs::text(edition, &name.text)}</b> });
    let text = note.text.as_ref().map(|text| rich(edition, text, Place::Large)).map(|t| view! { <span>{t}</span> });
    let states = named.map(|name| content.fact_context().state_of(name)).unwrap_or_default();
    let comma = (text.is_some() && states.last().is_some_and(|after| !after.is_empty()))
        .then(|| content.words.clause_comma.clone());
    let [before, after] = states.map(|state| {
        (!state.is_empty()).then(|| view! { <span class="status">{language_runs::text(edition, &state)}</span> })
    });
    view! {
        <li data-say=spoken>
            <Icon name=&note.icon/>
            <div>{before} " " {name} " " {after} {comma} {text}</div>
        </li>
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
