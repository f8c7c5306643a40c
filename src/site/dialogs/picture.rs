//! The dialog with the picture of a chart, to be saved by a long press or a right click; and with the offer of the SVG if the browser
//! falsifies canvases.

use leptos::prelude::*;

use super::parts::{Head, Images};
use crate::page::dom_names::id;
use crate::site::edition::Edition;

/// The dialog, closed. The export module fills it; without the wasm it is never opened.
#[component]
pub fn PictureDialog<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let (share, words) = (edition.content.share.clone(), &edition.content.words);
    view! {
        <dialog
            class="sheet poster"
            id=id::PICTURE
            aria-labelledby="picture-title"
            data-framed-note=share.framed
            data-in-app-note=share.in_app
        >
            <Head id="picture-title" title=words.save_or_share.clone() edition=edition/>
            <Images made=share.picture_made edition=edition/>
            <div class="failed" hidden>
                <p>{words.save_failed.clone()}</p>
                <p data-falsified="" hidden>{share.picture_falsified}</p>
                <button type="button">{words.save_svg.clone()}</button>
            </div>
        </dialog>
    }
}
