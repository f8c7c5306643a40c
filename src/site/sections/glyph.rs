//! The sign of each pillar: its character as a solid shape, or as text.

use leptos::prelude::*;

/// A pillar's character as a shape; without one, as text. Hidden from screen readers: the section is named by it.
#[component]
pub fn Glyph<'a>(
    /// The character.
    text: &'a str,
    /// Its language.
    lang: &'a str,
    /// Its outline, as an SVG path in a square of 1000, if the content has one.
    outline: Option<&'a str>,
) -> impl IntoView + use<> {
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
