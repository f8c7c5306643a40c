//! The values of a chart as a table: for the page, for spreadsheets and for the clipboard.
//!
//! All are made from the same [`Row`]s, so tooltip, table and files cannot differ.

use super::data::{Chart, Datum};
use crate::model::Messages;
use crate::model::content::Name;
use crate::model::fact_context::FactContext;
use crate::model::figures::pattern::Pattern;
use crate::model::ledger::{Fact, Ledger};
use crate::model::quantity_text::QuantityText;
use crate::model::text_struct::strings;
use crate::text::html_escape::escape;
use crate::text::number;

/// The byte order mark, by which Excel and WPS recognise a file as UTF-8.
pub const BOM: &str = "\u{feff}";

strings! {
    /// One mark of a chart, in words and as a number.
    Row {
        /// Id of the fact, or of the name.
        fact,
        /// What is counted or measured.
        subject,
        /// Whether it is computed, what it is part of, its ranking, its year. May be empty.
        relations,
        /// The figure in words, such as 超1000亿元; a name with its verb of status.
        said,
        /// The bare number, in `unit`.
        number,
        /// The unit, such as 亿元; empty for a bare number.
        unit,
        /// The word of the qualifier; empty where the figure is exact.
        qualifier,
        /// What the qualifier means; empty where the figure is exact.
        meaning,
        /// Where the figure is from.
        origin,
        /// The same in a few words, for the tooltip: its paragraph, or what it is computed from.
        place,
    }
}

impl Row {
    /// Subject and relations, separated by `comma`. The second line of the tooltip.
    pub fn about(&self, comma: &str) -> String {
        joined(&[&self.subject, &self.relations], comma)
    }

    /// The figure in one sentence, as a screen reader says it: subject, value and relations, separated by `comma`. A name that contains
    /// its subject is said alone.
    pub fn sentence(&self, comma: &str) -> String {
        let subject = if self.said.contains(&self.subject) { "" } else { &self.subject };
        joined(&[subject, &self.said, &self.relations], comma)
    }
}

fn joined(parts: &[&str], comma: &str) -> String {
    let mut out = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push_str(comma);
        }
        out.push_str(part);
    }
    out
}

/// The rows of a chart, in the order of its marks: figures, and in a character names.
pub fn rows(chart: &Chart, book: FactContext<'_>) -> Vec<Row> {
    chart.data.iter().chain(&chart.strokes).filter_map(|datum| row_of(datum, book)).collect()
}

fn row_of(datum: &Datum, book: FactContext<'_>) -> Option<Row> {
    let stated = |name: &Name| Row {
        fact: name.id.clone(),
        subject: datum.label.clone(),
        said: book.stated(name),
        origin: book.stated_in(name.paragraph),
        place: book.paragraph(name.paragraph),
        ..Row::default()
    };
    book.ledger.fact(&datum.fact).map(|fact| row(fact, book)).or_else(|| book.name(&datum.fact).map(stated))
}

/// Puts one figure into words, for tooltip, table, files and screen readers alike.
pub fn row(fact: &Fact, book: FactContext<'_>) -> Row {
    let ledger = book.ledger;
    Row {
        fact: fact.id.clone(),
        subject: fact.subject.clone(),
        relations: book.related(fact),
        said: QuantityText::of(ledger, fact).full(),
        number: number_of(fact, ledger),
        unit: ledger.unit(fact).map(|u| [u.scale.as_str(), &u.counter].concat().trim().into()).unwrap_or_default(),
        qualifier: ledger.qualifier_word(fact).map(|q| q.word.trim().into()).unwrap_or_default(),
        meaning: book.meaning(fact).unwrap_or_default(),
        origin: book.origin(fact),
        place: book.place(fact),
    }
}

/// The bare number of a figure, with its sign; the two of a range.
fn number_of(fact: &Fact, ledger: &Ledger) -> String {
    let number = ledger.displayed(fact).map(number::plain).unwrap_or_default();
    let to = ledger.displayed_to(fact).map(number::plain);
    to.map_or(number.clone(), |to| ledger.range(Pattern::Range, &number, "", &to))
}

/// A line of cells.
pub type Line<'a> = [&'a String; 8];

/// The rows as lines of cells, after a line of column headings.
pub fn cells<'a>(rows: &'a [Row], words: &'a Messages) -> Vec<Line<'a>> {
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
    let line = |row: &'a Row| {
        [&row.subject, &row.said, &row.number, &row.unit, &row.qualifier, &row.relations, &row.origin, &row.fact]
    };
    std::iter::once(heads).chain(rows.iter().map(line)).collect()
}

/// The rows as a CSV file.
pub fn csv(rows: &[Row], words: &Messages) -> String {
    sheet(cells(rows, words))
}

/// Characters that a formula begins with, including full-width ones.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether no spreadsheet splits cells at this character: a letter, a digit or a Chinese character. Depending on the reader's choice or
/// locale, spreadsheets split at commas, semicolons, tabs or spaces, and let a reader name any other character.
fn unsplit(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='ɏ' | '㐀'..='䶿' | '一'..='鿿')
}

/// Whether a number is written with it.
fn digit(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

/// A CSV file as in RFC 4180: UTF-8 with [`BOM`], CRLF, and quotation marks around every cell that a spreadsheet might split. Anything
/// that a spreadsheet might take for a formula, wherever it splits, is prefixed with an apostrophe, as OWASP advises.
pub fn sheet<'a, L: AsRef<[&'a String]>>(lines: impl IntoIterator<Item = L>) -> String {
    let mut out = String::from(BOM);
    for line in lines {
        for (i, cell) in line.as_ref().iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            out += &quoted(cell);
        }
        out.push_str("\r\n");
    }
    out
}

/// A cell in quotation marks, unless it is a number or has no character that a spreadsheet might split it at.
fn quoted(cell: &str) -> String {
    let cell = inert(cell);
    if cell.strip_prefix('-').unwrap_or(&cell).chars().all(|c| unsplit(c) || c == '.') {
        return cell;
    }
    ["\"", &cell.replace('"', "\"\""), "\""].concat()
}

/// A cell with an apostrophe before anything that could be read as a formula, also after every separator: a spreadsheet that splits
/// at another character than the file's ignores the quotation marks. It may also drop quotation marks and spaces before a formula.
///
/// A number below zero is no formula.
fn inert(cell: &str) -> String {
    if cell.strip_prefix('-').is_some_and(|number| !number.is_empty() && number.chars().all(digit)) {
        return cell.into();
    }
    let (mut out, mut begins) = (String::with_capacity(cell.len()), true);
    if cell.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    for c in cell.chars() {
        if begins && FORMULA.contains(&c) {
            out.push('\'');
        }
        begins = !unsplit(c);
        out.push(c);
    }
    out
}

/// Lines of cells separated by tabs, which spreadsheets paste as a table.
pub fn tsv(rows: &[Row], words: &Messages) -> String {
    let mut out = String::new();
    for line in cells(rows, words) {
        for (i, cell) in line.into_iter().enumerate() {
            if i > 0 {
                out.push('\t');
            }
            out += &quoted(&cell.replace(['\t', '\n', '\r'], " "));
        }
        out.push('\n');
    }
    out
}

/// A plain HTML table, which word processors paste.
pub fn html(rows: &[Row], words: &Messages) -> String {
    let mut out = String::from("<table>");
    for (i, line) in cells(rows, words).into_iter().enumerate() {
        let tag = if i == 0 { "th" } else { "td" };
        out.push_str("<tr>");
        for cell in line {
            out.push_str(&["<", tag, ">", &escape(&inert(cell)), "</", tag, ">"].concat());
        }
        out.push_str("</tr>");
    }
    out + "</table>"
}
