//! What the portal's editor is told of a mistake in the identity file.
#![cfg(feature = "ssr")]

use std::fs;
use std::path::{Path, PathBuf};

use gongxiaomei::content::identity::Identity;

fn file(name: &str, text: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).expect("a file");
    file
}

fn told(name: &str, text: &str) -> String {
    Identity::open(&file(name, text)).expect_err("a fault").to_string()
}

#[test]
fn the_published_identity_reads_and_names_no_portal() {
    let identity = Identity::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/identity.json"));
    assert_eq!(identity.expect("an identity").url(), None);
}

#[test]
fn an_address_is_taken_as_it_stands_and_a_missing_one_is_an_empty_one() {
    let known = file("known.json", r#"{ "url": "https://www.example.gov.cn/zt/xinyu/" }"#);
    assert_eq!(Identity::open(&known).expect("an identity").url(), Some("https://www.example.gov.cn/zt/xinyu/"));
    assert_eq!(Identity::open(&file("none.json", "{}")).expect("an identity"), Identity::default());
}

#[test]
fn an_address_that_is_no_folders_is_told_with_its_file_line_and_what_belongs_there() {
    let told = told("no-folder.json", "{\n  \"url\": \"https://www.example.gov.cn/zt\"\n}\n");
    for words in [
        "no-folder.json:2: url",
        "found     \"https://www.example.gov.cn/zt\"",
        "expected  the address of a folder, from https:// or http:// to the last /, or an empty text",
        "1 fault in ",
    ] {
        assert!(told.contains(words), "“{words}” is not said:\n{told}");
    }
}

#[test]
fn an_unknown_entry_is_told_with_the_name_that_is_nearest() {
    let told = told("unknown.json", "{\n  \"urll\": \"\"\n}\n");
    assert!(told.contains("unknown.json:2: urll") && told.contains("nearest   url"), "{told}");
}

#[test]
fn another_kind_of_value_and_a_file_that_is_no_json_are_told() {
    let number = told("number.json", r#"{ "url": 7 }"#);
    assert!(number.contains("found     7") && number.contains("expected  a text"), "{number}");
    let broken = told("broken.json", "{ \"url\": ");
    assert!(broken.contains("broken.json:1:"), "{broken}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = Identity::open(Path::new("nowhere/identity.json")).expect_err("no file");
    assert!(error.to_string().starts_with("nowhere/identity.json: "), "{error}");
}
