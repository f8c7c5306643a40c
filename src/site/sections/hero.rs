//! The first screen: a headline, and one to five characters, each a chart.

use leptos::prelude::*;

use super::chart_card::{ChartPicture, Key, Values, figure_of, part_of};
use super::prose::{plain, rich};
use super::quantity::Place;
use super::speech_units::spoken;
use crate::model::content::HeroGlyph;
use crate::site::edition::Edition;
use crate::site::footer::releases::CoverLine;
use crate::site::icon::{Icon, READ};
use crate::text::han::language;

/// The first screen. The tables and descriptions of its charts are together below them, so that the characters stay one
/// picture.
#[component]
pub fn HeroView<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let (hero, words) = (&edition.content.hero, &edition.content.words);
    let glyphs = hero.glyphs.iter().map(|glyph| view! { <GlyphView edition=edition glyph=glyph/> }).collect::<Vec<_>>();
    let values = hero
        .glyphs
        .iter()
        .map(|glyph| {
            view! {
                <div>
                    <Values edition=edition chart=&glyph.chart/>
                </div>
            }
        })
        .collect::<Vec<_>>();
    // A first character that has its texts inside is as wide as a phone; otherwise all are alike.
    let first = hero.glyphs.first().and_then(|glyph| edition.chart(&glyph.chart));
    let alike = first.is_some_and(|(spec, ..)| !spec.form.spec().labelled);
    let arranged = format!("glyphs {}of-{}", if alike { "even " } else { "" }, hero.glyphs.len());
    let drawn = (!hero.glyphs.is_empty()).then(|| {
        view! {
            <ul class=arranged>{glyphs}</ul>
            <details class="values all">
                <summary aria-describedby="title">{words.table.clone()}</summary>
                <div class="each">{values}</div>
            </details>
        }
    });
    view! {
        <section class="hero" id="top" aria-labelledby="title">
            <div class="titles" id=part_of("overview")>
                <h1 id="title" data-say=spoken(edition, &hero.headline)>{rich(edition, &hero.headline, Place::Repeat)}</h1>
                <p class="lead" data-say=spoken(edition, &hero.lead)>{rich(edition, &hero.lead, Place::Repeat)}</p>
            </div>
            {drawn}
            <CoverLine edition=edition/>
            <div class="start">
                // It only says what the arrow beside it shows.
                <p class="onward" aria-hidden="true">{hero.onward.clone()}</p>
                <button type="button" class="read" data-read="all" hidden>
                    <Icon name=READ icons=&edition.icons/>
                    {edition.content.words.read_all.clone()}
                </button>
                <p class="hint">{plain(edition, hero.hint.clone())}</p>
                <p class="hint keys">{words.arrow_keys.clone()}</p>
            </div>
        </section>
    }
}

/// One character with the texts of its strokes. Screen readers get the marks of the chart, or its description: they say the same.
#[component]
fn GlyphView<'a>(edition: &'a Edition, glyph: &'a HeroGlyph) -> impl IntoView + use<> {
    let (spec, ..) = edition.chart(&glyph.chart)?;
    // Where the texts of two characters are under both, each begins with its character.
    let sign = edition.content.section(&glyph.section).and_then(|section| section.glyph.as_ref()).map(|text| {
        let lang = language(text, &edition.content.site.lang);
        view! { <b class="texts-of" lang=lang.to_string() aria-hidden="true">{text.clone()}</b> }
    });
    let strokes = glyph
        .strokes
        .iter()
        .map(|stroke| view! { <li data-say=spoken(edition, stroke)>{rich(edition, stroke, Place::Repeat)}</li> })
        .collect::<Vec<_>>();
    Some(view! {
        <li class=spec.hue.name()>
            <figure id=figure_of(&spec.id) aria-label=spec.title.clone()>
                <figcaption>
                    {sign}
                    <ul class="strokes" aria-hidden="true">{strokes}</ul>
                    <Key edition=edition chart=&glyph.chart/>
                </figcaption>
                <ChartPicture edition=edition chart=&glyph.chart/>
            </figure>
        </li>
    })
}
