//! Every chart of every content file as a committed SVG: a changed picture is a changed file, to be looked at.
//!
//! `UPDATE_STILLS=1 cargo test --features ssr --test stills` writes them anew.
#![cfg(feature = "ssr")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gongxiaomei::chart::tokens::{CHART_NARROW, CHART_WIDE};
use gongxiaomei::chart::{Chart, Frame, layout, svg};
use gongxiaomei::content::{Content, check};

fn content(file: &str) -> Content {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    check::read(file, &text).unwrap_or_else(|faults| panic!("{faults}"))
}

/// One element a line, so that a difference can be read.
fn still(chart: &Chart, width: f64) -> String {
    let svg = svg::still(&layout(chart, Frame::new(width)).unwrap_or_else(|e| panic!("{e}")), "still");
    svg.replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ").replace("><", ">\n<") + "\n"
}

fn compare(edition: &str, file: &str) {
    let content = content(file);
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stills").join(edition);
    let update = std::env::var_os("UPDATE_STILLS").is_some();
    let mut wanted = BTreeSet::new();
    let mut changed = Vec::new();
    for spec in &content.charts {
        let chart = Chart::new(spec, content.book()).unwrap_or_else(|e| panic!("{e}"));
        for (name, width) in [("narrow", CHART_NARROW), ("wide", CHART_WIDE)] {
            let path = folder.join(format!("{}-{name}.svg", spec.id));
            let now = still(&chart, width);
            if update {
                fs::create_dir_all(&folder).expect("the folder of the stills");
                fs::write(&path, &now).expect("a still");
            } else if fs::read_to_string(&path).unwrap_or_default() != now {
                changed.push(path.display().to_string());
            }
            wanted.insert(path);
        }
    }
    for entry in fs::read_dir(&folder).expect("the folder of the stills") {
        let path = entry.expect("entry").path();
        if !wanted.contains(&path) {
            if update {
                fs::remove_file(&path).expect("an old still");
            } else {
                changed.push(format!("{} (no chart draws it any more)", path.display()));
            }
        }
    }
    assert!(changed.is_empty(), "stills that differ; look, then UPDATE_STILLS=1:\n{}", changed.join("\n"));
}

#[test]
fn the_stills_of_the_page_are_as_committed() {
    compare("zh-CN", "public/content/zh-CN.json");
}

#[test]
fn the_stills_of_another_place_are_as_committed() {
    compare("small", "tests/fixtures/small.json");
}
