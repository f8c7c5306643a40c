//! What a story states beyond its headline, one figure and one sentence: a plain list, folded.

use leptos::prelude::*;

use crate::model::Content;
use crate::model::content::{Note, Story};
use crate::model::ledger::Fact;
use crate::model::prose::references;
use crate::model::speech;
use crate::site::edition::Edition;
use crate::site::language_runs;
use crate::site::sections::quantity::{Place, Quantity, rich};
use crate::site::sections::speech_units::{sentences, spoken};

/// A story, parted into what is shown at once and what is folded.
pub struct Rest<'a> {
    /// The large figure: the first one, unless the headline states a figure.
    pub figure: Option<&'a Fact>,
    /// The first sentence.
    pub lead: Option<String>,
    sentences: Vec<String>,
    figures: Vec<&'a Fact>,
    notes: &'a [Note],
}

impl<'a> Rest<'a> {
    /// Parts a story. A figure that a text of the story states has no row of its own.
    pub fn of(content: &'a Content, story: &'a Story) -> Rest<'a> {
        let states = |text: &str, fact: &Fact| {
            references(text).iter().any(|reference| reference.property.is_none() && reference.id == fact.id)
        };
        let fact = |id: &String| content.ledger.fact(id);
        let texts = || story.prose.iter().chain(story.notes.iter().filter_map(|note| note.text.as_ref()));
        let counted = content.ledger.facts.iter().any(|fact| states(&story.headline, fact));
        let mut figures = story.figures.iter().filter_map(fact);
        let figure = if counted { None } else { figures.next() };
        let stated = |fact: &&Fact| states(&story.headline, fact) || texts().any(|text| states(text, fact));
        let figures = figures.filter(|fact| !stated(fact)).collect();
        let mut sentences = story.prose.iter().flat_map(|text| sentences(text));
        Rest { figure, lead: sentences.next(), sentences: sentences.collect(), figures, notes: &story.notes }
    }

    /// Its rows: the other sentences, the other figures, the short facts.
    pub fn rows(&self, edition: &Edition) -> Vec<AnyView> {
        let sentences = self.sentences.iter().map(|text| {
            view! { <li data-say=spoken(edition, text)>{rich(edition, text, Place::Story)}</li> }.into_any()
        });
        let figures = self.figures.iter().map(|fact| view! { <FigureRow edition=edition fact=fact/> }.into_any());
        let notes = self.notes.iter().map(|note| view! { <NoteRow edition=edition note=note/> }.into_any());
        sentences.chain(figures).chain(notes).collect()
    }
}

/// A figure with its subject and relations, in a line.
#[component]
fn FigureRow<'a>(edition: &'a Edition, fact: &'a Fact) -> impl IntoView + use<> {
    let related = edition.content.fact_context().related(fact);
    let comma = edition.content.words.clause_comma.clone();
    let about = (!related.is_empty())
        .then(|| view! { {comma} <span class="status">{language_runs::text(edition, &related)}</span> });
    view! {
        <li data-say=speech::stated(&edition.content, fact)>
            {fact.subject.clone()} " " <Quantity edition=edition fact=fact place=Place::Story/> {about}
        </li>
    }
}

/// A short fact.
#[component]
fn NoteRow<'a>(edition: &'a Edition, note: &'a Note) -> impl IntoView + use<> {
    let content = &edition.content;
    let named = note.name.as_ref().and_then(|id| content.name(id));
    let stated = named.map(|name| content.fact_context().stated(name));
    let parts = stated.as_deref().into_iter().chain(note.text.as_deref()).map(|text| speech::text(content, text));
    let spoken = parts.collect::<Vec<_>>().join(&content.words.clause_comma);
    let name = named.map(|name| view! { <b>{language_runs::text(edition, &name.text)}</b> });
    let text = note.text.as_ref().map(|text| rich(edition, text, Place::Story)).map(|t| view! { <span>{t}</span> });
    let states = named.map(|name| content.fact_context().state_of(name)).unwrap_or_default();
    // What follows a name is set off from it.
    let set_off = |follows: bool| (follows && named.is_some()).then(|| content.words.clause_comma.clone());
    let (status_comma, text_comma) =
        (set_off(states.last().is_some_and(|after| !after.is_empty())), set_off(text.is_some()));
    let [before, after] = states.map(|state| {
        (!state.is_empty()).then(|| view! { <span class="status">{language_runs::text(edition, &state)}</span> })
    });
    // Between Chinese words there is no space.
    let space = (before.is_some() && !edition.is_chinese()).then_some(" ");
    view! { <li data-say=spoken>{before} {space} {name} {status_comma} {after} {text_comma} {text}</li> }
}
