//! The line that says where an embedded part is from.

use leptos::prelude::*;

use crate::site::edition::Edition;
use crate::site::language_runs;

/// Where what is embedded is from, and the link to all of it; shown in another page's frame alone.
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
