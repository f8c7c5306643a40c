//! A build of damaged content stops, reports every fault, and leaves the previous page unchanged.
//!
//! The test builds as `make build` does, into its own folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::daemon::copy;
use crate::support::failure::Outcome;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn build(dist: &Path, content: &Path) -> Output {
    let tools = Path::new(ROOT).join("node_modules/.bin");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new(Path::new(ROOT).join("scripts/release"))
        .arg("--dist")
        .arg(dist)
        .current_dir(ROOT)
        .env("PATH", format!("{}:{path}", tools.display()))
        .env("GONGXIAOMEI_CONTENT", content)
        .output()
        .unwrap_or_else(|e| panic!("scripts/release: {e}"))
}

/// Every file of a folder with its bytes, without Trunk's unfinished output.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("entry").path();
        if path.ends_with(".stage") {
            continue;
        }
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
    files
}

#[test]
fn damaged_content_stops_the_build_with_every_fault_and_the_page_before_stays() -> Outcome {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken-build");
    let dist = work.join("dist");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    copy(&crate::support::dist()?, &dist)?;
    let before = files(&dist);
    assert!(before.keys().any(|f| f.ends_with("index.html")));

    let bad = work.join("bad.json");
    let text = fs::read_to_string(Path::new(ROOT).join("tests/fixtures/small.json"))?;
    let text = text.replacen("\"亿元\"", "\"亿圆\"", 2).replacen("\"nearly\"", "\"nerly\"", 1);
    fs::write(&bad, text)?;
    let broken = build(&dist, &bad);
    assert!(!broken.status.success(), "the build of damaged content went through");
    let output = [broken.stderr, broken.stdout].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    for words in ["bad.json:", "亿圆", "nerly", "nearest", "faults in"] {
        assert!(output.contains(words), "“{words}” is not said:\n{output}");
    }
    assert!(before == files(&dist), "the page that was there has changed");
    Ok(())
}
