//! The three characters as solid shapes of one style: the sign of each pillar.

use leptos::prelude::*;

/// Outlines in em/1000, one path per character, with the same skeletons as the charts of the first screen.
const GONG: &str = "M120 60h760v170H120zM455 230h90v540h-90zM40 770h920v170H40z";
const XIAO: &str =
    "M420 20h160v960H300q-50 0-84-50l-20-30q120 0 224-110zM236 250h150L200 850H20zM614 250h150l216 600H800z";
const MEI: &str = "M224 0h110l70 110H304zM776 0H666l-70 110h100zM110 140h780v96H110zM110 290h780v96H110zM110 440h780v96H110z\
    M452 140h96v440h-96zM40 590h920v110H590q70 140 370 190l-50 110Q590 930 500 770 410 930 90 1000L40 890q300-50 370-190H40z";

/// The outline of a character as an SVG path in a square of 1000; `None` for other characters.
pub fn outline(text: &str) -> Option<&'static str> {
    match text {
        "工" => Some(GONG),
        "小" => Some(XIAO),
        "美" => Some(MEI),
        _ => None,
    }
}

/// A pillar's character as a shape; without one, as text. Hidden from screen readers: the section is named by it.
#[component]
pub fn Glyph<'a>(
    /// The character.
    text: &'a str,
    /// Its language.
    lang: &'a str,
) -> impl IntoView + use<> {
    let Some(path) = outline(text) else {
        return view! { <b class="sign" lang=lang.to_string() aria-hidden="true">{text.to_string()}</b> }.into_any();
    };
    view! {
        <svg class="sign" viewBox="0 0 1000 1000" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
    .into_any()
}
