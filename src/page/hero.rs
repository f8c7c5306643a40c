//! The first screen: a headline, and the three characters, each of them a chart.

use leptos::prelude::*;

use super::edition::Edition;
use super::figure::ChartPicture;
use super::quantity::{Place, rich};
use crate::content::model::HeroGlyph;

/// The first screen.
#[component]
pub fn HeroView<'a>(edition: &'a Edition) -> impl IntoView + use<> {
    let hero = &edition.content.hero;
    let glyphs = hero.glyphs.iter().map(|glyph| view! { <GlyphView edition=edition glyph=glyph/> }).collect::<Vec<_>>();
    view! {
        <section class="hero" id="top" aria-labelledby="title">
            <div class="titles">
                <h1 id="title">{rich(edition, &hero.headline, Place::Repeat)}</h1>
                <p class="lead">{rich(edition, &hero.lead, Place::Repeat)}</p>
            </div>
            <ul class="glyphs">{glyphs}</ul>
            <p class="onward">{hero.onward.clone()}</p>
        </section>
    }
}

/// One character with what its strokes say.
#[component]
fn GlyphView<'a>(edition: &'a Edition, glyph: &'a HeroGlyph) -> impl IntoView + use<> {
    let (spec, _) = edition.chart(&glyph.chart)?;
    let strokes = glyph
        .strokes
        .iter()
        .map(|stroke| view! { <li>{rich(edition, stroke, Place::Repeat)}</li> })
        .collect::<Vec<_>>();
    let key =
        spec.key.as_ref().map(|key| rich(edition, key, Place::Repeat)).map(|key| view! { <p class="key">{key}</p> });
    Some(view! {
        <li class=spec.hue.name()>
            <ChartPicture edition=edition chart=&glyph.chart/>
            <ul class="strokes">{strokes}</ul>
            {key}
        </li>
    })
}
