//! The bar at the top: one link per pillar, and the reading progress. Screen readers get the pillars' names without their characters,
//! which they would read as words of their own, and no progress, which they would announce at every scroll. The wasm updates both
//! (`browser::scroll::scroll_spy`).

use leptos::prelude::*;

use super::edition::Edition;
use crate::text::han::language;

/// The links to the pillars (the sections with a glyph), and the progress.
#[component]
pub fn Navigation<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let content = &edition.content;
    let links = content
        .sections
        .iter()
        .filter_map(|section| {
            let glyph = section.glyph.clone()?;
            let lang = language(&glyph, &content.site.lang).to_string();
            Some(view! {
                <li>
                    <a class=section.hue.name() href=format!("#{}", section.id)>
                        <b lang=lang aria-hidden="true">{glyph}</b>
                        " "
                        <span>{section.name.clone()}</span>
                    </a>
                </li>
            })
        })
        .collect::<Vec<_>>();
    view! {
        <div class="pillars">
            <nav aria-label=content.words.nav.clone()>
                <ul>{links}</ul>
            </nav>
            <progress max="1000" value="0" aria-hidden="true"></progress>
        </div>
    }
}
