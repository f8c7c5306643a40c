//! The dialog that tells what was done: differences, the package, why something was not done; and the proof sheet.

use leptos::prelude::*;

use super::host;
use super::store::Store;

/// The dialog.
#[component]
pub fn Dialog(
    /// The state.
    store: Store,
) -> impl IntoView {
    let told = store.told;
    let lines = move || told.get().lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    let is_proof = move || told.with(|told| told.proof);
    view! {
        <dialog id="told" aria-labelledby="told-title" class:wide=is_proof>
            <h2 id="told-title">{move || told.get().title}</h2>
            <ul>{lines}</ul>
            <iframe id="proof" sandbox="allow-same-origin allow-modals" hidden=move || !is_proof()
                title=move || store.word("proof")></iframe>
            <div class="tools">
                <button type="button" hidden=move || !is_proof() on:click=move |_| host::print()>{move || store.word("print")}</button>
                <button type="button" hidden=move || !is_proof() on:click=move |_| store.save_proof()>{move || store.word("save-proof")}</button>
                <button type="button" class="main" id="close" on:click=move |_| host::dialog("told", false)>{move || store.word("close")}</button>
            </div>
        </dialog>
    }
}
