//! The files, headings, targets and tests that the documents name exist, and so do the files that comments in the sources name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Folders that are not in the repository: a build, a test or a fuzzer makes them.
const MADE: [&str; 9] =
    ["dist", "target", "release", "shots", "node_modules", "fuzz/found", "fuzz/artifacts", "data", "icons"];

/// A path that a test writes and removes.
const INVENTED: &str = "deploy/stray-of-a-test.conf";

/// Folders whose files are named by their path from the repository's root.
const FOLDERS: [&str; 9] = ["src", "tests", "docs", "scripts", "style", "public", "deploy", "benches", "fuzz"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Every file in a folder and its subfolders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The documents, each with its path from the root.
fn documents() -> Vec<(PathBuf, String)> {
    let here = |folder: &str| {
        let entries = fs::read_dir(root().join(folder)).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).collect::<Vec<_>>()
    };
    let mut found: Vec<_> = here("").into_iter().chain(here("docs")).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("LICENCES.md"));
    found.sort();
    found.into_iter().map(|path| (path.strip_prefix(root()).expect("within").into(), read(&path))).collect()
}

/// The code of a document: in backticks or between fences.
fn code(text: &str) -> Vec<&str> {
    let fenced = text.split("```").skip(1).step_by(2);
    let outside = text.split("```").step_by(2);
    fenced.chain(outside.flat_map(|text| text.split('`').skip(1).step_by(2))).collect()
}

/// A path with `.` and `..` resolved.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(out.pop()),
            Component::CurDir => {}
            other => out.push(other),
        }
    }
    out
}

fn is_there(path: &Path) -> bool {
    root().join(path).exists() || path == Path::new(INVENTED) || MADE.iter().any(|made| path.starts_with(made))
}

/// The words of a text that are paths in this repository: they begin with one of [`FOLDERS`] and have no placeholder.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let end = |c: char| c.is_whitespace() || "`'\"()[]{}<>|,;:!“”‘’（）、，。；".contains(c);
    let words = text.split(end).map(|word| word.trim_end_matches(['.', '/']));
    words.filter(|word| {
        let mut parts = word.split('/');
        parts.next().is_some_and(|first| FOLDERS.contains(&first))
            && parts.next().is_some_and(|second| !second.is_empty())
            && !word.contains(['*', '…', '$', '@', '#', '%', '='])
    })
}

/// The id that GitHub gives to a heading.
fn anchor(heading: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || c == ' ' || c == '-' || c == '_';
    heading.to_lowercase().chars().filter(|c| kept(*c)).map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn headings(text: &str) -> BTreeSet<String> {
    let outside = text.split("```").step_by(2).flat_map(str::lines);
    outside.filter(|line| line.starts_with('#')).map(|line| anchor(line.trim_start_matches('#').trim())).collect()
}

#[test]
fn every_link_of_a_document_leads_to_a_file_and_to_a_heading_that_are_there() {
    let mut dead = Vec::new();
    for (document, text) in documents() {
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("http")) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = plain(&document.parent().expect("a folder").join(file));
            let path = if file.is_empty() { document.clone() } else { path };
            let found =
                is_there(&path) && (heading.is_empty() || headings(&read(&root().join(&path))).contains(heading));
            if !found {
                dead.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn every_path_a_document_names_exists() {
    let mut missing = Vec::new();
    for (document, text) in documents() {
        for path in code(&text).into_iter().flat_map(paths).filter(|path| !is_there(Path::new(path))) {
            missing.push(format!("{}: {path}", document.display()));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_file_a_source_names_exists() {
    let kinds = ["rs", "mjs", "js", "css", "html", "toml", "conf", ""];
    let folders = ["src", "tests", "scripts", "style", "deploy", "benches", "examples"];
    let others = ["index.html", "Makefile", "Cargo.toml", "Trunk.toml", "build.rs", "clippy.toml", "deny.toml"];
    let found = folders.iter().flat_map(|folder| files(&root().join(folder)));
    let mut missing = Vec::new();
    for file in found.chain(others.map(|name| root().join(name))) {
        let kind = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let named = file.strip_prefix(root()).expect("within").display().to_string();
        if !kinds.contains(&kind) || named.contains("node_modules") || named.contains("snapshots") {
            continue;
        }
        let text = read(&file);
        for path in paths(&text).filter(|path| Path::new(path).extension().is_some() && !is_there(Path::new(path))) {
            missing.push(format!("{named}: {path}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_make_target_and_test_binary_a_document_names_exists() {
    let makefile = read(&root().join("Makefile"));
    let manifest = read(&root().join("Cargo.toml"));
    let targets: BTreeSet<&str> = makefile
        .lines()
        .filter(|line| !line.starts_with(['#', '\t', ' ', '.']))
        .filter_map(|line| line.split_once(':').filter(|(_, rest)| !rest.starts_with('=')))
        .flat_map(|(names, _)| names.split_whitespace())
        .collect();
    let mut missing = Vec::new();
    for (document, text) in documents() {
        for line in code(&text).into_iter().flat_map(str::lines) {
            let words: Vec<&str> = line.split_whitespace().collect();
            for pair in words.windows(2) {
                let known = match pair {
                    ["make", target] => targets.contains(target),
                    ["--test", binary] => manifest.contains(&format!("name = \"{binary}\"")),
                    _ => true,
                };
                if !known {
                    missing.push(format!("{}: {}", document.display(), pair.join(" ")));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_filter_a_document_suggests_finds_a_test() {
    let mut missing = Vec::new();
    for (document, text) in documents() {
        for line in code(&text).into_iter().flat_map(str::lines) {
            let mut words = line.split_whitespace().skip_while(|word| *word != "make").skip(1);
            let (Some(target), Some(filter)) = (words.next(), words.find_map(|word| word.strip_prefix("FILTER=")))
            else {
                continue;
            };
            let folder = if target == "watch" { "native" } else { target };
            let hits = |file: PathBuf| {
                let module = file.file_stem().expect("a name").to_string_lossy().into_owned();
                let text = read(&file);
                let names = text.split("fn ").skip(1).filter_map(|rest| rest.split('(').next());
                names.into_iter().any(|name| format!("{module}::{name}").contains(filter))
            };
            if filter != "…" && !files(&root().join("tests").join(folder)).into_iter().any(hits) {
                missing.push(format!("{}: make {target} FILTER={filter}", document.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_readme_is_short_and_both_languages_have_the_same_sections() {
    let readmes = ["README.md", "README.zh-CN.md"].map(|name| read(&root().join(name)));
    for readme in &readmes {
        assert!(readme.lines().count() <= 130, "what a newcomer does not ask first belongs into docs/");
    }
    let [english, chinese] = readmes.each_ref().map(|text| {
        let outside = text.split("```").step_by(2).flat_map(str::lines);
        outside.filter(|line| line.starts_with("## ")).count()
    });
    assert_eq!(english, chinese, "a section of one is missing in the other");
}

#[test]
fn every_document_is_in_the_index_of_both_readmes() {
    let all: Vec<PathBuf> = documents().into_iter().map(|(path, _)| path).chain(["docs/LICENCES.md".into()]).collect();
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = read(&root().join(readme));
        for document in all.iter().filter(|path| !path.to_string_lossy().starts_with("README")) {
            let name = document.to_string_lossy();
            // Of a document in both languages, that of the reader's own is enough.
            let own = name.replace(".md", ".zh-CN.md");
            let chinese = name.ends_with(".zh-CN.md");
            let due = if readme == "README.md" { !chinese } else { !all.contains(&PathBuf::from(&own)) };
            assert!(!due || text.contains(&format!("]({name})")), "{readme} has no {name} in its index");
        }
    }
}
