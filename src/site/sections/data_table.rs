//! All figures of the ledger as one table, with their source, terms of use and files.
//!
//! The table is complete as rendered. Its search and sort controls are hidden until the wasm handles them; beside the text of a row
//! they need only its section and its rank by value.

use leptos::prelude::*;

use super::prose::{plain, rich};
use super::quantity::{Place, Quantity};
use super::speech_units::spoken;
use crate::chart::table;
use crate::model::comparison;
use crate::model::content::{Content, Section};
use crate::model::ledger::{Fact, Ledger};
use crate::page::dom_names::attr;
use crate::site::dates::join_sentences;
use crate::site::edition::Edition;
use crate::site::language_runs;
use crate::site::open_data;

/// The section with its opening, its files and its table.
#[component]
pub fn OpenData<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let Content { source, open_data, ledger, .. } = &edition.content;
    let root = edition.root();
    let count = ledger.facts.len().to_string();
    let lead = join_sentences(&open_data.lead, &edition.content.dates());
    let ranks = by_size(ledger);
    let rows = ledger
        .facts
        .iter()
        .zip(ranks)
        .map(|(fact, rank)| view! { <Row edition=edition fact=fact rank=rank/> })
        .collect::<Vec<_>>();
    view! {
        <section class="plain ink open-data" id="data" aria-labelledby="data-title">
            <header class="opening">
                <div>
                    <p class="name">{open_data.name.clone()}</p>
                    <h2 id="data-title" data-say=spoken(edition, &open_data.headline)>
                        {rich(edition, &open_data.headline, Place::Repeat)}
                    </h2>
                    <p class="lead" data-say=spoken(edition, &lead)>{plain(edition, lead.clone())}</p>
                </div>
            </header>
            <div class="records">
                <p>{plain(edition, open_data.terms.replace("{publisher}", &source.publisher))}</p>
                <details class="data">
                    <summary>{open_data.rows.replace("{n}", &count)}</summary>
                    <ul class="files">
                        <li><a href=open_data::csv_file(&edition.content) download>{open_data.csv.clone()}</a></li>
                        <li><a href=open_data::json_file(&edition.content) download>{open_data.json.clone()}</a></li>
                        <li><a href=format!("{root}content/schema.json")>{open_data.schema.clone()}</a></li>
                    </ul>
                    <Find edition=edition/>
                    <table aria-labelledby="data-title">
                        <thead>
                            <tr>{heads(edition)}</tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </details>
            </div>
        </section>
    }
}

/// The filters of the table, in a template until the wasm handles them. The value of each choice is the selector of its rows.
#[component]
fn Find<'a>(edition: &'a Edition) -> impl IntoView + use<> {
    let words = edition.content.open_data.clone();
    let sections = edition.content.sections.iter().enumerate();
    let stating = sections.filter(|(_, section)| {
        let mut facts = edition.content.ledger.facts.iter();
        facts.any(|fact| edition.content.section_of(&fact.id).is_some_and(|of| of.id == section.id))
    });
    let sections = stating.map(|(i, section)| {
        let rows = format!("[{}=\"{i}\"]", attr::SECTION);
        (rows, section.name.clone(), section.hue.name())
    });
    let any = || (String::new(), words.any.clone(), "ink");
    let sections = std::iter::once(any()).chain(sections).collect();
    let computed = (format!("[{}]", attr::COMPUTED), words.computed.clone(), "ink");
    let stated = (format!(":not([{}])", attr::COMPUTED), words.stated.clone(), "ink");
    let kinds = vec![any(), stated, computed];
    // A template, because Chromium scans every form on the page for autofill, and would lay out the whole closed table for that.
    view! {
        <template>
            <form
                class="find"
                role="search"
                data-found=words.found
                data-nothing=words.nothing
                data-order=words.by_ledger
            >
                <label>
                    {words.search}
                    <input type="search" placeholder=words.hint autocomplete="off"/>
                </label>
                {choices("section", words.section, sections)}
                {choices("kind", words.kind, kinds)}
                <p><span></span> <button type="button" hidden>{words.clear}</button></p>
            </form>
        </template>
    }
}

/// Radio buttons, the first one checked. Each choice has the selector of its rows, a label and a colour.
fn choices(name: &'static str, title: String, choices: Vec<(String, String, &'static str)>) -> impl IntoView + use<> {
    let choices = choices
        .into_iter()
        .map(|(rows, label, hue)| {
            let first = rows.is_empty();
            view! {
                <label class=hue>
                    <input type="radio" name=name value=rows checked=first/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect::<Vec<_>>();
    view! { <fieldset><legend>{title}</legend>{choices}</fieldset> }
}

/// The column heads. Those that sort have a button, which replaces the head's text once the wasm runs.
fn heads(edition: &Edition) -> impl IntoView + use<> {
    let (words, data) = (&edition.content.words, &edition.content.open_data);
    let columns = [
        (&words.subject, Some(("subject", &data.by_subject, &data.by_subject_back))),
        (&words.value, Some((attr::SIZE, &data.by_value, &data.by_value_back))),
        (&words.qualifier, None),
        (&data.section, Some((attr::SECTION, &data.by_section, &data.by_section_back))),
        (&words.provenance, None),
    ];
    let head = |(name, order): (&String, Option<(&'static str, &String, &String)>)| {
        let name = name.clone();
        let Some((sort, forth, back)) = order else {
            return view! { <th scope="col" class="none">{name}</th> }.into_any();
        };
        let (named, label, column) = (data.sort.replace("{column}", &name), name.clone(), name.clone());
        view! {
            // Screen readers announce a cell with the name of its column, not with what the column's button does.
            <th scope="col" aria-label=column>
                <span>{name}</span>
                <button
                    type="button"
                    data-sort=sort
                    data-forth=forth.clone()
                    data-back=back.clone()
                    aria-label=named
                    hidden
                >
                    {label}
                </button>
            </th>
        }
        .into_any()
    };
    columns.map(head).into_iter().collect::<Vec<_>>()
}

/// A figure: its subject, value, qualifier, section and provenance.
#[component]
fn Row<'a>(edition: &'a Edition, fact: &'a Fact, rank: usize) -> impl IntoView + use<> {
    let content = &edition.content;
    let row = table::row(fact, content.fact_context());
    let note =
        (!row.relations.is_empty()).then(|| view! { <small>{language_runs::text(edition, &row.relations)}</small> });
    let section = content.section_of(&fact.id);
    let place = section.and_then(|of| content.sections.iter().position(|section| section.id == of.id));
    let home = section.map(|section: &Section| {
        let name = section.name.clone();
        view! { <a href=format!("#{}", fact.id)>{name}</a> }
    });
    let qualifier = if row.meaning.is_empty() {
        view! { <td class="none">{content.open_data.exact.clone()}</td> }.into_any()
    } else {
        view! { <td>{row.meaning}</td> }.into_any()
    };
    view! {
        <tr
            class=section.map(|section| section.hue.name())
            data-section=place.map(|place| place.to_string())
            data-size=rank.to_string()
            data-computed=fact.computed.is_some().then_some("")
        >
            <th scope="row">{language_runs::text(edition, &fact.subject)} " " {note}</th>
            <td><Quantity edition=edition fact=fact place=Place::Repeat/></td>
            {qualifier}
            <td>{home}</td>
            <td>{language_runs::text(edition, &row.origin)}</td>
        </tr>
    }
}

/// The rank of each fact by value: grouped by measure, since only figures of one measure can be compared, and the largest first.
fn by_size(ledger: &Ledger) -> Vec<usize> {
    let measure = |fact: &Fact| ledger.unit(fact).map(|unit| unit.measure as usize);
    let size =
        |fact: &Fact| comparison::Quantity { value: ledger.base(fact).unwrap_or_default(), qualifier: fact.qualifier };
    let mut order: Vec<(usize, &Fact)> = ledger.facts.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| measure(a).cmp(&measure(b)).then(size(b).order(size(a))));
    let mut ranks = vec![0; order.len()];
    for (rank, (fact, _)) in order.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(fact) {
            *slot = rank;
        }
    }
    ranks
}
