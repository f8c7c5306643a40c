//! Chooses the form of a chart: it is shown in each, with the figures that it has; those that the checks accept can be taken, and the
//! others say why not.

use leptos::prelude::*;

use super::host;
use super::store::Store;
use crate::manuscript::forms::Field;
use crate::manuscript::picker::{Offer, Picker as Offers};
use crate::manuscript::step::Step;

/// The id of the dialog.
const DIALOG: &str = "picker";

/// Opens the choice, beside the field with the name of the form; and what was said when one was taken.
#[component]
pub fn Choose(
    /// The state.
    store: Store,
    /// The file of the chart.
    file: String,
    /// The field.
    field: Field,
) -> impl IntoView {
    let chart = field.path.iter().find_map(|step| match step {
        Step::Index(at) => Some(*at),
        Step::Key(_) => None,
    });
    let chart = chart.unwrap_or_default();
    let taken = move || {
        store.picking.with(|picking| {
            let (of, said) = &picking.taken;
            let lines = said.iter().map(|line| view! { <li>{line.clone()}</li> }).collect::<Vec<_>>();
            (*of == chart && !lines.is_empty()).then(|| view! { <ul class="quiet taken">{lines}</ul> })
        })
    };
    view! {
        <button type="button" class="add" id=Store::opener(chart) aria-haspopup="dialog" on:click=move |_| store.choose_form(&file, chart)>
            {move || store.word("choose-form")}
        </button>
        {taken}
    }
}

/// The dialog with the forms.
#[component]
pub fn Picker(
    /// The state.
    store: Store,
) -> impl IntoView {
    let offers = Memo::new(move |_| store.picking.with(|picking| picking.offers.clone()));
    let title = move || {
        let title = offers.with(|offers| offers.title.clone());
        [store.word("choose-form-for"), title].join(" · ").trim_end_matches([' ', '·']).to_string()
    };
    let figures = move || offers.with(|offers| offers.figures.join(" · "));
    let fitting = move |fits: bool| {
        let Offers { chart, offers, .. } = offers.get();
        let own = offers.into_iter().filter(|offer| offer.reasons.is_empty() == fits);
        let own = own.map(|offer| view! { <OfferView store chart offer/> }.into_any()).collect::<Vec<_>>();
        if own.is_empty() {
            view! { <li class="quiet">{store.word("forms-none")}</li> }.into_any()
        } else {
            own.into_any()
        }
    };
    view! {
        <dialog id=DIALOG class="picker" aria-labelledby="picker-title">
            <div class="head">
                <h2 id="picker-title" tabindex="-1" autofocus>{title}</h2>
                <button type="button" id="picker-close" on:click=move |_| host::dialog(DIALOG, false)>{move || store.word("close")}</button>
            </div>
            <p>{move || store.word("form-figures")} {figures}</p>
            <p class="quiet">{move || store.word("form-figures-hint")}</p>
            <h3 id="forms-fit">{move || store.word("forms-fit")} " " {move || offers.with(|offers| count(offers, true))}</h3>
            <ul class="offers" aria-labelledby="forms-fit">{move || fitting(true)}</ul>
            <h3 id="forms-unfit">{move || store.word("forms-unfit")} " " {move || offers.with(|offers| count(offers, false))}</h3>
            <ul class="offers" aria-labelledby="forms-unfit">{move || fitting(false)}</ul>
        </dialog>
    }
}

/// How many forms can be taken, or cannot.
fn count(offers: &Offers, fits: bool) -> String {
    offers.offers.iter().filter(|offer| offer.reasons.is_empty() == fits).count().to_string()
}

/// A form: the chart drawn in it, and either what takes it, or why it cannot be taken.
#[component]
fn OfferView(store: Store, chart: usize, offer: Offer) -> impl IntoView {
    let fits = offer.reasons.is_empty();
    let (width, height) = offer.size;
    // The figures are said at the top, and what the form shows beside it.
    let image = (!offer.image.is_empty()).then(|| {
        view! { <img src=offer.image.clone() width=width.to_string() height=height.to_string() alt=""/> }
    });
    let about = ["form-", &offer.form, "-about"].concat();
    let now = offer.current.then(|| view! { <p class="badge">{store.word("form-now")}</p> });
    let take = (fits && !(offer.current && offer.besides.is_empty())).then(|| {
        let form = offer.form.clone();
        let said = [store.word("form-take"), offer.name.clone()].concat();
        let take = move |_| store.take_form(chart, form.clone());
        view! { <button type="button" class="take" id=["take-", &offer.form].concat() aria-describedby=about.clone() on:click=take>{said}</button> }
    });
    let line = |class: &'static str, lines: Vec<String>| {
        lines.into_iter().map(|line| view! { <p class=class>{line}</p> }).collect::<Vec<_>>()
    };
    let besides = if offer.besides.is_empty() {
        Vec::new()
    } else {
        vec![[store.word("form-besides"), offer.besides.join(" · ")].concat()]
    };
    view! {
        <li class="offer" class:unfit=!fits data-form=offer.form.clone()>
            <div class="drawing">{image}</div>
            <h4>{offer.name.clone()}</h4>
            {now}
            <div class="quiet" id=about>
                <p>{offer.about.clone()} " · " {store.word(&offer.kind)}</p>
                {line("besides", besides)}
            </div>
            {line("fault", offer.reasons)}
            {take}
        </li>
    }
}
