//! The open data files against the ledger and against each other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use gongxiaomei::chart::table::BOM;
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::site::open_data;
use serde_json::Value;

const EDITIONS: [&str; 2] = ["public/content/zh-CN.json", "public/content/en.json"];

/// The index of each column in the CSV.
const SUBJECT: usize = 0;
const DISPLAYED: usize = 1;
const NUMBER: usize = 2;
const UNIT: usize = 3;
const WORD: usize = 4;
const PROVENANCE: usize = 6;
const ID: usize = 7;
const SECTION: usize = 8;

fn content(name: &str) -> Content {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    check::open(&file).unwrap_or_else(|faults| panic!("{faults}"))
}

fn editions() -> [Content; 2] {
    EDITIONS.map(content)
}

/// The lines of a CSV file as another program reads them, the header first.
fn lines(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix(BOM).expect("the mark by which Excel knows UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|line| line.expect("a line").iter().map(String::from).collect()).collect()
}

fn json(content: &Content) -> Value {
    serde_json::from_str(&open_data::json(content).expect("JSON")).expect("JSON")
}

#[test]
fn the_csv_has_every_figure_once_as_the_page_says_it() {
    for content in editions() {
        let lines = lines(&open_data::csv(&content));
        let (heads, lines) = lines.split_first().expect("heads");
        assert_eq!(heads.len(), SECTION + 1);
        assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), heads.len(), "heads told apart: {heads:?}");
        assert_eq!(lines.len(), content.ledger.facts.len());
        for (line, fact) in lines.iter().zip(&content.ledger.facts) {
            assert_eq!((&line[ID], &line[SUBJECT]), (&fact.id, &fact.subject));
            assert_eq!(line[DISPLAYED], content.ledger.value_text(&fact.id), "{}", fact.id);
            assert!(!line[PROVENANCE].is_empty(), "{}", fact.id);
        }
    }
}

#[test]
fn every_figure_has_a_section() {
    for content in editions() {
        let sections: BTreeSet<&str> = content.sections.iter().map(|section| section.name.as_str()).collect();
        for line in &lines(&open_data::csv(&content))[1..] {
            assert!(sections.contains(line[SECTION].as_str()), "{line:?}");
        }
    }
}

#[test]
fn the_json_says_what_the_csv_says() {
    for content in editions() {
        let file = json(&content);
        let facts = file["facts"].as_array().expect("facts");
        let lines = lines(&open_data::csv(&content));
        assert_eq!(facts.len(), lines.len() - 1);
        for (fact, line) in facts.iter().zip(&lines[1..]) {
            let text = |name: &str| fact[name].as_str().unwrap_or_default();
            assert_eq!((text("id"), text("subject"), text("said")), (&*line[ID], &*line[SUBJECT], &*line[DISPLAYED]));
            assert_eq!((text("unit"), text("word")), (&*line[UNIT], &*line[WORD]), "{}", line[ID]);
            assert_eq!(text("provenance"), line[PROVENANCE]);
            assert_eq!(fact["value"].to_string(), line[NUMBER], "{}", line[ID]);
            let section = content.sections.iter().find(|section| section.id == text("section")).expect("a section");
            assert_eq!(section.name, line[SECTION]);
        }
    }
}

#[test]
fn the_json_says_what_the_ledger_says() {
    for content in editions() {
        let file = json(&content);
        assert_eq!((&file["schema"], &file["lang"]), (&1.into(), &content.site.lang.clone().into()));
        assert_eq!(file["source"]["publisher"], *content.source.publisher);
        assert_eq!(file["source"]["release"], *content.source.release);
        assert_eq!(file["licence"], content.terms());
        for (figure, fact) in file["facts"].as_array().expect("facts").iter().zip(&content.ledger.facts) {
            let known = serde_json::to_value(fact).expect("JSON");
            for name in ["id", "subject", "qualifier", "origin", "paragraph", "part_of", "scope", "year"] {
                assert_eq!(figure.get(name), known.get(name), "{name} of {}", fact.id);
            }
            let status = content.status(fact.status.as_ref()).map(|status| status.text.as_str());
            assert_eq!(figure.get("status").and_then(Value::as_str), status, "status of {}", fact.id);
            let said = content.ledger.displayed(fact).expect("a value");
            assert!((figure["value"].as_f64().expect("a number") - said).abs() < 1e-9, "{}", fact.id);
            assert_eq!(figure.get("computed").is_some(), fact.computed.is_some());
            for name in ["op", "of"] {
                assert_eq!(figure["computed"].get(name), known["computed"].get(name), "{name} of {}", fact.id);
            }
        }
    }
}

#[test]
fn a_rendered_edition_has_its_data_beside_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("open-data");
    let _ = fs::remove_dir_all(&folder);
    let run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["render", "index.html", "--content", EDITIONS[0], "--out"])
        .arg(&folder)
        .output()
        .expect("gongxiaomei");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let content = content(EDITIONS[0]);
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect(name);
    assert_eq!(read(&open_data::csv_file(&content)), open_data::csv(&content));
    assert_eq!(read(&open_data::json_file(&content)), open_data::json(&content).expect("JSON"));
}

#[test]
fn a_build_has_the_data_of_every_edition_and_compresses_it() {
    let staging = Path::new(env!("CARGO_TARGET_TMPDIR")).join("open-data-staging");
    let _ = fs::remove_dir_all(&staging);
    fs::create_dir_all(&staging).expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("index.html"), staging.join("index.html")).expect("a shell");
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    run.current_dir(root).env("TRUNK_STAGING_DIR", &staging).env("TRUNK_PROFILE", "release");
    let run = run.arg("trunk").output().expect("gongxiaomei");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for (place, edition) in ["", "en/"].into_iter().zip(editions()) {
        let csv = fs::read_to_string(staging.join(place).join(open_data::csv_file(&edition))).expect("a CSV file");
        assert_eq!(csv, open_data::csv(&edition), "{place}");
        assert!(staging.join(place).join(open_data::json_file(&edition)).is_file(), "{place}");
    }
    let data = staging.join("data");
    for file in ["gongxiaomei.csv.br", "gongxiaomei.csv.gz", "gongxiaomei.json.br"] {
        assert!(data.join(file).is_file(), "{file}");
    }
}
