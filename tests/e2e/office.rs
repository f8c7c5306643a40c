//! The tables of the charts in office programs: as CSV files, and as the clipboard's text and HTML for spreadsheets and word processors.
//! Every cell has the page's text or the number in it, and the column of bare numbers contains numbers.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{office, project};
use gongxiaomei::chart::table;
use gongxiaomei::check;
use gongxiaomei::page::data::PageData;
use gongxiaomei::site::edition::Edition;
use roxmltree::{Document, Node};

/// The column of bare numbers.
const NUMBER: usize = 2;

/// The data in the page of each edition: its charts with their rows, and its texts.
fn editions() -> Vec<(&'static str, PageData)> {
    let edition = |name: &'static str| {
        let content = check::open(&project().join(format!("public/content/{name}.json"))).expect("content");
        (name, Edition::new(content, Default::default()).expect("an edition").live())
    };
    ["zh-CN", "en"].map(edition).into()
}

/// A table in an office program: the text of each cell, and its value if it is a number.
type Cells = Vec<Vec<(String, Option<f64>)>>;

/// The cells of a document's only table.
fn cells(file: &Path) -> Cells {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let document = Document::parse(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let named = |node: &Node, name: &str| node.tag_name().name() == name;
    let tables: Vec<Node> = document.descendants().filter(|node| named(node, "table")).collect();
    assert_eq!(tables.len(), 1, "{}", file.display());
    let rows = tables[0].descendants().filter(|node| named(node, "table-row"));
    let filled = rows.map(|row| {
        let cells = row.children().filter(|node| named(node, "table-cell")).flat_map(|cell| {
            let shown: Vec<String> = cell
                .children()
                .filter(|node| named(node, "p"))
                .map(|p| p.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect())
                .collect();
            let attribute = |name: &str| cell.attributes().find(|a| a.name() == name).map(|a| a.value());
            let number = attribute("value").filter(|_| attribute("value-type") != Some("string"));
            let times = attribute("number-columns-repeated").map_or(1, |n| n.parse().expect("a number"));
            let cell = (shown.join("\n"), number.map(|n| n.parse().expect("a number")));
            std::iter::repeat_n(cell, if times > 100 { 1 } else { times })
        });
        cells.collect::<Vec<_>>()
    });
    filled.filter(|row| row.iter().any(|(shown, _)| !shown.is_empty())).collect()
}

/// The number that a spreadsheet reads from a text: "20%" and "10,309" are numbers, too.
fn value(text: &str) -> Option<f64> {
    let digits = text.replace(',', "");
    match digits.strip_suffix('%') {
        Some(share) => share.parse::<f64>().ok().map(|share| share / 100.0),
        None => digits.parse().ok(),
    }
}

/// Writes the tables of all charts with `text`, opens them in an office program, and compares the cells with the page's rows.
fn hold(way: &str, ending: &str, [filter, to]: [&str; 2], numbers: bool, text: impl Fn(&PageData, usize) -> String) {
    let folder = office::folder(way);
    let mut files: Vec<PathBuf> = Vec::new();
    let editions = editions();
    for (lang, page) in &editions {
        for (at, of) in page.charts.iter().enumerate() {
            let file = folder.join(format!("{lang}-{}.{ending}", of.id));
            fs::write(&file, text(page, at)).expect("a file");
            files.push(file);
        }
    }
    let out = office::convert(&folder, filter, to, &files, "out");
    for (lang, page) in &editions {
        for of in &page.charts {
            let name = format!("{way}: {lang}-{}", of.id);
            let found = cells(&out.join(format!("{lang}-{}.{to}", of.id)));
            let wanted = table::cells(&of.rows, &page.words);
            assert_eq!(found.len(), wanted.len(), "{name}: {found:?}");
            for (row, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
                for (column, wanted) in wanted.iter().enumerate() {
                    let (shown, number) = found.get(column).cloned().unwrap_or_default();
                    let at = format!("{name}, line {row}, column {column}");
                    match number {
                        Some(number) => assert_eq!(Some(number), value(wanted), "{at}: {shown}"),
                        None => assert_eq!(shown.trim(), wanted.trim(), "{at}"),
                    }
                    let named = wanted.is_empty();
                    assert!(
                        !numbers || row == 0 || column != NUMBER || named || number.is_some(),
                        "{at}: {shown} is no number"
                    );
                }
            }
        }
    }
}

#[test]
fn a_csv_file_is_the_table_of_its_chart_in_calc() {
    let csv = |page: &PageData, at: usize| table::csv(&page.charts[at].rows, &page.words);
    hold("csv-calc", "csv", ["CSV:44,34,76,1", "fods"], true, csv);
}

#[test]
fn the_text_of_the_clipboard_is_the_table_in_calc() {
    let tsv = |page: &PageData, at: usize| table::tsv(&page.charts[at].rows, &page.words);
    hold("text-calc", "csv", ["CSV:9,34,76,1", "fods"], true, tsv);
}

/// The clipboard's HTML as a file, which must declare its encoding.
fn html(page: &PageData, at: usize) -> String {
    format!("<meta charset=\"utf-8\">{}", table::html(&page.charts[at].rows, &page.words))
}

#[test]
fn the_markup_of_the_clipboard_is_the_table_in_calc() {
    hold("markup-calc", "html", ["HTML (StarCalc)", "fods"], true, html);
}

#[test]
fn the_markup_of_the_clipboard_is_a_table_in_writer() {
    hold("markup-writer", "html", ["HTML (StarWriter)", "fodt"], false, html);
}
