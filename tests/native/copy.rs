//! The review of a content file's words: it reports incomplete set formulations and words outside the register, with their place.

use std::fs;
use std::path::Path;

use gongxiaomei::check::{Diagnostics, copy};
use serde_json::{Value, json};

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect(file)
}

fn review(text: &str) -> Diagnostics {
    copy::review("page.json", text).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The warnings about the Chinese edition after the text at a JSON pointer is replaced.
fn with(place: &str, text_there: &str) -> Diagnostics {
    let mut file: Value = serde_json::from_str(&text("public/content/zh-CN.json")).expect("JSON");
    *file.pointer_mut(place).unwrap_or_else(|| panic!("nothing at {place}")) = json!(text_there);
    review(&serde_json::to_string_pretty(&file).expect("JSON"))
}

#[test]
fn the_editions_have_nothing_to_review() {
    for file in ["public/content/zh-CN.json", "public/content/en.json"] {
        assert_eq!(review(&text(file)).warnings(), "");
    }
}

#[test]
fn a_part_of_a_set_formulation_is_told_with_its_place_and_the_whole() {
    let told = with("/sections/0/lead", "新余贯彻新发展理念。");
    assert_eq!(told.faults.len(), 1);
    assert_eq!(told.faults[0].path, "sections[0].lead");
    assert!(told.faults[0].expected.contains("立足新发展阶段，贯彻新发展理念，构建新发展格局"), "{}", told.warnings());
    assert!(told.warnings().starts_with("page.json:") && told.warnings().contains("warning"), "{}", told.warnings());
}

#[test]
fn a_set_formulation_with_other_marks_or_another_order_is_a_part_of_it() {
    for altered in ["解决急难愁盼问题", "贯彻新发展理念、立足新发展阶段、构建新发展格局", "做好六稳六保"]
    {
        assert_eq!(with("/sections/0/lead", altered).faults.len(), 1, "{altered}");
    }
    assert_eq!(with("/sections/0/lead", "群众“急难愁盼”问题").faults, []);
}

#[test]
fn a_word_that_is_not_of_the_register_is_told_with_what_to_say_instead() {
    let told = with("/sections/1/lead", "乡下的路");
    assert_eq!((told.faults.len(), told.faults[0].path.as_str()), (1, "sections[1].lead"));
    assert!(told.faults[0].expected.contains("农村"), "{}", told.warnings());
}

#[test]
fn english_is_read_whatever_its_capitals() {
    let mut file: Value = serde_json::from_str(&text("public/content/en.json")).expect("JSON");
    file["sections"][0]["lead"] = json!("Day homes for all");
    assert_eq!(review(&file.to_string()).faults.len(), 1);
}

#[test]
fn what_is_not_json_is_a_fault_and_no_warning() {
    assert!(copy::review("page.json", "{").is_err());
}
