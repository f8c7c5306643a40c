//! The marks of a chart as buttons over its picture, for keyboard, touch and screen reader.

use leptos::prelude::*;

/// One button per mark, in reading order, each named by a sentence. Tab reaches only the first (roving `tabindex`); the arrow keys
/// move from mark to mark. Hidden until the wasm places them over the picture and handles their events; from then on a screen reader
/// finds them in place of the image. The group has no name of its own: its figure has.
#[component]
pub fn Marks(
    /// One sentence per mark.
    names: Vec<String>,
) -> impl IntoView {
    let buttons = names
        .into_iter()
        .enumerate()
        .map(|(i, name)| {
            let tab = if i == 0 { "0" } else { "-1" };
            view! { <button type="button" data-mark=i.to_string() tabindex=tab aria-label=name></button> }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="marks" role="group" hidden>
            {buttons}
        </div>
    }
}
