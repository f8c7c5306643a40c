//! The credit line of an embedded page.

use leptos::prelude::*;

use crate::site::edition::Edition;
use crate::site::language_runs;

/// The source, and a link to the whole page. The style shows it only when the page is embedded.
#[component]
pub fn Credit<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let content = &edition.content;
    view! {
        <p class="credit">
            <span>{content.words.source.clone()} " " {language_runs::text(edition, &content.source.publisher)}</span>
            <a href="index.html" target="_blank" rel="noopener">{content.embedding.full.clone()}</a>
        </p>
    }
}
