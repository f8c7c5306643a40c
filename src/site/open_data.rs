//! The ledger as open data: every figure of an edition, stated and computed, as one CSV and one JSON file.

use serde::Serialize;
use serde_json::Number;

use crate::chart::table::{Row, cells, row, sheet};
use crate::model::content::{Content, Section};
use crate::model::figures::change::Base;
use crate::model::figures::corrected::Corrected;
use crate::model::figures::pattern::Goal;
use crate::model::ledger::{Fact, Op, Origin, Qualifier};
use crate::text::number;

/// The folder of both files, from the edition's page.
pub const FOLDER: &str = "data/";

/// The CSV file, relative to the edition's page.
pub fn csv_file(content: &Content) -> String {
    [FOLDER, &content.slug, ".csv"].concat()
}

/// The JSON file, relative to the edition's page.
pub fn json_file(content: &Content) -> String {
    [FOLDER, &content.slug, ".json"].concat()
}

/// The format version of the JSON file.
pub const SCHEMA: u32 = 1;

/// Every figure in the order of the ledger, one per line: the columns of a chart's CSV file, and the figure's section.
pub fn csv(content: &Content) -> String {
    let (facts, none) = (&content.ledger.facts, String::new());
    let rows: Vec<Row> = facts.iter().map(|fact| row(fact, content.fact_context())).collect();
    let section = |fact: &Fact| content.section_of(&fact.id).map(|section| &section.name);
    let sections = facts.iter().map(|fact| section(fact).unwrap_or(&none));
    let lines = cells(&rows, &content.words).into_iter().zip(std::iter::once(&content.sharing.section).chain(sections));
    let corrected = corrected(content);
    let column = (!content.corrections.is_empty()).then_some(&content.correcting.column);
    let corrected = std::iter::once(column).chain(corrected.iter().map(|own| column.map(|_| own)));
    sheet(
        lines
            .zip(corrected)
            .map(|((line, section), own)| line.into_iter().chain([section]).chain(own).collect::<Vec<_>>()),
    )
}

/// The corrections of each figure in a line, the last one first.
fn corrected(content: &Content) -> Vec<String> {
    let all = content.corrected();
    let said = |of: &Corrected| {
        [&of.correction.date, " ", &content.fact_context().correction(of, &content.correcting)].concat()
    };
    let own = |fact: &Fact| all.iter().rev().filter(|of| of.new.id == fact.id).map(said).collect::<Vec<_>>().join(" ");
    content.ledger.facts.iter().map(own).collect()
}

/// The same figures with everything known about each, for programs.
///
/// # Errors
/// serde's error if they cannot be serialized.
pub fn json(content: &Content) -> serde_json::Result<String> {
    let site = &content.site;
    let source = Source { publisher: &content.source.publisher, release: &content.source.release };
    let sections = content.sections.iter().map(|Section { id, name, .. }| Part { id, name }).collect();
    let file = File {
        name: &content.sharing.dataset,
        lang: &site.lang,
        source,
        licence: content.terms(),
        schema: SCHEMA,
        sections,
        facts: content.ledger.facts.iter().map(|fact| figure(fact, content)).collect(),
        corrections: content.corrected().iter().map(|of| corrected_figure(of, content)).collect(),
    };
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}

fn figure<'a>(fact: &'a Fact, content: &'a Content) -> Figure<'a> {
    let row = row(fact, content.fact_context());
    Figure {
        id: &fact.id,
        subject: &fact.subject,
        // The same digits as in the CSV.
        value: content.ledger.displayed(fact).and_then(exact),
        unit: row.unit,
        qualifier: fact.qualifier,
        word: Some(row.qualifier).filter(|word| !word.is_empty()),
        said: row.said,
        section: content.section_of(&fact.id).map(|section| section.id.as_str()),
        paragraph: fact.paragraph,
        origin: fact.origin,
        provenance: row.origin,
        computed: fact.computed.as_ref().map(|computed| Made { op: computed.op, of: &computed.of }),
        part_of: fact.part_of.as_deref(),
        scope: fact.scope.as_deref(),
        year: fact.year,
        to: content.ledger.displayed_to(fact).and_then(exact),
        change: content.ledger.change(fact).map(|change| change.base),
        period: fact.period.as_deref(),
        goal: fact.goal,
        out_of: fact.out_of,
        source: content.fact_context().other_source(fact).map(|other| other.address.as_str()),
        status: content.status(fact.status.as_ref()).map(|status| status.text.as_str()),
    }
}

fn corrected_figure<'a>(of: &Corrected<'a>, content: &Content) -> Amended<'a> {
    let [old, new] = content.fact_context().corrected(of);
    let figure = |fact: &Fact, said| {
        let row = row(fact, content.fact_context());
        Published {
            value: content.ledger.displayed(fact).and_then(exact),
            to: content.ledger.displayed_to(fact).and_then(exact),
            unit: row.unit,
            qualifier: fact.qualifier,
            word: Some(row.qualifier).filter(|word| !word.is_empty()),
            year: fact.year,
            period: fact.period.clone(),
            said,
        }
    };
    Amended {
        date: &of.correction.date,
        fact: &of.correction.fact,
        old: figure(&of.old, old),
        new: figure(&of.new, new),
        reason: &of.correction.reason,
    }
}

/// A number with the digits it is written with.
pub(crate) fn exact(value: f64) -> Option<Number> {
    serde_json::from_str(&number::plain(value)).ok()
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    lang: &'a str,
    source: Source<'a>,
    licence: String,
    schema: u32,
    sections: Vec<Part<'a>>,
    facts: Vec<Figure<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<Amended<'a>>,
}

/// A correction of a figure.
#[derive(Serialize)]
struct Amended<'a> {
    date: &'a str,
    fact: &'a str,
    old: Published,
    new: Published,
    reason: &'a str,
}

/// A figure as it was published before a correction, or after it.
#[derive(Serialize)]
struct Published {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Number>,
    unit: String,
    qualifier: Qualifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    said: String,
}

#[derive(Serialize)]
struct Source<'a> {
    publisher: &'a str,
    release: &'a str,
}

#[derive(Serialize)]
struct Part<'a> {
    id: &'a str,
    name: &'a str,
}

/// A figure; fields that are unknown or do not apply are left out.
#[derive(Serialize)]
struct Figure<'a> {
    id: &'a str,
    subject: &'a str,
    /// In `unit`, as displayed on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    /// The upper bound of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Number>,
    /// What a change is measured against; its value has a sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Base>,
    unit: String,
    qualifier: Qualifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<String>,
    said: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    paragraph: u8,
    origin: Origin,
    provenance: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<Made<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<Goal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    out_of: Option<u32>,
    /// Address of the release, if it is not the main one.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    /// The verb by which the release says how far it has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
}

#[derive(Serialize)]
struct Made<'a> {
    op: Op,
    of: &'a [String],
}
