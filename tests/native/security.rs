//! Every promise of SECURITY.md names a test that exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// The texts of all files with this extension in a folder and its subfolders.
fn sources(folder: &Path, ending: &str) -> String {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let text = |path: std::path::PathBuf| match path.extension() {
        _ if path.is_dir() => sources(&path, ending),
        Some(own) if own == ending => read(&path),
        _ => String::new(),
    };
    entries.map(text).collect()
}

/// The items of a document's lists, each as one line.
fn items(document: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in document.lines() {
        if line.starts_with("- ") {
            items.push(line.into());
        } else if let (Some(rest), Some(item)) = (line.strip_prefix("  "), items.last_mut()) {
            item.push(' ');
            item.push_str(rest);
        }
    }
    items
}

/// The names of the tests in a source: functions with the attribute of one.
fn tests(source: &str) -> BTreeSet<&str> {
    let attribute = |line: &str| ["#[test]", "#[tokio::test]"].contains(&line.trim());
    let mut found = BTreeSet::new();
    let mut open = false;
    for line in source.lines() {
        let name = line.split_once("fn ").and_then(|(_, rest)| rest.split('(').next());
        match name {
            Some(name) if open => {
                found.insert(name);
                open = false;
            }
            _ => open |= attribute(line),
        }
    }
    found
}

#[test]
fn every_promise_names_its_tests_and_they_are_there() {
    let document = read(&Path::new(ROOT).join("SECURITY.md"));
    let sources = sources(&Path::new(ROOT).join("tests"), "rs");
    let tests = tests(&sources);
    let promises = items(&document);
    assert!(promises.len() > 20, "{} promises", promises.len());
    for promise in &promises {
        let names: Vec<&str> = promise.split('`').filter(|code| code.matches('_').count() > 3).collect();
        assert!(!names.is_empty(), "no test is named: {promise}");
        for name in names {
            assert!(tests.contains(name), "there is no test {name}");
        }
        // No sentence stands behind the last test, where none would hold it.
        assert!(promise.ends_with('`'), "what comes after the tests has none: {promise}");
    }
    // What is promised stands in the lists alone: under its heading there is nothing else but what says so.
    let (_, promised) = document.split_once("## What is guaranteed").expect("the promises");
    let loose: Vec<&str> = promised
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty() && !line.starts_with(['-', ' ', '#']))
        .filter(|line| !line.contains("security.rs"))
        .collect();
    assert_eq!(loose, [] as [&str; 0], "sentences without a test");
}

#[test]
fn one_key_is_stored_and_it_holds_display_settings() {
    let root = Path::new(ROOT);
    let mut all = [read(&root.join("src/boot.js")), read(&root.join("public/embed.js"))].concat();
    let shell = all.matches("localStorage").count();
    assert_eq!(shell, 1, "the short script in the head reads it");
    all.push_str(&sources(&root.join("src"), "rs"));
    for other in [
        "sessionStorage",
        "session_storage",
        "indexedDB",
        "indexed_db",
        "document.cookie",
        "set_cookie",
        "CacheStorage",
    ] {
        assert!(!all.contains(other), "{other}");
    }
    let (stored, used) = (all.matches("local_storage()").count(), all.matches(".set_item(").count());
    assert_eq!((stored, used), (1, 1), "one place writes");
    // Under the only key, the name of the page.
    assert!(all.contains("localStorage.getItem(STORAGE_KEY)") && all.contains(".set_item(slug,"));
}
