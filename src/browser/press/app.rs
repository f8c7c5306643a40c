//! The whole press: controls, forms, page.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::KeyboardEvent;

use super::dialogs::Dialog;
use super::faults::Faults;
use super::groups::PanelView;
use super::host;
use super::new_page::{NewPage, Opener};
use super::picker::Picker;
use super::preview::Preview;
use super::store::Store;
use crate::manuscript::forms::Panel;
use crate::manuscript::messages::{Ask, Tongue};

/// The press.
#[component]
pub fn App() -> impl IntoView {
    let store = Store::new();
    // Once the frame of the page is there.
    Effect::new(move |_| store.begin());
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z") {
            event.prevent_default();
            store.settle();
            store.ask(if event.shift_key() { Ask::Redo } else { Ask::Undo });
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <a class="skip" href="#forms">{move || store.word("manuscript")}</a>
        <Controls store/>
        <Drafts store/>
        <main>
            <section class="manuscript" aria-labelledby="forms">
                <h2 id="forms" class="unseen" tabindex="-1">{move || store.word("manuscript")}</h2>
                <Faults store/>
                <Tabs store/>
            </section>
            <Preview store/>
        </main>
        <Dialog store/>
        <Picker store/>
        <NewPage store/>
        <p role="status" class="unseen" id="said">{move || store.picking.with(|picking| picking.taken.1.join("\n"))}</p>
    }
}

/// What is done to the whole.
#[component]
fn Controls(store: Store) -> impl IntoView {
    let ask = move |ask: Ask| {
        store.settle();
        store.ask(ask);
    };
    let opened = move |event: web_sys::Event| {
        let done = Closure::once_into_js(move |name: String, bytes: JsValue| store.open_file(name, bytes));
        host::read(&event_target::<web_sys::HtmlInputElement>(&event).into(), &done);
    };
    let forget = move |_| {
        if host::sure(&store.word("forget-sure")) {
            ask(Ask::Forget);
        }
    };
    let speak = move |_| {
        store.tongue.update(|tongue| {
            *tongue = if *tongue == Tongue::Chinese { Tongue::English } else { Tongue::Chinese };
        });
        ask(Ask::Speak(store.tongue.get_untracked()));
    };
    let gaps = RwSignal::new(false);
    let nothing_done = move || store.history.get().undo == 0;
    view! {
        <header class="controls">
            <h1>{move || store.manuscript.with(|manuscript| manuscript.name.clone())} " " <span>{move || store.word("press")}</span></h1>
            <div class="tools">
                <label class="file" title=move || store.word("open-hint")>
                    {move || store.word("open")}
                    <input type="file" id="open" accept=".zip,.json,.txt,.ttf,.otf,.ttc,.otc" on:change=opened/>
                </label>
                <Opener store/>
                <button type="button" id="undo" disabled=nothing_done on:click=move |_| ask(Ask::Undo)>{move || store.word("undo")}</button>
                <button type="button" id="redo" disabled=move || store.history.get().redo == 0 on:click=move |_| ask(Ask::Redo)>{move || store.word("redo")}</button>
                <button type="button" id="differences" on:click=move |_| ask(Ask::Difference)>{move || store.word("differences")}</button>
                <button type="button" id="proof-sheet" on:click=move |_| ask(Ask::Proof)>{move || store.word("proof")}</button>
                <button type="button" id="forget" disabled=nothing_done on:click=forget>{move || store.word("forget")}</button>
                <button type="button" id="publish" class="main" on:click=move |_| ask(Ask::Publish { gaps: gaps.get_untracked() })>
                    {move || store.word("publish")}
                </button>
                <label class="gaps">
                    <input type="checkbox" on:change=move |event| gaps.set(event_target_checked(&event))/>
                    {move || store.word("publish-gaps")}
                </label>
                <button type="button" id="language" on:click=speak>{move || store.word("language")}</button>
            </div>
            <p role="status" class="quiet" id="draft" data-kept=move || store.kept.get()>
                {move || Some(store.kept.get()).filter(|key| !key.is_empty()).map(|key| store.word(key))}
            </p>
        </header>
    }
}

/// What is said of drafts that are not of the site that the press has, and of those that wait.
#[component]
fn Drafts(store: Store) -> impl IntoView {
    let newer = move || {
        store.others.get().newer.then(|| {
            view! {
                <p>{move || store.word("draft-newer")}</p>
                <button type="button" id="use-draft" on:click=move |_| store.use_draft()>{move || store.word("use-draft")}</button>
                <button type="button" id="use-site" on:click=move |_| store.change_draft(host::use_site)>{move || store.word("use-site")}</button>
            }
        })
    };
    let aside = move || {
        store.others.get().aside.then(|| {
            view! {
                <p>{move || store.word("draft-aside")}</p>
                <button type="button" id="use-aside" on:click=move |_| store.change_draft(host::use_aside)>{move || store.word("use-aside")}</button>
            }
        })
    };
    let some = move || store.others.with(|others| others.newer || others.aside);
    let said = move || {
        some().then(
            || view! { <section class="drafts" aria-label=move || store.word("drafts")>{newer} {aside}</section> },
        )
    };
    view! { <div>{said}</div> }
}

/// The tabs, and the forms of the one that is chosen.
#[component]
fn Tabs(store: Store) -> impl IntoView {
    // Of the forms only what is shown here, so that what is the same stays.
    let panels = Memo::new(move |_| {
        store.revision.get();
        let bare = |panel: &Panel| Panel { groups: Vec::new(), ..panel.clone() };
        store.manuscript.with_untracked(|manuscript| manuscript.panels.iter().map(bare).collect::<Vec<_>>())
    });
    let tabs = move || {
        let tab = |(at, Panel { kind, of, .. }): (usize, Panel)| {
            let current = move || (store.tab.get() == at).then_some("true");
            let id = ["tab-", &kind, &of].concat();
            let said = move || [store.word(&kind), of.clone()].join(" ").trim().to_string();
            view! { <li><button type="button" id=id aria-current=current on:click=move |_| store.choose(at)>{said}</button></li> }
        };
        panels.get().into_iter().enumerate().map(tab).collect::<Vec<_>>()
    };
    let chosen = Memo::new(move |_| {
        let tab = store.tab.get();
        panels.with(|panels| panels.get(tab).cloned().map(|panel| (tab, panel)))
    });
    let panel = move || chosen.get().map(|(at, panel)| view! { <PanelView store at panel/> });
    let figures = Memo::new(move |_| {
        store.revision.get();
        store.manuscript.with_untracked(|manuscript| manuscript.sets.get("insert").cloned().unwrap_or_default())
    });
    let insert = move |event: web_sys::Event| {
        let chosen = event_target_value(&event);
        event_target::<web_sys::HtmlSelectElement>(&event).set_value("");
        host::insert(&["{", &chosen, "}"].concat());
    };
    view! {
        <div class="at-hand">
            <nav aria-label=move || store.word("manuscript")><ul class="tabs">{tabs}</ul></nav>
            <div class="tools">
                <label>
                    {move || store.word("find")} " "
                    <input type="search" id="find" prop:value=move || store.sought.get() on:input=move |event| store.sought.set(event_target_value(&event))/>
                </label>
                <select id="insert" hidden=move || store.shows("press-release") aria-label=move || store.word("insert-figure") on:change=insert>
                    <option value="">{move || store.word("insert-figure")}</option>
                    {move || figures.get().into_iter().map(|choice| view! { <option value=choice.value>{choice.label}</option> }).collect::<Vec<_>>()}
                </select>
            </div>
        </div>
        {panel}
    }
}
