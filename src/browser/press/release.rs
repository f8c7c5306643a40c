//! The press release beside the content: its text, and each of its numerals with what becomes of it.

use leptos::prelude::*;

use super::store::Store;
use crate::manuscript::forms::Choice;
use crate::manuscript::messages::Ask;
use crate::manuscript::release::{Compared, Decision, Figure, Missing, Numeral, State};

/// Reasons for leaving a numeral out that are offered; any other can be typed.
const REASONS: [&str; 5] = ["out-detail", "out-earlier", "out-repeated", "out-plan", "out-place"];

/// What can be shown alone, by the keys of their names.
const FILTERS: [&str; 6] = ["state-open", "state-said", "state-out", "state-none", "state-missing", "release-all"];

/// The key of the name of a state.
fn named(state: &State) -> &'static str {
    match state {
        State::Open => "state-open",
        State::Said(_) => "state-said",
        State::Same(_) => "state-same",
        State::Named(_) => "state-named",
        State::Out(_) => "state-out",
        State::None(_) => "state-none",
    }
}

/// Which of [`FILTERS`] shows it.
fn shown_by(state: &State) -> &'static str {
    match state {
        State::Same(_) | State::Named(_) => "state-said",
        other => named(other),
    }
}

/// A row of the list. Rows that stay the same stay in the document, with whatever was typed into them.
#[derive(Clone, PartialEq)]
enum Row {
    /// A heading.
    Heading(String),
    /// A numeral, and which one.
    Numeral(usize, Box<Numeral>),
    /// A figure that the release does not have, and what is said of it.
    Missing(Figure, &'static str),
    /// A sentence.
    Told(&'static str),
}

/// The tab of the release.
#[component]
pub fn Release(
    /// The state.
    store: Store,
) -> impl IntoView {
    let filter = RwSignal::new("release-all");
    let rows = Memo::new(move |_| {
        let sought = store.sought.get().to_lowercase();
        let head = [store.word("paragraph-of"), store.word("paragraph-end")];
        store.compared.with(|compared| rows(compared, filter.get(), &sought, &head))
    });
    let write = move |event: web_sys::Event| store.write_release(event_target_value(&event));
    let offered = move || REASONS.map(|key| view! { <option value=store.word(key)></option> });
    view! {
        <div class="field">
            <label for="release">{move || store.word("release-text")}</label>
            <textarea id="release" rows="5" aria-describedby="release-hint" prop:value=move || store.release.get()
                on:input=write on:blur=move |_| store.settle()></textarea>
            <p class="quiet" id="release-hint" hidden=move || store.release.with(|text| !text.is_empty())>{move || store.word("release-hint")}</p>
        </div>
        <datalist id="reasons">{offered}</datalist>
        <Show when=move || store.compared.with(|compared| !compared.text.is_empty())>
            <Filters store filter/>
            <div class="tools" hidden=move || count(store, "state-open") == 0>
                <button type="button" id="take-all" on:click=move |_| store.decide(String::from("numerals"), Ask::TakeAll)>{move || store.word("take-all")}</button>
            </div>
            <div class="panel numerals" id="numerals" data-open=move || count(store, "state-open").to_string()>
                <For each=move || rows.get() key=key
                    children=move |row| view! { <RowView store row/> }/>
            </div>
        </Show>
    }
}

/// What tells rows apart: everything that they show. As JSON, since what is printed for debugging is nothing in this wasm.
fn key(row: &Row) -> String {
    match row {
        Row::Heading(text) => text.clone(),
        Row::Numeral(at, numeral) => [at.to_string(), serde_json::to_string(numeral).unwrap_or_default()].join(" "),
        Row::Missing(figure, state) => [figure.at.as_str(), &figure.said, state].join(" "),
        Row::Told(key) => (*key).into(),
    }
}

fn rows(compared: &Compared, filter: &str, sought: &str, [before, after]: &[String; 2]) -> Vec<Row> {
    let has = |text: &str| sought.is_empty() || text.to_lowercase().contains(sought);
    let (mut rows, mut at) = (Vec::new(), 0);
    if compared.unread {
        rows.push(Row::Told("release-unread"));
        return rows;
    }
    for paragraph in &compared.paragraphs {
        let heading = [before.as_str(), &paragraph.number.to_string(), after].concat();
        let heading = [heading.as_str(), &paragraph.topic].join(" · ");
        let mut own = Vec::new();
        for numeral in &paragraph.numerals {
            at += 1;
            let fits = filter == "release-all" || filter == shown_by(&numeral.state);
            if fits && has(&[numeral.before.as_str(), &numeral.spot.text, &numeral.after].concat()) {
                own.push(Row::Numeral(at, Box::new(numeral.clone())));
            }
        }
        if !own.is_empty() {
            rows.push(Row::Heading(heading.trim_end_matches([' ', '·']).into()));
            rows.append(&mut own);
        }
    }
    if matches!(filter, "release-all" | "state-missing") {
        let missing = compared.missing.iter().filter(|missing| has(&missing.figure.said));
        let state = |missing: &Missing| match (missing.typed, missing.elsewhere) {
            (true, _) => "state-typed",
            (false, true) => "state-elsewhere",
            (false, false) => "state-missing",
        };
        rows.extend(missing.map(|missing| Row::Missing(missing.figure.clone(), state(missing))));
    }
    if rows.is_empty() {
        rows.push(Row::Told("release-none"));
    }
    rows
}

/// How many there are of what a filter shows.
fn count(store: Store, filter: &str) -> usize {
    store.compared.with(|compared| {
        let all = compared.paragraphs.iter().flat_map(|paragraph| &paragraph.numerals);
        match filter {
            "state-missing" => compared.missing.iter().filter(|missing| !missing.elsewhere).count(),
            "release-all" => all.count(),
            filter => all.filter(|numeral| shown_by(&numeral.state) == filter).count(),
        }
    })
}

/// Chooses what is shown, and says how many there are.
#[component]
fn Filters(store: Store, filter: RwSignal<&'static str>) -> impl IntoView {
    let button = move |key: &'static str| {
        let pressed = move || (filter.get() == key).to_string();
        let said = move || [store.word(key), count(store, key).to_string()].join(" ");
        view! { <button type="button" id=["show-", key].concat() aria-pressed=pressed on:click=move |_| filter.set(key)>{said}</button> }
    };
    view! { <div class="tools filters" role="group" aria-label=move || store.word("release-filter")>{FILTERS.map(button)}</div> }
}

#[component]
fn RowView(store: Store, row: Row) -> impl IntoView {
    match row {
        Row::Heading(text) => view! { <h3>{text}</h3> }.into_any(),
        Row::Told(key) => view! { <p class="quiet">{move || store.word(key)}</p> }.into_any(),
        Row::Missing(figure, state) => {
            view! { <p class="numeral"><Badge store state/> <Way store figure/></p> }.into_any()
        }
        Row::Numeral(at, numeral) => view! { <NumeralView store at numeral=*numeral/> }.into_any(),
    }
}

/// What becomes of a numeral, in a word.
#[component]
fn Badge(store: Store, state: &'static str) -> impl IntoView {
    view! { <span class=["badge ", state].concat()>{move || store.word(state)}</span> }
}

/// A figure or a name, which leads to its form.
#[component]
fn Way(store: Store, figure: Figure) -> impl IntoView {
    let Figure { said, at } = figure;
    let go = move |_| store.go_to(&store.original(), &at);
    view! { <button type="button" class="way" on:click=go>{said}</button> }
}

/// A numeral in its sentence, with what is done with it.
#[component]
fn NumeralView(store: Store, at: usize, numeral: Numeral) -> impl IntoView {
    let id = ["numeral-", &at.to_string()].concat();
    let state = named(&numeral.state);
    let sentence = view! {
        <span class="sentence">{numeral.before.clone()}<mark>{numeral.spot.text.clone()}</mark>{numeral.after.clone()}</span>
    };
    let figures = match numeral.state.clone() {
        State::Said(figures) => figures,
        State::Named(figure) => vec![figure],
        _ => Vec::new(),
    };
    if !figures.is_empty() {
        let figures = figures.into_iter().map(|figure| view! { <Way store figure/> }).collect::<Vec<_>>();
        let read = read(&numeral);
        return view! { <div class="numeral" id=id tabindex="-1"><Badge store state/> {sentence} <span class="joined">"→ " {figures}</span> {read}</div> }
            .into_any();
    }
    let (own, key) = (id.clone(), id.clone());
    let is_open = Memo::new(move |_| store.open.with(|open| open.contains(&key)));
    let toggle = move |event: web_sys::Event| {
        store.toggled(&own, event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let decided = match &numeral.state {
        State::Same(figure) => Some(figure.said.clone()),
        State::Out(reason) | State::None(reason) => Some(reason.clone()),
        _ => None,
    };
    let decided = decided.map(|decided| view! { <span class="quiet">{decided}</span> });
    let controls = move || is_open.get().then(|| view! { <Controls store at numeral=numeral.clone()/> });
    view! {
        <details class="numeral" prop:open=is_open on:toggle=toggle>
            <summary id=id><Badge store state/> {sentence} {decided}</summary>
            {controls}
        </details>
    }
    .into_any()
}

/// How a numeral is read, in a line.
fn read(numeral: &Numeral) -> impl IntoView + use<> {
    let read = numeral.read.join(" · ");
    (!read.is_empty()).then(|| view! { <p class="quiet read">{read}</p> })
}

/// What can be done with a numeral: taken as a new figure, joined with one, or left out.
#[component]
fn Controls(store: Store, at: usize, numeral: Numeral) -> impl IntoView {
    let id = move |name: &str| ["numeral-", &at.to_string(), "-", name].concat();
    let row = id("").trim_end_matches('-').to_string();
    let (subject, reason) = (RwSignal::new(numeral.subject.clone()), RwSignal::new(String::new()));
    let facts = store.compared.with_untracked(|compared| compared.figures.clone());
    // Without one that it may be meant for, an editor chooses: none is corrected by a slip.
    let fact = RwSignal::new(numeral.near.clone());
    let unchosen = move || fact.with(String::is_empty);
    let ask = {
        let spot = numeral.spot.clone();
        move |make: &dyn Fn(crate::manuscript::release::Spot) -> Ask| store.decide(row.clone(), make(spot.clone()))
    };
    let (take, same, correct, out, back) = (ask.clone(), ask.clone(), ask.clone(), ask.clone(), ask);
    let take = move |_| take(&|spot| Ask::Take { spot, subject: subject.get_untracked() });
    let same = move |_| same(&|spot| Ask::Decide { spot, decision: Some(Decision::Same(fact.get_untracked())) });
    let correct = move |_| correct(&|spot| Ask::Become { spot, fact: fact.get_untracked() });
    let out = move |_| out(&|spot| Ask::Decide { spot, decision: Some(Decision::Out(reason.get_untracked())) });
    let back = move |_| back(&|spot| Ask::Decide { spot, decision: None });
    let near = numeral.near.clone();
    let option = move |Choice { value, label }: Choice| {
        let chosen = value == near;
        view! { <option value=value selected=chosen>{label}</option> }
    };
    let options = facts.into_iter().map(option).collect::<Vec<_>>();
    let none = fact.with_untracked(String::is_empty).then(|| view! { <option value="">{store.word("none")}</option> });
    let decided = matches!(numeral.state, State::Same(_) | State::Out(_));
    view! {
        {read(&numeral)}
        <div class="decide">
            <label for=id("subject")>{move || store.word("subject")}</label>
            <input id=id("subject") prop:value=move || subject.get() on:input=move |event| subject.set(event_target_value(&event))/>
            <span class="tools"><button type="button" class="take" on:click=take>{move || store.word("take")}</button></span>
            <label for=id("figure")>{move || store.word("join-with")}</label>
            <select id=id("figure") on:change=move |event| fact.set(event_target_value(&event))>{none} {options}</select>
            <span class="tools">
                <button type="button" class="join" disabled=unchosen on:click=same>{move || store.word("join")}</button>
                <button type="button" class="become" disabled=unchosen on:click=correct>{move || store.word("become")}</button>
            </span>
            <label for=id("reason")>{move || store.word("out-reason")}</label>
            <input id=id("reason") list="reasons" on:input=move |event| reason.set(event_target_value(&event))/>
            <span class="tools"><button type="button" class="out" on:click=out>{move || store.word("leave-out")}</button></span>
        </div>
        {decided.then(|| view! { <button type="button" class="back" on:click=back>{move || store.word("undecide")}</button> })}
    }
}
