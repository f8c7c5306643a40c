//! Begins the page of another city: asks for its name, its name in addresses, and its languages.

use leptos::prelude::*;

use super::host;
use super::store::Store;
use crate::manuscript::forms::EditionName;
use crate::manuscript::messages::NewPage as Asked;

/// The id of the dialog.
const DIALOG: &str = "new-page";

/// Opens the dialog.
#[component]
pub fn Opener(
    /// The state.
    store: Store,
) -> impl IntoView {
    view! {
        <button type="button" id="new" aria-haspopup="dialog" on:click=move |_| host::dialog(DIALOG, true)>{move || store.word("new-page")}</button>
    }
}

/// The dialog.
#[component]
pub fn NewPage(
    /// The state.
    store: Store,
) -> impl IntoView {
    let asked: RwSignal<Asked> = RwSignal::default();
    let translations = move || {
        let editions = store.manuscript.with(|manuscript| manuscript.editions.clone());
        let choice = |EditionName { file, language }: EditionName| {
            let own = file.clone();
            let chosen = move || asked.with(|asked| asked.translations.contains(&own));
            let choose = move |event: web_sys::Event| {
                let chosen = event_target_checked(&event);
                asked.update(|asked| {
                    asked.translations.retain(|other| *other != file);
                    if chosen {
                        asked.translations.push(file.clone());
                    }
                });
            };
            view! { <label><input type="checkbox" prop:checked=chosen on:change=choose/> " " {language}</label> }
        };
        let choices = editions.into_iter().skip(1).map(choice).collect::<Vec<_>>();
        (!choices.is_empty()).then(
            || view! { <fieldset><legend>{move || store.word("new-page-editions")}</legend> {choices}</fieldset> },
        )
    };
    let unnamed = move || asked.with(|asked| asked.name.trim().is_empty() || asked.slug.trim().is_empty());
    let begin = move |_| {
        host::dialog(DIALOG, false);
        store.begin_page(asked.get_untracked());
        asked.set(Asked::default());
    };
    view! {
        <dialog id=DIALOG aria-labelledby="new-page-title">
            <h2 id="new-page-title">{move || store.word("new-page-title")}</h2>
            <p>{move || store.word("new-page-about")}</p>
            <div class="field">
                <label for="new-page-name">{move || store.word("new-page-name")}</label>
                <input id="new-page-name" prop:value=move || asked.with(|asked| asked.name.clone())
                    on:input=move |event| asked.update(|asked| asked.name = event_target_value(&event))/>
            </div>
            <div class="field">
                <label for="new-page-slug">{move || store.word("slug")}</label>
                <input id="new-page-slug" autocomplete="off" spellcheck="false" prop:value=move || asked.with(|asked| asked.slug.clone())
                    on:input=move |event| asked.update(|asked| asked.slug = event_target_value(&event))/>
            </div>
            {translations}
            <div class="tools">
                <button type="button" class="main" id="new-page-begin" disabled=unnamed on:click=begin>{move || store.word("new-page-begin")}</button>
                <button type="button" id="new-page-cancel" on:click=move |_| host::dialog(DIALOG, false)>{move || store.word("cancel")}</button>
            </div>
        </dialog>
    }
}
