//! The dialog with the embed codes.

use leptos::prelude::*;

use super::parts::Head;
use crate::model::messages::Embedding;
use crate::page::dom_names::id;
use crate::page::embed_choice::{EmbedChoice, EmbedOption};
use crate::page::settings::THEME;
use crate::site::edition::Edition;
use crate::site::head::cards::CARD;
use crate::site::urls::{HEIGHT, chart_picture};

/// What can be embedded: query, name, element id and picture of each.
fn parts(edition: &Edition) -> Vec<EmbedOption> {
    let (content, words) = (&edition.content, &edition.content.embedding);
    let root = edition.root();
    // The pictures of charts are beside the page, cards and icon beside that of the first language.
    let first = content.charts.first().map_or_else(|| beside(&root, &edition.assets.icon), |of| chart_picture(&of.id));
    // A site without a picture for feeds has those of its charts.
    let card = if edition.assets.cards.contains(&CARD) { beside(&root, CARD.file) } else { first };
    let part = |value: String, name: &str, id: String, picture: &str| EmbedOption {
        value,
        name: name.into(),
        id,
        picture: picture.into(),
        ..EmbedOption::default()
    };
    let whole = [("", &words.whole), ("section=overview", &words.overview)];
    let whole = whole.into_iter().map(|(query, name)| part(query.into(), name, String::new(), &card));
    let pillars = content.sections.iter().filter(|section| section.glyph.is_some()).map(|section| {
        // A pillar's picture is the chart that is its character.
        let picture = edition.glyph(&section.id).map_or_else(|| card.clone(), |of| chart_picture(of));
        part(format!("section={}", section.id), &section.name, section.id.clone(), &picture)
    });
    let charts = content
        .charts
        .iter()
        .map(|of| part(format!("chart={}", of.id), &of.title, format!("chart-{}", of.id), &chart_picture(&of.id)));
    whole.chain(pillars).chain(charts).collect()
}

/// The address of a file that is beside the page of the first language.
fn beside(root: &str, file: &str) -> String {
    format!("{root}{file}")
}

/// The dialog with the codes, closed. The export module fills it; without the wasm it is never opened.
#[component]
pub fn EmbedDialog<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let words = edition.content.embedding.clone();
    let (root, assets) = (edition.root(), edition.assets.clone());
    let choices = &edition.content.choices;
    let themes = THEME.values.iter().map(|value| {
        // The default in a frame need not be in the code's address.
        let selected = THEME.framed == Some(value);
        let asked = if selected { String::new() } else { (*value).to_string() };
        let name = choices.word(THEME.name, value).unwrap_or_default().to_string();
        EmbedOption { value: asked, name, selected, ..EmbedOption::default() }
    });
    let widths = [("100%", words.full_width.as_str()), ("360px", "360"), ("640px", "640"), ("960px", "960")];
    let widths =
        widths.map(|(value, name)| EmbedOption { value: value.into(), name: name.into(), ..EmbedOption::default() });
    let asked = [
        (&words.part, "part", parts(edition)),
        (&words.kind, "kind", kinds(&words).to_vec()),
        (&choices.theme, "theme", themes.collect()),
        (&words.width, "width", widths.to_vec()),
    ]
    .map(|(label, name, options)| EmbedChoice { label: label.clone(), name: name.into(), options });
    // Texts cannot fail to be written.
    let asked = serde_json::to_string(&asked).unwrap_or_default();
    view! {
        <dialog class="sheet" id=id::EMBED aria-labelledby="embed-title" data-script=format!("{root}{}", assets.embed) data-integrity=assets.embed_integrity data-height=HEIGHT.to_string() data-name=edition.content.site.title.clone() data-slug=edition.content.slug.clone()>
            <Head id="embed-title" title=words.headline edition=edition/>
            <div class="failed" hidden>
                <p>{words.failed}</p>
            </div>
            <div class="made" hidden>
            <div class="asks" data-choices=asked></div>
            <p class="about"></p>
            <label class="code">{words.code} <textarea readonly rows="5" spellcheck="false"></textarea></label>
            <button type="button" data-do="code">{words.copy}</button>
            <h3>{words.preview}</h3>
            <div class="preview" aria-hidden="true"></div>
            </div>
        </dialog>
    }
}

/// The codes, and what each is for.
fn kinds(words: &Embedding) -> [EmbedOption; 3] {
    [
        ("plain", &words.plain, &words.plain_about),
        ("script", &words.script, &words.script_about),
        ("image", &words.image, &words.image_about),
    ]
    .map(|(value, name, about)| EmbedOption {
        value: value.into(),
        name: name.clone(),
        about: about.clone(),
        ..EmbedOption::default()
    })
}
