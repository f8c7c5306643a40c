//! The closing picture: the characters of the first screen once more, as on the card, with the texts of their strokes.

use leptos::prelude::*;

use super::quantity::{Place, rich};
use crate::model::content::HeroGlyph;
use crate::site::edition::Edition;

/// The picture with the headline of the first screen; nothing if that draws no characters. It only repeats, for the eye: screen readers
/// and reading aloud leave it out, and so do paper and the elder edition. Its texts are no links, since each would be one more control on
/// the page: the table after it leads to every figure.
#[component]
pub fn Closing<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let hero = &edition.content.hero;
    let characters = hero.glyphs.iter().filter_map(|glyph| character(edition, glyph)).collect::<Vec<_>>();
    (!characters.is_empty()).then(|| {
        view! {
            <div class="plain ink closing" aria-hidden="true">
                <div class="opening">
                    <p class="headline">{rich(edition, &hero.headline, Place::Repeat)}</p>
                </div>
                <ul class="characters">{characters}</ul>
            </div>
        }
    })
}

/// A character with the texts of its strokes.
fn character(edition: &Edition, glyph: &HeroGlyph) -> Option<impl IntoView + use<>> {
    let (spec, ..) = edition.chart(&glyph.chart)?;
    let drawing = edition.character(&glyph.section)?;
    let texts = glyph.strokes.iter().map(|text| view! { <li>{rich(edition, text, Place::Repeat)}</li> });
    let texts = texts.collect::<Vec<_>>();
    Some(view! {
        <li class=spec.hue.name()>
            <span inner_html=drawing></span>
            <ul class="strokes">{texts}</ul>
        </li>
    })
}
