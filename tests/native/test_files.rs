//! Every test file is run: each file under `tests/` belongs to a test binary that `Cargo.toml` names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Folders with shared helpers, input and expected output instead of tests.
const OTHERS: [&str; 4] = ["fixtures", "snapshots", "support", "transcripts"];

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The names of a folder's entries.
fn entries(folder: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8")).collect()
}

/// The file names of the modules that a source declares.
fn modules(source: &str) -> BTreeSet<String> {
    let module = |line: &str| Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_string() + ".rs");
    source.lines().filter_map(module).collect()
}

#[test]
fn every_file_of_tests_is_in_a_binary_and_every_binary_in_the_manifest() {
    let manifest = read("Cargo.toml");
    for entry in entries("tests") {
        if OTHERS.contains(&entry.as_str()) {
            continue;
        }
        let main = if entry.ends_with(".rs") { entry.clone() } else { format!("{entry}/main.rs") };
        assert!(manifest.contains(&format!("path = \"tests/{main}\"")), "Cargo.toml has no [[test]] of tests/{main}");
        if entry != main {
            let mut files = entries(&format!("tests/{entry}"));
            files.remove("main.rs");
            let modules = modules(&read(&format!("tests/{main}")));
            let forgotten: Vec<_> = files.difference(&modules).collect();
            assert!(forgotten.is_empty(), "tests/{main} has no `mod` of {forgotten:?}");
        }
    }
}
