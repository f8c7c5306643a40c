//! The CSV files in a spreadsheet: with any separator, no text of the content becomes a formula, and no cell is split.

use std::path::PathBuf;
use std::{array, fs};

use crate::support::office;
use gongxiaomei::chart::table::{BOM, Row, sheet, tsv};
use gongxiaomei::model::Messages;

/// `LibreOffice`'s settings for separators and text delimiter, as character codes: comma, semicolon, tab, space, all four together,
/// all four with neighbouring ones merged, a bar, a colon and a Chinese comma, each with quotation marks as the delimiter; and the four
/// together without a delimiter.
const SETTINGS: [&str; 10] =
    ["44,34", "59,34", "9,34", "32,34", USUAL, "44/59/9/32/MRG,34", "124,34", "58,34", "65292,34", "44/59/9/32,"];

/// All four separators that `LibreOffice` offers by name.
const USUAL: &str = "44/59/9/32,34";

/// The documents, as XML, that `LibreOffice` reads from CSV files with each of the settings.
fn opened<const N: usize>(
    name: &str,
    tables: [&str; N],
    settings: &[&'static str],
) -> Vec<(&'static str, [String; N])> {
    let folder = office::folder(&format!("spreadsheet-{name}"));
    let files: [PathBuf; N] = array::from_fn(|at| folder.join(format!("{at}.csv")));
    for (file, table) in files.iter().zip(tables) {
        fs::write(file, table).expect("a file");
    }
    let documents = |setting: &&'static str| {
        let (filter, out) = (format!("CSV:{setting},76,1"), setting.replace(['/', ','], "-"));
        let out = office::convert(&folder, &filter, "fods", &files, &out);
        let read = |at| fs::read_to_string(out.join(format!("{at}.fods"))).expect("what it was converted to");
        (*setting, array::from_fn(read))
    };
    settings.iter().map(documents).collect()
}

fn formulas(document: &str) -> usize {
    document.matches("table:formula=").count()
}

/// Texts that some spreadsheet takes for a formula, or that contain one.
fn hostile() -> Vec<String> {
    let mut texts = vec!["营收;=1+41;x".into(), "=1+41".into(), "x\n=1+41".into(), "\t=1+41".into()];
    for part in [",", ";", "\t", " ", "|", ":", "，", "\n", "\r\n"] {
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
    // In every column: the head of the column of numbers is a text of the content, too.
    let texts = hostile();
    let lines: Vec<[&String; 4]> = texts.iter().map(|text| [text; 4]).collect();
    // This one shows that the test can fail.
    let open = format!("{BOM}=1+41\r\nx,=1+41,x\r\nx;=1+41;x\r\nx\t=1+41\tx\r\nx =1+41 x\r\n");
    for (setting, [document, open]) in opened("hostile", [&sheet(lines), &open], &SETTINGS) {
        assert!(formulas(&open) > 0, "{setting}: a formula that is not held back is none");
        assert!(document.contains("营收"), "{setting}: not what was written");
        let found: Vec<&str> =
            document.split("table:formula=").skip(1).map(|rest| rest.get(..40).unwrap_or(rest)).collect();
        assert!(found.is_empty(), "{setting}: {} formulas: {:?}", found.len(), found.first());
    }
}

#[test]
fn no_cell_falls_apart_where_several_signs_part_cells() {
    let cells = ["a;b", "a\tb", "a,b", "a b", "a|b", "a:b", "a\"b", " a ", "a\nb", "a，b"].map(String::from);
    // LibreOffice writes equal neighbouring cells only once.
    let beside = String::from("beside");
    let lines: Vec<[&String; 2]> = cells.iter().map(|cell| [cell, &beside]).collect();
    let filled = |name: &str, text: &str| {
        let documents = opened(name, [text], &[USUAL]);
        documents.iter().map(|(_, [document])| document.matches("office:value-type=\"string\"").count()).sum::<usize>()
    };
    assert_eq!(filled("whole", &sheet(lines)), cells.len() * 2, "cells that hold something");
    // The clipboard: every line has eight cells, one of them a number.
    let said = ["1", "2", "3", "4", "5", "6"];
    let rows: Vec<Row> = cells
        .iter()
        .map(|cell| {
            let [said, unit, qualifier, relations, origin, fact] = said.map(String::from);
            Row {
                subject: cell.clone(),
                said: said + " a",
                number: "5".into(),
                unit: unit + " a",
                qualifier: qualifier + " a",
                relations: relations + " a",
                origin: origin + " a",
                place: String::new(),
                fact: fact + " a",
                meaning: String::new(),
            }
        })
        .collect();
    let heads = Messages {
        subject: "a b".into(),
        value: "c;d".into(),
        number: "e,f".into(),
        unit: "g h".into(),
        qualifier: "i j".into(),
        notes: "k l".into(),
        provenance: "m n".into(),
        id: "o p".into(),
        ..Messages::default()
    };
    assert_eq!(filled("pasted", &tsv(&rows, &heads)), cells.len() * 7 + 8, "cells that hold something");
}
