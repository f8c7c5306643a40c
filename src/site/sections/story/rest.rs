//! What a story states beyond its headline, one figure and one sentence: a plain list, folded.

use leptos::prelude::*;

use crate::model::Content;
use crate::model::content::{Note, Story};
use crate::model::ledger::Fact;
use crate::model::prose::references;
use crate::model::speech;
use crate::site::edition::Edition;
use crate::site::sections::prose::{Part, flowing, rich};
use crate::site::sections::quantity::Place;
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
    let mut parts = vec![Part::Words(fact.subject.clone() + " "), Part::Figure(fact)];
    if !related.is_empty() {
        parts.extend([Part::Words(edition.content.words.clause_comma.clone()), Part::Status(related)]);
    }
    view! { <li data-say=speech::stated(&edition.content, fact)>{flowing(edition, parts, Place::Story)}</li> }
}

/// A short fact: a name with what the ledger says of it, and a text.
#[component]
fn NoteRow<'a>(edition: &'a Edition, note: &'a Note) -> impl IntoView + use<> {
    let content = &edition.content;
    let comma = || Part::Words(content.words.clause_comma.clone());
    let named = note.name.as_ref().and_then(|id| content.name(id));
    let stated = named.map(|name| content.fact_context().stated(name));
    let said = stated.as_deref().into_iter().chain(note.text.as_deref()).map(|text| speech::text(content, text));
    let spoken = said.collect::<Vec<_>>().join(&content.words.clause_comma);
    let mut parts = Vec::new();
    if let Some(name) = named {
        let [before, after] = content.fact_context().state_of(name);
        if !before.is_empty() {
            parts.push(Part::Status(before));
            // Between Chinese words there is no space.
            if !edition.is_chinese() {
                parts.push(Part::Words(" ".into()));
            }
        }
        parts.push(Part::Name(name.text.clone()));
        if !after.is_empty() {
            parts.extend([comma(), Part::Status(after)]);
        }
        // What follows a name is set off from it.
        if note.text.is_some() {
            parts.push(comma());
        }
    }
    let name = flowing(edition, parts, Place::Story);
    let text = note.text.as_ref().map(|text| view! { <span>{rich(edition, text, Place::Story)}</span> });
    view! { <li data-say=spoken>{name} {text}</li> }
}
