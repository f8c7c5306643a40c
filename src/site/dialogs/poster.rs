//! The dialog of the long image: progress, images, and printing as an alternative if none can be drawn.

use leptos::prelude::*;

use super::parts::{Head, Images};
use crate::page::dom_names::id;
use crate::site::edition::Edition;

/// The dialog, closed. The export module fills it; without the wasm it is never opened.
#[component]
pub fn PosterDialog<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let share = edition.content.share.clone();
    let root = edition.root();
    let asset = |name: &str| if name.is_empty() { String::new() } else { format!("{root}{name}") };
    view! {
        <dialog
            class="sheet poster"
            id=id::POSTER
            aria-labelledby="poster-title"
            data-module=asset(&edition.assets.poster)
            data-integrity=edition.assets.integrity.clone()
            data-sheet=asset(&edition.assets.sheet)
        >
            <Head id="poster-title" title=share.poster edition=edition/>
            <div class="making">
                <p id="poster-making">{share.making}</p>
                <progress max="1000" value="0" aria-labelledby="poster-making"></progress>
                <button type="button" data-close="">{share.cancel}</button>
            </div>
            <Images made=share.made edition=edition/>
            <div class="failed" hidden>
                <p>{share.poster_failed}</p>
                <p data-falsified="" hidden>{share.poster_falsified}</p>
                <button type="button" data-do="print">{share.print}</button>
            </div>
        </dialog>
    }
}
