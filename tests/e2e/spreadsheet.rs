//! The CSV files in a spreadsheet: with any separator, no text of the content becomes a formula, and no cell is split.

use std::fs;

use crate::support::office;
use gongxiaomei::chart::table::{BOM, sheet};

/// `LibreOffice`'s settings for separator and text delimiter, as character codes: comma, semicolon, tab, bar, and the first three
/// together, each with quotation marks as the delimiter; and those three together without a delimiter.
const SETTINGS: [&str; 6] = ["44,34", "59,34", "9,34", "124,34", "44/59/9,34", "44/59/9,"];

/// The document, as XML, that `LibreOffice` reads from a CSV file with each of the settings.
fn opened(name: &str, csv: &str) -> Vec<(&'static str, String)> {
    let folder = office::folder(&format!("spreadsheet-{name}"));
    let file = folder.join("table.csv");
    fs::write(&file, csv).expect("a file");
    let document = |setting: &'static str| {
        let (filter, out) = (format!("CSV:{setting},76,1"), setting.replace(['/', ','], "-"));
        let out = office::convert(&folder, &filter, "fods", std::slice::from_ref(&file), &out);
        (setting, fs::read_to_string(out.join("table.fods")).expect("what it was converted to"))
    };
    SETTINGS.map(document).into()
}

fn formulas(document: &str) -> usize {
    document.matches("table:formula=").count()
}

/// Texts that some spreadsheet takes for a formula, or that contain one.
fn hostile() -> Vec<String> {
    let mut texts = vec!["营收;=1+41;x".into(), "=1+41".into(), "x\n=1+41".into(), "\t=1+41".into()];
    for part in [",", ";", "\t", "|", "\n", "\r\n"] {
        for begin in ["", "x", "\"", "x\""] {
            for gap in ["", " ", "\"", "\"\"", " \" "] {
                for formula in ["=1+41", "+1+41", "-1+41", "@SUM(1)", "＝1+41"] {
                    texts.push([begin, part, gap, formula, part, "x"].concat());
                }
            }
        }
    }
    texts
}

#[test]
fn no_text_becomes_a_formula_whatever_a_spreadsheet_parts_cells_at() {
    let (texts, number) = (hostile(), String::from("5"));
    let lines: Vec<[&String; 4]> = texts.iter().map(|text| [text, text, &number, text]).collect();
    for (setting, document) in opened("hostile", &sheet(lines)) {
        assert!(document.contains("营收"), "{setting}: not what was written");
        let found: Vec<&str> =
            document.split("table:formula=").skip(1).map(|rest| rest.get(..40).unwrap_or(rest)).collect();
        assert!(found.is_empty(), "{setting}: {} formulas: {:?}", found.len(), found.first());
    }
}

#[test]
fn a_formula_that_is_not_held_back_is_one_in_every_setting() {
    // This shows that the test above can fail.
    for (setting, document) in opened("open", &format!("{BOM}=1+41\r\nx,=1+41,x\r\nx;=1+41;x\r\nx\t=1+41\tx\r\n")) {
        assert!(formulas(&document) > 0, "{setting}");
    }
}

#[test]
fn no_cell_falls_apart_where_several_signs_part_cells() {
    let cells = ["a;b", "a\tb", "a,b", "a|b", "a\"b", " a ", "a\nb"].map(String::from);
    // LibreOffice writes equal neighbouring cells only once.
    let beside = String::from("beside");
    let lines: Vec<[&String; 2]> = cells.iter().map(|cell| [cell, &beside]).collect();
    let documents = opened("whole", &sheet(lines));
    let document = documents.iter().find(|(setting, _)| *setting == "44/59/9,34").expect("the usual setting");
    let filled = document.1.matches("office:value-type=\"string\"").count();
    assert_eq!(filled, cells.len() * 2, "cells that hold something");
}
