//! The dialog with the picture of a chart, to be saved by a long press or a right click; and with the offer of the SVG if the browser
//! falsifies canvases.

use leptos::prelude::*;

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
            <div class="head">
                <h2 id="picture-title" tabindex="-1">{words.save_or_share.clone()}</h2>
                <button type="button" data-close="">{share.close}</button>
            </div>
            // Always shown, as in the dialog of the long image.
            <p role="status" data-made=share.picture_made></p>
            <div class="made" hidden>
                <p class="hold">{share.hold}</p>
                <p class="right-click" hidden>{share.right_click}</p>
                <ol data-save=share.save_image></ol>
            </div>
            <div class="failed" role="alert" hidden>
                <p>{words.save_failed.clone()}</p>
                <p data-falsified="" hidden>{share.picture_falsified}</p>
                <button type="button">{words.save_svg.clone()}</button>
            </div>
        </dialog>
    }
}
