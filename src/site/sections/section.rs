//! A part of the page: a pillar with its character, or one of the sections after the pillars.

use leptos::prelude::*;

use super::chart_card::part_of;
use super::glyph::Glyph;
use super::heading::heading;
use super::prose::rich;
use super::quantity::Place;
use super::share_menu::{Share, Shared};
use super::speech_units::spoken;
use super::story::StoryView;
use super::story::scenery::Scenery;
use crate::model::content::Section;
use crate::site::edition::Edition;
use crate::text::han::language;

/// A section with its opening and its stories.
#[component]
pub fn SectionView<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// The section.
    section: &'a Section,
) -> impl IntoView + use<> {
    let title = format!("{}-title", section.id);
    // Its name is short, since it is read before the heading, and without the character, which says the same; screen readers get it once.
    let kind = if section.glyph.is_some() { "pillar" } else { "plain" };
    let content = &edition.content;
    let glyph = section.glyph.as_ref().map(|text| {
        let drawing = edition.character(&section.id);
        let lang = language(text, &content.site.lang);
        view! { <Glyph text=text lang=lang outline=content.outline(text) drawing=drawing/> }
    });
    let drawing = content.scenery.get(&section.id).zip(section.scenery.as_ref());
    let stories = section.stories.iter().enumerate().map(|(place, story)| {
        let scenery = drawing.map(|(drawing, about)| Scenery { section: &section.id, drawing, about, place });
        view! { <StoryView edition=edition story=story scenery=scenery/> }
    });
    let stories = stories.collect::<Vec<_>>();
    // A pillar can be shared by itself; a story by its link, everywhere.
    let shared = section.glyph.as_ref().map(|_| {
        let shared = Shared { id: &section.id, title: &title };
        view! { <div class="does"><Share edition=edition of=shared/></div> }
    });
    view! {
        <section class=format!("{kind} {}", section.hue.name()) id=section.id.clone() aria-label=section.name.clone()>
            <header class="opening" id=part_of(&section.id)>
                {glyph}
                <div>
                    <p class="name" aria-hidden="true">{section.name.clone()}</p>
                    <h2 id=title.clone() data-say=spoken(edition, &section.headline)>{heading(edition, &section.headline, Place::Repeat)}</h2>
                    <p class="lead" data-say=spoken(edition, &section.lead)>{rich(edition, &section.lead, Place::Repeat)}</p>
                    {shared}
                </div>
            </header>
            {stories}
        </section>
    }
}
