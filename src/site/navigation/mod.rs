//! The bar at the top: one link per pillar, with its character, which is written stroke by stroke while the pillar is read. Screen
//! readers get the pillars' names without their characters, which they would read as words of their own. The wasm tells which pillar is
//! read, and which strokes are written (`browser::scroll::scroll_spy`).

pub mod stroke_paths;

use leptos::prelude::*;

use self::stroke_paths::{StrokePaths, WIDTH, stroke_paths};
use super::edition::Edition;
use crate::text::han::language;

/// The links to the pillars (the sections with a glyph). A character that the content does not draw is set as text.
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
            let character = match stroke_paths(content, &glyph) {
                Some(StrokePaths { view_box, strokes }) => {
                    let strokes = strokes.into_iter().map(|d| view! { <path d=d></path> }).collect::<Vec<_>>();
                    view! {
                        <svg viewBox=view_box stroke-width=WIDTH aria-hidden="true" focusable="false">
                            {strokes}
                        </svg>
                    }
                    .into_any()
                }
                None => view! { <b lang=lang aria-hidden="true">{glyph}</b>" " }.into_any(),
            };
            Some(view! {
                <li>
                    <a class=section.hue.name() href=format!("#{}", section.id)>
                        {character}
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
        </div>
    }
}
