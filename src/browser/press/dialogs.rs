//! The dialog that tells what was done: differences, which can be noted as corrections, the package, why something was not done; and the
//! proof sheet.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::host;
use super::store::Store;
use crate::manuscript::messages::Ask;

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
            <Corrections store/>
            <div class="tools">
                <button type="button" hidden=move || !is_proof() on:click=move |_| host::print()>{move || store.word("print")}</button>
                <button type="button" hidden=move || !is_proof() on:click=move |_| store.save_proof()>{move || store.word("save-proof")}</button>
                <button type="button" class="main" id="close" on:click=move |_| host::dialog("told", false)>{move || store.word("close")}</button>
            </div>
        </dialog>
    }
}

/// What an editor says of figures that are different from those that were published: the day and the reason of their correction.
#[component]
fn Corrections(store: Store) -> impl IntoView {
    let due = move || store.told.with(|told| told.due);
    let date = RwSignal::new(String::new());
    let reasons: RwSignal<BTreeMap<String, String>> = RwSignal::default();
    let note = move |_| {
        store.settle();
        store.ask(Ask::Correct { date: date.get_untracked(), reasons: reasons.get_untracked() });
    };
    let fields = move || {
        let editions = store.manuscript.with(|manuscript| manuscript.editions.clone());
        let field = |edition: crate::manuscript::forms::EditionName| {
            let (file, id) = (edition.file.clone(), ["reason-", &edition.file].concat());
            let write = move |event| reasons.update(|all| drop(all.insert(file.clone(), event_target_value(&event))));
            view! { <label>{move || store.word("reason")} " " {edition.language} <input id=id on:input=write/></label> }
        };
        editions.into_iter().map(field).collect::<Vec<_>>()
    };
    view! {
        <fieldset id="correct" hidden=move || due() == 0>
            <legend>{move || store.word("correct")}</legend>
            <p>{move || store.word("correct-about")} " " {due}</p>
            <label>{move || store.word("date")} " " <input type="date" id="correct-date" on:input=move |event| date.set(event_target_value(&event))/></label>
            {fields}
            <button type="button" id="correct-write" on:click=note>{move || store.word("correct-write")}</button>
        </fieldset>
    }
}
