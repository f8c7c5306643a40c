//! The line drawing that runs on from story to story of a section.

use std::fs;
use std::path::Path;

use crate::support::page::{all, page};
use gongxiaomei::check;
use gongxiaomei::model::Content;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The text of a content file, changed.
fn changed(file: &str, change: impl FnOnce(&mut Value)) -> String {
    let text = fs::read_to_string(Path::new(ROOT).join(file)).expect("a content file");
    let mut content: Value = serde_json::from_str(&text).expect("JSON");
    change(&mut content);
    content.to_string()
}

/// A content file, changed.
fn read(file: &str, change: impl FnOnce(&mut Value)) -> Content {
    check::read("content", &changed(file, change)).unwrap_or_else(|faults| panic!("{faults}"))
}

const FILE: &str = "public/content/zh-CN.json";

/// The first section of the content gets a drawing.
fn drawn(content: &mut Value) {
    content["scenery"] = json!({ "gong": ["M0 44h390", "M390 44h8000"] });
    content["sections"][0]["scenery"] = "线描，仅为示意".into();
    content["sections"][2].as_object_mut().expect("a section").remove("scenery");
}

#[test]
fn each_story_shows_where_the_one_before_it_left_off_and_nobody_is_told_who_does_not_see_it() {
    let html = page(&read(FILE, drawn));
    let stories = all(&html, "#gong > article");
    assert!(stories.len() > 3);
    assert_eq!(all(&html, ".scenery").len(), stories.len(), "no other section has one");
    assert_eq!(all(&html, ".scenery[aria-hidden=true], .sketch[aria-hidden=true]").len(), stories.len() + 1);
    assert_eq!(all(&html, "#gong > article:first-of-type .sketch")[0].text().collect::<String>(), "线描，仅为示意");
    assert_eq!(all(&html, "#scenery-gong")[0].attr("d"), Some("M0 44h390M390 44h8000"));
    let moved = all(&html, "#gong > article.scenic use");
    let moved: Vec<_> = moved.iter().map(|part| (part.attr("href"), part.attr("x").unwrap_or_default())).collect();
    let expected: Vec<String> = (1..stories.len()).map(|place| format!("-{}", 390 * place)).collect();
    assert_eq!(moved, expected.iter().map(|x| (Some("#scenery-gong"), x.as_str())).collect::<Vec<_>>());
}

#[test]
fn a_content_without_a_drawing_has_none() {
    let html = page(&read("tests/fixtures/small.json", |_| ()));
    assert!(all(&html, ".scenery, .sketch, .scenic").is_empty());
}

#[test]
fn a_drawing_is_a_path_and_its_section_says_what_it_shows() {
    type Change = fn(&mut Value);
    let faults: [(Change, &str); 3] = [
        (|content| content["scenery"]["mei"][0] = "M0 0\"/><script>".into(), "scenery.mei[0]"),
        (|content| content["sections"][0]["scenery"] = "仅为示意".into(), "sections[0].scenery"),
        (
            |content| drop(content["sections"][2].as_object_mut().map(|section| section.remove("scenery"))),
            "sections[2]",
        ),
    ];
    for (change, place) in faults {
        let told = check::read("content", &changed(FILE, change)).expect_err(place).to_string();
        assert!(told.contains(place) && told.starts_with("content:1: "), "{place}: {told}");
        assert!(told.contains("scenery") || told.contains("path"), "{told}");
        assert!(told.trim_end().ends_with("1 fault in content"), "{told}");
    }
}
