//! All names in the DOM are listed in `page::dom_names`. View macros, the boot script and the style write them as literals: every name
//! they write is in the list, every name in the list is written and read, and the code for browsers writes none as a literal.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const LIST: &str = "src/page/dom_names.rs";

/// The text of files, or of all files in folders, without comment lines and unit tests.
fn code(places: &[&str]) -> String {
    let mut all = String::new();
    for place in places {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(place), &mut all);
    }
    all
}

fn gather(place: &Path, all: &mut String) {
    if place.is_dir() {
        let entries = fs::read_dir(place).unwrap_or_else(|e| panic!("{}: {e}", place.display()));
        for entry in entries {
            gather(&entry.expect("an entry").path(), all);
        }
    } else {
        let text = fs::read_to_string(place).unwrap_or_else(|e| panic!("{}: {e}", place.display()));
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        all.extend(text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]));
    }
}

/// The constants in one module of the list: values by name.
fn listed(module: &str) -> BTreeMap<String, String> {
    let list = code(&[LIST]);
    let (_, rest) = list.split_once(&format!("pub mod {module} {{")).expect("the module");
    let (body, _) = rest.split_once("\n}").expect("its end");
    let constants = body.split("pub const ").skip(1).filter_map(|rest| {
        let (name, rest) = rest.split_once(": &str =")?;
        Some((name.to_string(), rest.split('"').nth(1)?.to_string()))
    });
    constants.collect()
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// The names in a text that begin with this prefix, at the start of a word.
fn beginning<'a>(text: &'a str, with: &str) -> BTreeSet<&'a str> {
    let found = text.match_indices(with).filter(|(at, _)| !text[..*at].ends_with(is_of_name));
    let names = found.map(|(at, _)| text[at..].split(|c| !is_of_name(c)).next().unwrap_or_default());
    names.filter(|name| name.len() > with.len()).collect()
}

/// How often a text contains a word.
fn count(text: &str, word: &str) -> usize {
    let whole = |at: &usize| !text[..*at].ends_with(is_of_name) && !text[at + word.len()..].starts_with(is_of_name);
    text.match_indices(word).filter(|(at, _)| whole(at)).count()
}

/// Whether a text contains a word.
fn has(text: &str, word: &str) -> bool {
    count(text, word) > 0
}

/// The string literals of a Rust source.
fn literals(rust: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in rust.lines() {
        let line = line.replace("\\\"", "'").replace("'\"'", "");
        all.extend(line.split('"').skip(1).step_by(2).map(String::from));
    }
    all
}

/// The sources that write DOM names as literals.
const WRITTEN_OUT: [&str; 5] = ["src/site", "src/islands", "src/boot.js", "style", "scripts/style.mjs"];

#[test]
fn every_attribute_that_is_written_out_is_in_the_list() {
    let listed: BTreeSet<String> = listed("attr").into_values().collect();
    for place in WRITTEN_OUT.into_iter().chain(["scripts/glue.mjs", "public/embed.js"]) {
        let code = code(&[place]);
        // Ids may begin with `data-` as well: they are not attributes.
        let ids: BTreeSet<&str> = code.match_indices("id=\"data-").map(|(at, _)| &code[at + 4..]).collect();
        let ids: BTreeSet<&str> = ids.into_iter().filter_map(|rest| rest.split('"').next()).collect();
        for name in beginning(&code, "data-") {
            assert!(listed.contains(name) || ids.contains(name), "{place}: {name} is not in {LIST}");
        }
    }
}

#[test]
fn every_attribute_of_the_list_is_named_where_it_is_written_and_where_it_is_read() {
    // Only tests read the form of a chart.
    let places = WRITTEN_OUT.into_iter().chain([
        "scripts/glue.mjs",
        "public/embed.js",
        "src/browser",
        "src/page/settings.rs",
        "tests/e2e",
    ]);
    let all: String = places.map(|place| code(&[place])).collect();
    for (name, value) in listed("attr") {
        let named = count(&all, &value) + count(&all, &format!("attr::{name}")) + count(&all, &in_dataset(&value));
        assert!(named > 1, "{value} is named {named} times beside the list");
    }
}

/// How scripts write an attribute: `dataset.form` for `data-form`.
fn in_dataset(attribute: &str) -> String {
    attribute.replacen("data-", "dataset.", 1)
}

#[test]
fn every_id_and_class_of_the_list_is_in_the_page_or_its_style_and_used_by_the_browser() {
    let page = code(&["src/site", "src/islands", "style"]);
    let browser = code(&["src/browser"]);
    for module in ["id", "class", "island"] {
        for (name, value) in listed(module) {
            let named = format!("{module}::{name}");
            assert!(has(&page, &value) || has(&page, &named), "nothing of the page is {module} '{value}'");
            assert!(has(&browser, &named), "the browser does not use {named}");
        }
    }
}

#[test]
fn the_code_for_browsers_writes_no_name_out() {
    let listed: Vec<(String, String)> =
        ["attr", "id", "class"].into_iter().flat_map(listed).map(|(name, value)| (value, name)).collect();
    for literal in literals(&code(&["src/browser"])) {
        assert!(beginning(&literal, "data-").is_empty(), "\"{literal}\": see {LIST}");
        for (value, name) in &listed {
            for sign in [".", "#"] {
                let selector = format!("{sign}{value}");
                let selects = literal.match_indices(&selector).any(|(at, _)| {
                    !literal[at + selector.len()..].starts_with(is_of_name) && !literal[..at].ends_with('/')
                });
                assert!(!selects, "\"{literal}\": {name} of {LIST}");
            }
        }
    }
}

#[test]
fn no_name_stands_for_two_things() {
    for module in ["attr", "id", "class", "island"] {
        let all = listed(module);
        let values: BTreeSet<&String> = all.values().collect();
        assert!(values.len() == all.len() && !all.is_empty(), "{module}: a value has two names");
    }
}
