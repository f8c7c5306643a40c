//! The page beside the forms, as on a phone, as on a desk, or as elders see it.

use leptos::prelude::*;

use super::store::{Screen, Store};

/// The frame with the page, and what it shows.
#[component]
pub fn Preview(
    /// The state.
    store: Store,
) -> impl IntoView {
    let screens = [(Screen::Phone, "phone"), (Screen::Desk, "desk"), (Screen::Elder, "elder")];
    let screen = move |(screen, key): (Screen, &'static str)| {
        let choose = move |_| {
            store.screen.set(screen);
            store.look();
        };
        let pressed = move || (store.screen.get() == screen).to_string();
        view! { <button type="button" id=["screen-", key].concat() aria-pressed=pressed on:click=choose>{move || store.word(key)}</button> }
    };
    let editions = move || {
        let editions = store.manuscript.with(|manuscript| manuscript.editions.clone());
        let own = move |edition: crate::manuscript::forms::EditionName| {
            let file = edition.file.clone();
            let pressed = move || (store.edition.get() == file).to_string();
            let choose = move |_| {
                store.edition.set(edition.file.clone());
                store.look();
            };
            view! { <button type="button" aria-pressed=pressed on:click=choose>{edition.language}</button> }
        };
        editions.into_iter().map(own).collect::<Vec<_>>()
    };
    let class = move || match store.screen.get() {
        Screen::Phone => "frame phone",
        Screen::Desk => "frame desk",
        Screen::Elder => "frame phone elder",
    };
    view! {
        <section class="preview" aria-labelledby="preview">
            <div class="tools">
                <h2 id="preview" class="unseen">{move || store.word("preview")}</h2>
                <div role="group" aria-label=move || store.word("screen")>{screens.map(screen)}</div>
                <div role="group" aria-label=move || store.word("edition")>{editions}</div>
            </div>
            <p class="fault" hidden=move || store.stands.get()>{move || store.word("as-before")}</p>
            <div class=class>
                <iframe id="page" sandbox="allow-same-origin" title=move || store.word("preview")></iframe>
            </div>
        </section>
    }
}
