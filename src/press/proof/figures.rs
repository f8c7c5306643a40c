//! Every figure: in the words of each edition, as it is read aloud, as a number, with its release and where it is used.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::sheet::{Sheet, Shown};
use crate::chart::table;
use crate::model::content::Content;
use crate::model::ledger::Fact;
use crate::model::speech;
use crate::press::cards;
use crate::press::texts::{self, Kind};

/// The list of figures, in the order of the ledger.
pub fn view(sheet: &Sheet) -> impl IntoView + use<> {
    let original = sheet.original();
    let card = original.map(cards::figures).unwrap_or_default();
    let facts = original.into_iter().flat_map(|content| content.ledger.facts.iter().map(move |fact| (content, fact)));
    let figures: Vec<_> =
        facts.enumerate().map(|(i, (content, fact))| figure(sheet, content, fact, i + 1, &card)).collect();
    let heads = ["proof-number", "proof-edition", "proof-subject", "proof-said", "proof-spoken"];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{sheet.word(head)}</th> }).collect();
    view! {
        <section>
            <h2>{sheet.word("proof-figures")}</h2>
            <p class="about">{sheet.word("proof-figures-about")}</p>
            <table class="figures">
                <thead><tr>{heads}</tr></thead>
                {figures}
            </table>
        </section>
    }
}

/// A figure: a row for each edition, and one with everything that is the same in all of them.
fn figure(
    sheet: &Sheet,
    content: &Content,
    fact: &Fact,
    number: usize,
    card: &BTreeSet<String>,
) -> impl IntoView + use<> {
    let rows = (sheet.editions.len() + 1).to_string();
    let said = |(i, shown): (usize, &Shown)| {
        let own = shown.content.ledger.fact(&fact.id);
        let row = own.map(|own| table::row(own, shown.content.fact_context())).unwrap_or_default();
        let spoken = own.map(|own| speech::stated(&shown.content, own)).unwrap_or_default();
        let lang = shown.content.site.lang.clone();
        let first = (i == 0).then(|| {
            let rows = rows.clone();
            view! { <th scope="rowgroup" rowspan=rows>{number.to_string()}</th> }
        });
        let about = (!row.relations.is_empty()).then(|| view! { <small>{row.relations}</small> });
        view! {
            <tr>
                {first}
                <td>{lang.clone()}</td>
                <td lang=lang.clone()>{row.subject} {about}</td>
                <td lang=lang.clone()><b>{row.said}</b></td>
                <td lang=lang>{spoken}</td>
            </tr>
        }
    };
    let said: Vec<_> = sheet.editions.iter().enumerate().map(said).collect();
    view! {
        <tbody id=format!("figure-{}", fact.id)>
            {said}
            <tr>
                <td colspan="4">{properties(sheet, content, fact)} {used(sheet, content, fact, card)}</td>
            </tr>
        </tbody>
    }
}

/// What is known of a figure beside its words: id, number, unit, qualifier, time, release, and how it is computed.
fn properties(sheet: &Sheet, content: &Content, fact: &Fact) -> impl IntoView + use<> {
    let context = content.fact_context();
    let row = table::row(fact, context);
    let qualifier = if row.qualifier.is_empty() {
        sheet.word("proof-exact")
    } else {
        [row.qualifier, row.meaning].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let unit = if row.unit.is_empty() { sheet.word("proof-no-unit") } else { row.unit };
    let period = context.period(fact).unwrap_or_else(|| sheet.word("proof-no-period"));
    let other = context.other_source(fact);
    let release = other.map_or(&content.source.release, |other| &other.release);
    let why = fact.computed.as_ref().map(|computed| ("proof-why", computed.why.clone()));
    let all = [
        ("proof-id", fact.id.clone()),
        ("proof-value", row.number),
        ("proof-unit", unit),
        ("proof-qualifier", qualifier),
        ("proof-period", period),
        ("proof-origin", row.origin),
        ("proof-paragraph", fact.paragraph.to_string()),
        ("proof-release", release.clone()),
    ];
    let item = |(name, value): (&'static str, String)| {
        view! { <li><span>{sheet.word(name)}</span> " " {value}</li> }
    };
    let items: Vec<_> = all.into_iter().chain(why).map(item).collect();
    view! { <ul class="properties">{items}</ul> }
}

/// Where a figure is used.
fn used(sheet: &Sheet, content: &Content, fact: &Fact, card: &BTreeSet<String>) -> impl IntoView + use<> {
    let uses = texts::uses(content, &fact.id);
    let image = uses.iter().any(|(kind, _)| *kind != Kind::Operand);
    let place = |(kind, of): &(Kind, &str)| {
        let of = match kind {
            Kind::Operand => sheet.number(of).map_or_else(|| (*of).to_string(), |number| number.to_string()),
            _ if of.is_empty() => sheet.word("proof-first-screen"),
            _ => (*of).to_string(),
        };
        format!("{} {of}", sheet.word(kind.called()))
    };
    let mut places: Vec<String> = uses.iter().map(place).collect();
    places.extend(image.then(|| sheet.word("proof-image")));
    places.extend(card.contains(&fact.id).then(|| sheet.word("proof-card")));
    places.push(sheet.word("proof-data"));
    view! { <p class="used"><span>{sheet.word("proof-used")}</span> " " {places.join(&sheet.word("proof-comma"))}</p> }
}
