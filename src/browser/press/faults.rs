//! The list of what has to be corrected.

use leptos::prelude::*;

use super::store::Store;
use crate::manuscript::messages::Fault;

/// How many there are, and each with the way to its field.
#[component]
pub fn Faults(
    /// The state.
    store: Store,
) -> impl IntoView {
    let count = Memo::new(move |_| store.faults.with(|faults| faults.iter().filter(|fault| !fault.warning).count()));
    let warned = Memo::new(move |_| store.faults.with(|faults| faults.iter().filter(|fault| fault.warning).count()));
    let said = move || match (store.checking.get(), count.get()) {
        (true, _) => store.word("checking"),
        (false, 0) => store.word("fault-none"),
        (false, count) => [count.to_string(), store.word("fault-count")].join(" "),
    };
    let list = move |warning: bool| {
        let faults = store.faults.get().into_iter().filter(move |fault| fault.warning == warning);
        faults.map(|fault| view! { <Item store fault/> }).collect::<Vec<_>>()
    };
    view! {
        <section class="found" aria-labelledby="found">
            <h2 id="found" class="unseen">{move || store.word("faults")}</h2>
            <p role="status" id="count" class:fault=move || { count.get() > 0 } data-faults=move || count.get().to_string()
                data-checking=move || store.checking.get().to_string()>{said}</p>
            <ul>{move || list(false)}</ul>
            {move || (warned.get() != 0).then(|| view! {
                <details class="warnings">
                    <summary>{[store.word("warnings"), warned.get().to_string()].join(" ")}</summary>
                    <ul>{list(true)}</ul>
                </details>
            })}
        </section>
    }
}

/// A fault, which leads to its field.
#[component]
fn Item(store: Store, fault: Fault) -> impl IntoView {
    let Fault { file, at, about, said, .. } = fault;
    let own = if about.is_empty() { [file.as_str(), &at].join(" ").trim().to_string() } else { about };
    let title = store.called(&file, &at).unwrap_or(own);
    view! {
        <li>
            <button type="button" class="way" on:click=move |_| store.go_to(&file, &at)>{title}</button>
            <span>{said}</span>
        </li>
    }
}
