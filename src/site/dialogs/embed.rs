//! The dialog with the embed codes.

use leptos::prelude::*;

use super::parts::Head;
use crate::model::messages::Embedding;
use crate::page::dom_names::id;
use crate::page::settings::THEME;
use crate::site::edition::Edition;
use crate::site::head::cards::CARD;
use crate::site::urls::{HEIGHT, chart_picture};

/// What can be embedded: query, element id, picture and name of each.
fn parts(edition: &Edition) -> Vec<(String, String, String, String)> {
    let (content, words) = (&edition.content, &edition.content.embedding);
    let whole = [("", &words.whole), ("section=overview", &words.overview)];
    // A site without a picture for feeds has those of its charts.
    let first = content.charts.first().map_or_else(|| edition.assets.icon.clone(), |chart| chart_picture(&chart.id));
    let card = if edition.assets.cards.contains(&CARD) { CARD.file.into() } else { first };
    let whole = whole.into_iter().map(|(query, name)| (query.into(), String::new(), card.clone(), name.clone()));
    let pillars = content.sections.iter().filter(|section| section.glyph.is_some()).map(|section| {
        // A pillar's picture is the chart that is its character.
        let picture = edition.glyph(&section.id).map_or(card.clone(), |chart| chart_picture(chart));
        (format!("section={}", section.id), section.id.clone(), picture, section.name.clone())
    });
    let charts = content.charts.iter().map(|chart| {
        (format!("chart={}", chart.id), format!("chart-{}", chart.id), chart_picture(&chart.id), chart.title.clone())
    });
    whole.chain(pillars).chain(charts).collect()
}

/// The dialog with the codes, closed. The export module fills it; without the wasm it is never opened.
#[component]
pub fn EmbedDialog<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let words = edition.content.embedding.clone();
    let (root, assets) = (edition.root(), edition.assets.clone());
    let parts = parts(edition)
        .into_iter()
        .map(|(query, id, picture, name)| {
            let picture = if picture.starts_with("charts/") { picture } else { format!("{root}{picture}") };
            view! { <option value=query data-id=id data-picture=picture>{name}</option> }
        })
        .collect::<Vec<_>>();
    let choices = &edition.content.choices;
    let themes = THEME.values.iter().map(|value| {
        // The default in a frame need not be in the code's address.
        let usual = THEME.framed == Some(value);
        let asked = if usual { "" } else { value };
        let word = choices.word(THEME.name, value).unwrap_or_default().to_string();
        view! { <option value=asked selected=usual>{word}</option> }
    });
    let themes = themes.collect::<Vec<_>>();
    let widths =
        [("100%", words.full_width.clone()), ("360px", "360".into()), ("640px", "640".into()), ("960px", "960".into())];
    let widths = widths.map(|(value, word)| view! { <option value=value>{word}</option> }).to_vec();
    let kinds = kinds(&words)
        .map(|(value, word, about)| view! { <option value=value data-about=about>{word}</option> })
        .to_vec();
    view! {
        <dialog class="sheet" id=id::EMBED aria-labelledby="embed-title" data-script=format!("{root}{}", assets.embed) data-integrity=assets.embed_integrity data-height=HEIGHT.to_string() data-name=edition.content.site.title.clone() data-slug=edition.content.slug.clone()>
            <Head id="embed-title" title=words.headline edition=edition/>
            <div class="failed" role="alert" hidden>
                <p>{words.failed}</p>
            </div>
            <div class="made" hidden>
            <div class="asks">
                <label>{words.part} <select name="part">{parts}</select></label>
                <label>{words.kind} <select name="kind">{kinds}</select></label>
                <label>{choices.theme.clone()} <select name="theme">{themes}</select></label>
                <label>{words.width} <select name="width">{widths}</select></label>
            </div>
            <p class="about"></p>
            <label class="code">{words.code} <textarea readonly rows="5" spellcheck="false"></textarea></label>
            <button type="button" data-do="code">{words.copy}</button>
            <h3>{words.preview}</h3>
            <div class="preview" aria-hidden="true"></div>
            </div>
        </dialog>
    }
}

/// The codes: value, name, and what each is for.
fn kinds(words: &Embedding) -> [(&'static str, String, String); 3] {
    [
        ("plain", words.plain.clone(), words.plain_about.clone()),
        ("script", words.script.clone(), words.script_about.clone()),
        ("image", words.image.clone(), words.image_about.clone()),
    ]
}
