//! The closing picture: the characters of the first screen once more, as on the card, each in the colour of its pillar, with the pillar's
//! headline and the texts of its strokes.

use leptos::prelude::*;

use super::heading::heading;
use super::prose::rich;
use super::quantity::Place;
use crate::model::content::HeroGlyph;
use crate::site::edition::Edition;

/// The picture; nothing if the first screen draws no characters. It only repeats, for the eye: screen readers and reading aloud leave it
/// out, and so do paper and the elder edition. Its texts are no links, since each would be one more control on the page: the table after
/// it leads to every figure.
#[component]
pub fn Closing<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let glyphs = edition.content.hero.glyphs.iter();
    let characters = glyphs.filter_map(|glyph| character(edition, glyph)).collect::<Vec<_>>();
    (!characters.is_empty()).then(|| view! { <div class="closing" aria-hidden="true">{characters}</div> })
}

/// A character with the headline of its pillar and the texts of its strokes.
fn character(edition: &Edition, glyph: &HeroGlyph) -> Option<impl IntoView + use<>> {
    let (spec, ..) = edition.chart(&glyph.chart)?;
    let section = edition.content.section(&glyph.section)?;
    let drawing = edition.character(&glyph.section)?;
    let texts = glyph.strokes.iter().map(|text| view! { <li>{rich(edition, text, Place::Repeat)}</li> });
    let texts = texts.collect::<Vec<_>>();
    Some(view! {
        <div class=spec.hue.name()>
            <span class="character" inner_html=drawing></span>
            <div>
                <p class="headline">{heading(edition, &section.headline, Place::Repeat)}</p>
                <ul class="strokes">{texts}</ul>
            </div>
        </div>
    })
}
