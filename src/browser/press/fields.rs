//! A field of a form: its name, how it is edited, and what is wrong with it.

use leptos::prelude::*;

use super::picker::Choose;
use super::place;
use super::store::Store;
use crate::manuscript::forms::{Choice, Field, Kind};
use crate::manuscript::messages::Fault;

/// Characters on a line of a field, about.
const LINE: usize = 34;

/// A field of a file.
#[component]
pub fn FieldView(
    /// The state.
    store: Store,
    /// The file.
    file: String,
    /// The field.
    field: Field,
) -> impl IntoView {
    let id = place::id(&file, &field.key);
    let told = [&id, "!"].concat();
    let (of, at) = (file.clone(), field.key.clone());
    let faults = Memo::new(move |_| {
        store.faults.with(|faults| {
            faults.iter().filter(|fault| fault.at == at && fault.file == of).cloned().collect::<Vec<Fault>>()
        })
    });
    let wrong = move || faults.with(|faults| faults.iter().any(|fault| !fault.warning));
    let described = {
        let told = told.clone();
        move || faults.with(|faults| (!faults.is_empty()).then(|| told.clone()))
    };
    let label = field.label.clone();
    let beside = field.beside.clone().map(|beside| {
        let lang = store.manuscript.with_untracked(|manuscript| {
            manuscript.editions.first().map(|edition| edition.language.clone()).unwrap_or_default()
        });
        view! { <p class="beside"><span class="quiet">{lang} "："</span> {beside}</p> }
    });
    let stale = field.stale.then(|| view! { <p class="stale">{store.word("stale")}</p> });
    let short = matches!(field.kind, Kind::Number | Kind::Choice(_) | Kind::Colour | Kind::Day | Kind::Suggested(_));
    let choose = matches!(&field.kind, Kind::Choice(set) if set == "forms")
        .then(|| view! { <Choose store file=file.clone() field=field.clone()/> }.into_any());
    view! {
        <div class="field" class:wrong=wrong class:short=short>
            <label for=id.clone()>{move || store.label(&label)}</label>
            {beside}
            <Input store file field id described=Signal::derive(described) wrong=Signal::derive(wrong)/>
            {choose}
            {stale}
            <div class="faults" id=told>
                {move || {
                    faults.get().into_iter().map(|fault| {
                        view! { <p class=if fault.warning { "warning" } else { "fault" }>{fault.said}</p> }
                    }).collect::<Vec<_>>()
                }}
            </div>
        </div>
    }
}

/// What the ids in a text stand for, which say nothing themselves.
#[component]
fn References(store: Store, text: RwSignal<String>) -> impl IntoView {
    let known = Memo::new(move |_| {
        let text = text.get();
        let ids: Vec<&str> = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
        store.manuscript.with_untracked(|own| {
            let stated = own.sets.get("insert").map(Vec::as_slice).unwrap_or_default();
            let called = ids.iter().filter_map(|id| {
                let choice = stated.iter().find(|choice| choice.value == *id)?;
                Some([id, " = ", &choice.label].concat())
            });
            called.collect::<Vec<_>>().join("；")
        })
    });
    let said = move || Some(known.get()).filter(|known| !known.is_empty());
    move || said().map(|known| view! { <p class="quiet">{known}</p> })
}

/// The element in which a field is edited.
#[component]
fn Input(
    store: Store,
    file: String,
    field: Field,
    id: String,
    described: Signal<Option<String>>,
    wrong: Signal<bool>,
) -> impl IntoView {
    let (value, kind) = (store.value(&file, &field), field.kind.clone());
    let set = move |value: String| store.set(&file, &field, value);
    let invalid = move || wrong.get().then_some("true");
    let described = move || described.get();
    match kind {
        Kind::Text => {
            let text = RwSignal::new(value.clone());
            let rows =
                move || text.with(|text| text.chars().count() / LINE + 1 + text.matches('\n').count()).to_string();
            let write = move |event: web_sys::Event| {
                text.set(event_target_value(&event));
                set(event_target_value(&event));
            };
            view! {
                <textarea id=id rows=rows prop:value=value aria-describedby=described aria-invalid=invalid
                    on:input=write on:blur=move |_| store.settle()></textarea>
                <References store text/>
            }
            .into_any()
        }
        Kind::Choice(name) => {
            let choices = store.manuscript.with_untracked(|own| own.sets.get(&name).cloned().unwrap_or_default());
            let none = if choices.iter().any(|choice| choice.value == value) { None } else { Some(value.clone()) };
            let option = |Choice { value: own, label }: Choice| {
                let chosen = own == value;
                view! { <option value=own selected=chosen>{label}</option> }
            };
            let choices = choices.into_iter().map(option).collect::<Vec<_>>();
            let none = none.map(|own| {
                let said = store.word(if own.is_empty() { "none" } else { &own });
                view! { <option value=own selected=true>{said}</option> }
            });
            let clear = (none.is_none()).then(|| view! { <option value="">{store.word("none")}</option> });
            view! {
                <select id=id aria-describedby=described aria-invalid=invalid on:change=move |event| set(event_target_value(&event))>
                    {none} {choices} {clear}
                </select>
            }
            .into_any()
        }
        kind => {
            let of = match kind {
                Kind::Colour => "color",
                Kind::Day => "date",
                _ => "text",
            };
            let mode = (kind == Kind::Number).then_some("decimal");
            let suggested = if let Kind::Suggested(name) = kind { Some(name) } else { None };
            let list = suggested.as_ref().map(|_| [&id, "?"].concat());
            let suggestions = suggested.map(|name| {
                let choices = store.manuscript.with_untracked(|own| own.sets.get(&name).cloned().unwrap_or_default());
                let option = |Choice { value, label }: Choice| view! { <option value=value>{label}</option> };
                view! { <datalist id=list.clone()>{choices.into_iter().map(option).collect::<Vec<_>>()}</datalist> }
            });
            view! {
                <input id=id type=of inputmode=mode list=list autocomplete="off" spellcheck="false" prop:value=value
                    aria-describedby=described aria-invalid=invalid on:input=move |event| set(event_target_value(&event))
                    on:blur=move |_| store.settle()/>
                {suggestions}
            }
            .into_any()
        }
    }
}
