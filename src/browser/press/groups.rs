//! Groups of fields: each a disclosure with what can be done to it.

use leptos::prelude::*;

use super::fields::FieldView;
use super::release::Release;
use super::store::Store;
use super::{host, place};
use crate::manuscript::forms::{Add, Entry, Group, Panel};
use crate::manuscript::messages::Ask;

/// The forms of a panel.
#[component]
pub fn PanelView(
    /// The state.
    store: Store,
    /// Which panel.
    at: usize,
    /// It, without its groups.
    panel: Panel,
) -> impl IntoView {
    if panel.kind == "press-release" {
        return view! { <Release store/> }.into_any();
    }
    // The fields of figures are always shown; of everything else, those of what was opened.
    let flat = panel.kind == "figures";
    let Panel { file, adds, .. } = panel;
    let own = file.clone();
    let found = move || {
        let sought = store.sought.get().to_lowercase();
        let mut groups = store.groups(at, None);
        groups.retain(|(_, group)| sought.is_empty() || mentions(group, &sought));
        groups
    };
    view! {
        <div class="panel">
            <For each=found key=|(sight, _)| *sight let((_, group))>
                <GroupView store panel=at file=own.clone() group flat/>
            </For>
        </div>
        <Adds store file adds/>
    }
    .into_any()
}

/// Whether a group has a text somewhere.
fn mentions(group: &Group, sought: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(sought);
    has(&group.title)
        || group.fields.iter().any(|field| has(&field.value) || field.beside.as_deref().is_some_and(has))
        || group.groups.iter().any(|group| mentions(group, sought))
}

/// A group with its fields.
#[component]
fn GroupView(
    store: Store,
    /// The panel that it is in.
    panel: usize,
    file: String,
    group: Group,
    /// Whether its fields are shown in any case.
    flat: bool,
) -> impl IntoView {
    let id = place::id(&file, &group.key);
    let anchor = group.anchor.clone();
    let reveal = move |_| {
        if !anchor.is_empty() {
            host::reveal(&anchor);
        }
    };
    let (key, title) = (id.clone(), group.title.clone());
    let plain = title.is_empty();
    let body = Body { store, panel, file, group };
    if flat || plain {
        let heading = (!plain).then(|| view! { <h3>{title}</h3> });
        // A group of one field at its own place leaves the id to that.
        let id = (!body.group.fields.iter().any(|field| field.key == body.group.key)).then_some(id);
        let class = if plain { "item" } else { "group figure" };
        return view! { <div class=class id=id tabindex="-1" on:focusin=reveal>{heading} {body.view()}</div> }
            .into_any();
    }
    let is_open = Memo::new(move |_| store.open.with(|open| open.contains(&key)));
    let own = id.clone();
    let toggle = move |event: web_sys::Event| {
        store.toggled(&own, event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    view! {
        <details class="group" prop:open=is_open on:toggle=toggle on:focusin=reveal>
            <summary id=id>{title}</summary>
            {move || is_open.get().then(|| body.view())}
        </details>
    }
    .into_any()
}

/// What is in a group.
#[derive(Clone)]
struct Body {
    store: Store,
    panel: usize,
    file: String,
    group: Group,
}

impl Body {
    fn view(&self) -> AnyView {
        let Body { store, panel, file, group } = self.clone();
        let fields = group.fields.into_iter().map(|field| view! { <FieldView store file=file.clone() field/> });
        let (own, key) = (file.clone(), group.key);
        let note = store.note(panel, key.clone());
        let note =
            move || Some(note.get()).filter(|note| !note.is_empty()).map(|note| view! { <p class="quiet">{note}</p> });
        let groups = move || store.groups(panel, Some(&key));
        let entry = group.entry.map(|entry| view! { <Entries store file=file.clone() entry title=group.title/> });
        view! {
            <div class="fields">{fields.collect::<Vec<_>>()}</div>
            {note}
            <For each=groups key=|(sight, _)| *sight let((_, group))>
                <GroupView store panel file=own.clone() group flat=false/>
            </For>
            <Adds store file=file.clone() adds=group.adds/>
            {entry}
        }
        .into_any()
    }
}

/// Moves or removes an entry of a list.
#[component]
fn Entries(store: Store, file: String, entry: Entry, title: String) -> impl IntoView {
    let moved = |key: &'static str, to: Option<usize>| {
        let (file, entry, title) = (file.clone(), entry.clone(), title.clone());
        // As JSON: what is printed for debugging is nothing in this wasm, and the ids would be the same.
        let list = serde_json::to_string(&entry.list).unwrap_or_default();
        let id = ["move-", key, &place::id(&file, &list), &to.unwrap_or_default().to_string()].concat();
        to.filter(|to| *to < entry.of).map(|to| {
            let label = move || [store.word(key), " ".into(), title.clone()].concat().trim().to_string();
            let click = move |_| store.ask(Ask::Move { file: file.clone(), entry: entry.clone(), to });
            view! { <button type="button" id=id aria-label=label on:click=click>{move || store.word(key)}</button> }
        })
    };
    let (up, down) = (moved("up", entry.at.checked_sub(1)), moved("down", Some(entry.at + 1)));
    let label = move || [store.word("remove"), " ".into(), title.clone()].concat().trim().to_string();
    let remove = move |_| store.ask(Ask::Remove { file: file.clone(), entry: entry.clone() });
    view! {
        <div class="entry">
            {up} {down}
            <button type="button" aria-label=label on:click=remove>{move || store.word("remove")}</button>
        </div>
    }
}

/// Adds entries to lists.
#[component]
fn Adds(store: Store, file: String, adds: Vec<Add>) -> impl IntoView {
    let button = |Add { list, kind }: Add| {
        let (file, ask) = (file.clone(), kind.clone());
        let click = move |_| store.ask(Ask::Add { file: file.clone(), list: list.clone(), kind: ask.clone() });
        view! { <button type="button" class="add" on:click=click>{move || [store.word("add"), store.word(&kind)].join(" ")}</button> }
    };
    adds.into_iter().map(button).collect::<Vec<_>>()
}
