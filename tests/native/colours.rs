//! A content's own hues: in every theme, in every file made of it, and refused where they could not be read.

use std::collections::BTreeMap;
use std::path::Path;

use gongxiaomei::check;
use gongxiaomei::press::package::{Choices, Files, Package};
use gongxiaomei::press::{self, Made};
use gongxiaomei::site::icon::Icons;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A small content in hues of its own.
fn content(look: &Value) -> Value {
    let text = std::fs::read_to_string(Path::new(ROOT).join("tests/fixtures/small.json")).expect("a content");
    let mut content: Value = serde_json::from_str(&text).expect("JSON");
    let own = ["hue-1", "hue-2", "hue-3", "hue-4", "hue-5"];
    for list in ["sections", "charts"] {
        for (entry, hue) in content[list].as_array_mut().expect("a list").iter_mut().zip(own) {
            entry["hue"] = hue.into();
        }
    }
    content["look"] = look.clone();
    content
}

fn made(content: &Value) -> Made {
    let shell = std::fs::read(Path::new(ROOT).join("index.html")).expect("the shell");
    let site: Files = [("index.html".into(), shell)].into();
    let files: Files = [("zh-CN.json".into(), content.to_string().into_bytes())].into();
    let package = Package { content: files, first: "zh-CN.json".into(), ..Package::default() };
    let icons = Icons::of("", names(content).map(|name| (name, "<svg></svg>".into())).collect::<BTreeMap<_, _>>());
    press::render(&package, &icons, &site, &Choices::default()).unwrap_or_else(|unmade| panic!("{unmade}"))
}

/// The icons that a content and the page's own controls have.
fn names(content: &Value) -> impl Iterator<Item = String> {
    let notes = content["sections"].as_array().into_iter().flatten().flat_map(|section| {
        let stories = section["stories"].as_array().cloned().unwrap_or_default();
        stories.into_iter().flat_map(|story| story["notes"].as_array().cloned().unwrap_or_default())
    });
    let own: Vec<String> = notes.filter_map(|note| Some(note["icon"].as_str()?.to_string())).collect();
    own.into_iter().chain(["volume-2", "sliders-horizontal", "share-2"].map(String::from))
}

fn sheet(made: &Made) -> Option<(&str, &str)> {
    let (name, css) = made.files.iter().find(|(name, _)| name.starts_with("colours-"))?;
    Some((name, std::str::from_utf8(css).expect("text")))
}

#[test]
fn a_content_s_own_hues_are_a_style_sheet_that_the_policy_allows() {
    let made = made(&content(&json!({ "hue-1": { "light": "#7a1f5c" }, "theme_color": "#7a1f5c" })));
    let (name, css) = sheet(&made).expect("a style sheet");
    let page = std::str::from_utf8(&made.files["index.html"]).expect("text");
    assert!(page.contains(&format!("<link rel=\"stylesheet\" href=\"{name}\" integrity=\"sha384-")), "{name}");
    assert!(page.contains("<meta name=\"theme-color\" content=\"#7a1f5c\">"));
    assert!(!page.contains("style=\""), "an attribute that the policy refuses");
    assert!(css.starts_with(":root{--hue-1:#7a1f5c;--band-hue-1:#7a1f5c;"), "{css}");
    for part in ["@media print{", "[data-theme=dark]{--hue-1:#", "--tint-hue-1:#", ".hue-5{--hue:"] {
        assert!(css.contains(part), "{part}: {css}");
    }
    assert!(page.contains("class=\"hue-1\"") && page.contains("var(--hue-1)"), "a chart in its hue");
    let pictures = made.files.iter().filter(|(name, _)| name.starts_with("charts/"));
    let pictures: Vec<&str> = pictures.map(|(_, svg)| std::str::from_utf8(svg).expect("text")).collect();
    assert!(pictures.iter().any(|svg| svg.contains("fill=\"#7a1f5c\"")), "a file in its hue");
}

#[test]
fn a_content_without_own_hues_has_no_style_sheet_of_them() {
    let text = std::fs::read_to_string(Path::new(ROOT).join("tests/fixtures/small.json")).expect("a content");
    assert_eq!(sheet(&made(&serde_json::from_str(&text).expect("JSON"))), None);
}

#[test]
fn hues_that_are_gone_leave_no_style_sheet() {
    let first = made(&content(&json!({})));
    let (old, _) = sheet(&first).expect("a style sheet");
    let places = [String::new()].into();
    assert!(press::makes(old, &places), "{old} would stay");
}

/// The faults of a content with this look: path, and nearest value.
fn faults(look: &Value) -> Vec<(String, Option<String>)> {
    let text = content(look).to_string();
    let faults = check::read("zh-CN.json", &text).err().map(|faults| faults.faults).unwrap_or_default();
    faults.into_iter().map(|fault| (fault.path, fault.nearest)).collect()
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_and_the_nearest_that_can_is_accepted() {
    let wrong = [
        ("light", "#ffb347"),
        ("dark", "#3a1500"),
        ("dark", "#ffffff"),
        ("dark_text", "#5a2a00"),
        ("dark_band", "#ffb347"),
        ("contrast", "#b06020"),
        ("contrast_dark", "#5a2a00"),
        ("contrast_dark_band", "#ffb347"),
    ];
    for (name, colour) in wrong {
        let mut look = json!({ "hue-2": { "light": "#7a1f5c" } });
        look["hue-2"][name] = colour.into();
        let found = faults(&look);
        let [(path, Some(near))] = found.as_slice() else { panic!("{name} {colour}: {found:?}") };
        assert_eq!(*path, format!("look.hue-2.{name}"));
        look["hue-2"][name] = near.as_str().into();
        assert_eq!(faults(&look), [], "{name}: {near}");
    }
}

#[test]
fn what_is_no_colour_is_told() {
    let found = faults(&json!({ "hue-1": { "light": "orange" }, "theme_color": "#12345" }));
    let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["look.hue-1.light", "look.theme_color"]);
}

#[test]
fn a_translation_has_the_look_of_its_original_and_none_of_its_own() {
    let original = std::fs::read_to_string(Path::new(ROOT).join("public/content/zh-CN.json")).expect("a content");
    let mut original: Value = serde_json::from_str(&original).expect("JSON");
    original["look"] = json!({ "theme_color": "#7a1f5c" });
    let own = std::fs::read_to_string(Path::new(ROOT).join("public/content/en.json")).expect("a translation");
    let read = |own: &str| check::read_translation("en.json", own, "zh-CN.json", &original.to_string());
    let content = read(&own).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(content.look.theme_color.as_deref(), Some("#7a1f5c"));
    let mut own: Value = serde_json::from_str(&own).expect("JSON");
    own["look"] = json!({ "theme_color": "#000000" });
    let faults = read(&own.to_string()).expect_err("a fault").faults;
    assert_eq!(faults.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), ["look"]);
}
