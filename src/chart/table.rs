//! The values of a chart as a table: for the page, for spreadsheets and for the clipboard.
//!
//! All are made of the same [`Row`]s, so picture, table, words and files cannot differ.

use serde::{Deserialize, Serialize};

use super::data::Chart;
use crate::content::Words;
use crate::content::explain::Book;
use crate::content::number;

/// The first bytes of a file that Excel and WPS are to read as UTF-8.
pub const BOM: &str = "\u{feff}";

/// One mark of a chart, in words and as a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Id of the fact.
    pub fact: String,
    /// What is counted or measured.
    pub subject: String,
    /// What else there is to know of it: that it is computed, what it is part of, its ranking, its year.
    pub relations: Vec<String>,
    /// The figure in words, such as 超1000亿元.
    pub said: String,
    /// The bare number, in `unit`.
    pub number: String,
    /// The name of the unit, such as 亿元.
    pub unit: String,
    /// The word of the qualifier; empty where the figure is exact.
    pub qualifier: String,
    /// What the qualifier means, if there is one.
    pub meaning: Option<String>,
    /// Where the figure is from.
    pub origin: String,
}

impl Row {
    /// The figure in one clause: subject, value and relations, as a screen reader says it. `comma` parts them.
    pub fn sentence(&self, comma: &str) -> String {
        let mut parts = vec![self.subject.as_str(), &self.said];
        parts.extend(self.relations.iter().map(String::as_str));
        parts.join(comma)
    }
}

/// The rows of a chart, in the order of its marks.
pub fn rows(chart: &Chart, book: Book<'_>) -> Vec<Row> {
    let ledger = book.ledger;
    let facts = chart.data.iter().filter_map(|d| ledger.fact(&d.fact));
    facts
        .map(|fact| Row {
            fact: fact.id.clone(),
            subject: fact.subject.clone(),
            relations: book.relations(fact),
            said: ledger.say(&fact.id),
            number: ledger.value(fact).map(number::plain).unwrap_or_default(),
            unit: fact.unit.clone(),
            qualifier: ledger.qualifier_word(fact).map(|q| q.word.clone()).unwrap_or_default(),
            meaning: book.meaning(fact),
            origin: book.origin(fact),
        })
        .collect()
}

/// The column of bare numbers.
const NUMBER: usize = 2;

/// The rows as lines of cells, the heads of the columns first.
fn cells(rows: &[Row], words: &Words) -> Vec<[String; 8]> {
    let heads = [
        &words.subject,
        &words.value,
        &words.number,
        &words.unit,
        &words.qualifier,
        &words.notes,
        &words.provenance,
        &words.id,
    ];
    let line = |row: &Row| {
        [
            row.subject.clone(),
            row.said.clone(),
            row.number.clone(),
            row.unit.clone(),
            row.qualifier.clone(),
            row.relations.join(&words.list_comma),
            row.origin.clone(),
            row.fact.clone(),
        ]
    };
    std::iter::once(heads.map(String::clone)).chain(rows.iter().map(line)).collect()
}

/// A CSV file as RFC 4180 has it: UTF-8 with [`BOM`], CRLF, every cell in quotation marks where it needs them. A cell
/// that a spreadsheet would take for a formula gets an apostrophe first, as OWASP advises.
pub fn csv(rows: &[Row], words: &Words) -> String {
    let mut out = String::from(BOM);
    for line in cells(rows, words) {
        for (i, cell) in line.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            let formula = i != NUMBER && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let cell = if formula { ["'", cell].concat() } else { cell.clone() };
            if cell.contains(['"', ',', '\n', '\r']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&cell);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// Lines of cells parted by tabs, which spreadsheets take from the clipboard as a table.
pub fn tsv(rows: &[Row], words: &Words) -> String {
    let lines = cells(rows, words).into_iter();
    lines.map(|line| line.map(|cell| cell.replace(['\t', '\n', '\r'], " ")).join("\t") + "\n").collect()
}

/// A plain HTML table, which word processors take from the clipboard.
pub fn html(rows: &[Row], words: &Words) -> String {
    let mut out = String::from("<table>");
    for (i, line) in cells(rows, words).into_iter().enumerate() {
        let tag = if i == 0 { "th" } else { "td" };
        out.push_str("<tr>");
        for cell in line {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            out.push_str(&["<", tag, ">", &cell, "</", tag, ">"].concat());
        }
        out.push_str("</tr>");
    }
    out + "</table>"
}
