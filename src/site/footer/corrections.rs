//! The corrections of published figures, folded: open in the elder edition and on paper, as what stories fold is.

use leptos::prelude::*;

use crate::site::edition::Edition;
use crate::site::language_runs;

/// Every correction, the last one first. Nothing is rendered if there is none.
#[component]
pub fn Corrections<'a>(
    /// The edition whose figures were corrected.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let content = &edition.content;
    let corrected = content.corrected();
    let summary = content.correcting.rows.replace("{n}", &corrected.len().to_string());
    let line = |of: &crate::model::figures::corrected::Corrected| {
        let (date, said) = (of.correction.date.clone(), content.fact_context().correction(of, &content.correcting));
        view! {
            <li>
                <time>{date}</time>
                " "
                {language_runs::text(edition, &said)}
            </li>
        }
    };
    let lines: Vec<_> = corrected.iter().rev().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="more" id="corrections">
                <summary>{summary}</summary>
                <ul>{lines}</ul>
            </details>
        }
    })
}
