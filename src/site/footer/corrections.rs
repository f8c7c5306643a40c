//! The corrections of published figures, folded: open in the elder edition and on paper, as what stories fold is. And what is said of a long
//! image whose address was followed: whether its figures are those of the page.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::model::figures::corrected::Corrected;
use crate::site::edition::Edition;
use crate::site::language_runs;
use crate::site::picture_digest::Digests;

/// Every correction, the last one first. Nothing is rendered if there is none.
#[component]
pub fn Corrections<'a>(
    /// The edition whose figures were corrected.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let content = &edition.content;
    let corrected = content.corrected();
    let summary = content.correcting.rows.replace("{n}", &corrected.len().to_string());
    let before = Digests::of(content).before;
    let line = |(of, before): (&Corrected, &BTreeMap<String, String>)| {
        let before = Digests::keys(before);
        let (date, said) = (of.correction.date.clone(), content.fact_context().correction(of, &content.correcting));
        view! {
            <li data-before=before>
                <time>{date}</time>
                " "
                {language_runs::text(edition, &said)}
            </li>
        }
    };
    let lines: Vec<_> = corrected.iter().zip(&before).rev().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="more" id="corrections">
                <summary>{summary}</summary>
                <ul>{lines}</ul>
            </details>
        }
    })
}

/// What is said of a long image, empty and hidden: the boot script fills it in and puts it where the address of the image leads.
#[component]
pub fn PictureAnswer<'a>(
    /// The edition that the image was made of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let words = edition.content.correcting.clone();
    let figures = Digests::keys(&Digests::of(&edition.content).now);
    let otherwise = (!edition.content.corrections.is_empty()).then_some(words.otherwise);
    view! {
        <div
            class="answer"
            id="answer"
            data-figures=figures
            data-same=words.same
            data-otherwise=otherwise
            data-unknown=words.unknown
            hidden
        ></div>
    }
}
