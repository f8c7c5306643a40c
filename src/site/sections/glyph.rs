//! The sign of each pillar: its character as the first screen draws it, as a solid shape, or as text.

use leptos::prelude::*;

/// A pillar's character: drawn stroke by stroke if the first screen has it so, else as a shape, else as text. Hidden from screen readers:
/// the section is named by it.
#[component]
pub fn Glyph<'a>(
    /// The character.
    text: &'a str,
    /// Its language.
    lang: &'a str,
    /// Its outline, as an SVG path in a square of 1000, if the content has one.
    outline: Option<&'a str>,
    /// Its drawing as an SVG element, if the first screen has it.
    drawing: Option<String>,
) -> impl IntoView + use<> {
    if let Some(drawing) = drawing {
        // Hidden with its box: Orca takes an empty one at the beginning of a region for a blank line.
        return view! { <span class="character" aria-hidden="true" inner_html=drawing></span> }.into_any();
    }
    let Some(path) = outline else {
        return view! { <b class="sign" lang=lang.to_string() aria-hidden="true">{text.to_string()}</b> }.into_any();
    };
    view! {
        <svg class="sign" viewBox="0 0 1000 1000" aria-hidden="true" focusable="false">
            <path d=path.to_string()></path>
        </svg>
    }
    .into_any()
}
