//! What editors run into: declines, zeros, years, typed figures, entries out of order, files of other encodings. Each is told for what it
//! is, once, where it stands in their file.

use std::fs;
use std::path::Path;

use gongxiaomei::check::{self, Diagnostic, Diagnostics, Lang};
use serde_json::{Value, json};

fn original() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/content/zh-CN.json")).expect("zh-CN.json")
}

fn english() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/content/en.json")).expect("en.json")
}

fn changed(text: &str, change: impl Fn(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(text).expect("JSON");
    change(&mut value);
    serde_json::to_string_pretty(&value).expect("JSON")
}

/// The faults of the original after a change.
fn faults(change: impl Fn(&mut Value)) -> Vec<Diagnostic> {
    check::read("zh-CN.json", &changed(&original(), change)).expect_err("a fault").faults
}

/// The faults of the translation after a change.
fn of_translation(change: impl Fn(&mut Value)) -> Vec<Diagnostic> {
    let text = changed(&english(), change);
    check::read_translation("en.json", &text, "zh-CN.json", &original()).expect_err("a fault").faults
}

fn fact<'a>(content: &'a mut Value, id: &str) -> &'a mut Value {
    content["ledger"]["facts"].as_array_mut().expect("facts").iter_mut().find(|fact| fact["id"] == id).expect(id)
}

fn all(faults: Vec<Diagnostic>) -> String {
    Diagnostics { file: "file".into(), faults }.to_string()
}

#[test]
fn a_decline_is_never_answered_by_the_number_without_its_sign() {
    for value in [json!(-3.2), json!(-0.0), json!(-1000)] {
        let faults = faults(|content| fact(content, "steel-revenue")["value"] = value.clone());
        let fault = faults.iter().find(|fault| fact_of(fault) == "value").unwrap_or_else(|| panic!("{faults:?}"));
        assert_eq!((fault.code(), fault.nearest.as_deref()), ("number-from-zero", None), "{fault}");
        assert!(fault.advice.as_ref().expect("advice").contains("a decline is not"), "{fault}");
    }
    let each = faults(|content| {
        let charts = content["charts"].as_array_mut().expect("charts");
        charts.iter_mut().find(|chart| chart.get("each").is_some()).expect("a chart that counts")["each"] = json!(-2);
    });
    assert!(each.iter().all(|fault| fault.nearest.is_none()), "{}", all(each));
}

/// The last key of a fault's path.
fn fact_of(fault: &Diagnostic) -> &str {
    fault.path.rsplit('.').next().unwrap_or_default()
}

#[test]
fn nothing_is_nearly_or_over_zero() {
    let faults = faults(|content| fact(content, "steel-revenue")["value"] = json!(0));
    let fault = faults.iter().find(|fault| fault.code() == "exact-since-zero").unwrap_or_else(|| panic!("{faults:?}"));
    assert_eq!((fact_of(fault), &*fault.found), ("qualifier", "\"over\""));
}

#[test]
fn figures_that_differ_by_year_alone_stand_with_their_year() {
    let faults = faults(|content| {
        let mut older = fact(content, "steel-revenue").clone();
        fact(content, "steel-revenue")["year"] = json!(2020);
        (older["id"], older["year"]) = (json!("steel-revenue-2019"), json!(2019));
        content["ledger"]["facts"].as_array_mut().expect("facts").push(older);
        let story = &mut content["sections"][0]["stories"][0];
        story["prose"].as_array_mut().expect("prose").push(json!("上年{steel-revenue-2019}。"));
    });
    let told: Vec<&Diagnostic> = faults.iter().filter(|fault| fault.code() == "year-beside").collect();
    assert!(told.iter().any(|fault| fault.expected.contains("{steel-revenue-2019.year}")), "{}", all(faults.clone()));
    assert!(told.iter().any(|fault| fault.expected.contains("{steel-revenue.year}")), "{}", all(faults.clone()));
}

#[test]
fn a_typed_figure_is_a_fault_in_the_original_and_in_a_translation() {
    let prose = |content: &mut Value, text: &str| content["sections"][0]["stories"][0]["prose"][0] = json!(text);
    let typed = faults(|content| {
        let before = content["sections"][0]["stories"][0]["prose"][0].as_str().expect("prose").to_string();
        prose(content, &format!("{before}营业收入1000亿元。"));
    });
    let fault = typed.iter().find(|fault| fault.code() == "reference-not-typed").unwrap_or_else(|| panic!("{typed:?}"));
    assert!(fault.nearest.as_deref().is_some_and(|near| near.starts_with('{')), "{fault}");
    let typed = of_translation(|content| {
        let before = content["sections"][0]["stories"][0]["prose"][0].as_str().expect("prose").to_string();
        prose(content, &format!("{before} Revenue was 987 billion yuan."));
    });
    assert_eq!(typed.len(), 1, "{}", all(typed.clone()));
    assert_eq!(typed[0].code(), "no-number-of-its-own");
    assert!(typed[0].found.starts_with("987 in:"), "{}", typed[0]);
}

#[test]
fn a_story_that_the_original_has_no_more_is_told_once_by_the_translation() {
    let text = changed(&original(), |content| {
        let stories = content["sections"][1]["stories"].as_array_mut().expect("stories");
        let mut moved = stories.remove(0);
        // What it showed and said is elsewhere now.
        let other = &mut stories[0];
        for list in ["figures", "charts", "prose", "notes"] {
            let own = moved.get_mut(list).and_then(Value::as_array_mut).map(std::mem::take).unwrap_or_default();
            let to = other.as_object_mut().expect("a story").entry(list).or_insert(json!([]));
            to.as_array_mut().expect("a list").extend(own);
        }
        let headline = moved["headline"].clone();
        other["prose"].as_array_mut().expect("prose").push(headline);
    });
    check::read("zh-CN.json", &text).unwrap_or_else(|faults| panic!("{faults}"));
    let faults = check::read_translation("en.json", &english(), "zh-CN.json", &text).expect_err("faults").faults;
    let strange: Vec<&Diagnostic> = faults.iter().filter(|fault| fault.code() == "id-of-original").collect();
    assert_eq!(strange.len(), 1, "{}", all(faults.clone()));
    assert_eq!(strange[0].path, "sections[1].stories[0].id");
    // Nothing is asked of it that a translation may not have.
    let asked = ["layout", "figures", "charts"];
    assert!(faults.iter().all(|fault| !asked.contains(&fact_of(fault))), "{}", all(faults.clone()));
}

#[test]
fn an_entry_is_told_where_it_stands_in_its_own_file_whatever_its_order() {
    let faults = of_translation(|content| {
        let facts = content["ledger"]["facts"].as_array_mut().expect("facts");
        facts.reverse();
        facts[2]["value"] = json!(7);
    });
    assert_eq!(faults.len(), 1, "{}", all(faults.clone()));
    assert_eq!(faults[0].path, "ledger.facts[2].value");
    assert_eq!(&*faults[0].found, "7", "what stands there, not what the original has");
    let missing = of_translation(|content| drop(content["ledger"]["facts"].as_array_mut().expect("facts").remove(3)));
    assert_eq!(missing[0].path, "ledger.facts", "{}", missing[0]);
    assert!(missing[0].found.starts_with("no entry for \""));
}

#[test]
fn what_a_translation_has_too_much_is_named_by_what_it_is() {
    let faults = of_translation(|content| {
        content["charts"][4]["marks"][0]["fact"] = json!("elsewhere");
        content["hero"]["glyphs"][0]["section"] = json!("nowhere");
    });
    let expected: Vec<&str> = faults.iter().map(|fault| &*fault.expected).collect();
    assert!(expected.contains(&"a fact that the chart has in zh-CN.json"), "{expected:?}");
    assert!(expected.contains(&"a section that the first screen has in zh-CN.json"), "{expected:?}");
    assert!(expected.iter().all(|said| !said.contains("a id")), "{expected:?}");
}

#[test]
fn other_encodings_are_told_and_a_byte_order_mark_is_no_fault() {
    let marked = ["\u{feff}", &original()].concat();
    check::read("zh-CN.json", &marked).unwrap_or_else(|faults| panic!("{faults}"));
    check::read_translation("en.json", &["\u{feff}", &english()].concat(), "zh-CN.json", &marked).expect("sound");
    assert_eq!(check::text("a.json", marked.into_bytes()).expect("text"), original());
    // 钢铁 in GBK, in the second line; and UTF-16 as Windows writes it.
    let gbk = check::text("a.json", b"{\n\"a\": \"\xb8\xd6\xcc\xfa\"}".to_vec()).expect_err("GBK").faults;
    assert_eq!((gbk[0].line, gbk[0].code()), (2, "utf-8"));
    assert!(gbk[0].advice.as_ref().expect("advice").contains("save the file as UTF-8"));
    let utf16 = check::text("a.json", b"\xff\xfe{\0}\0".to_vec()).expect_err("UTF-16").faults;
    assert_eq!(&*utf16[0].found, "a text in UTF-16");
    assert!(utf16[0].said(Lang::Chinese).contains("另存为UTF-8"), "{}", utf16[0].said(Lang::Chinese));
}

#[test]
fn a_value_in_quotes_with_its_unit_is_answered_by_the_number() {
    let faults = faults(|content| fact(content, "steel-revenue")["value"] = json!("68.3%"));
    assert_eq!(faults[0].nearest.as_deref(), Some("68.3"), "{}", faults[0]);
}

#[test]
fn a_fault_has_a_code_and_parameters_and_says_what_it_is_about() {
    let faults = faults(|content| fact(content, "steel-revenue")["year"] = json!(3000));
    let fault = &faults[0];
    assert_eq!(fault.code(), "year-range");
    let parameters: Vec<(&str, &str)> =
        fault.expected.parameters().iter().map(|(name, said)| (*name, said.as_str())).collect();
    assert_eq!(parameters, [("first", "1900"), ("last", "2100")]);
    assert!(fault.about.starts_with("steel-revenue "), "{}", fault.about);
    assert!(fault.said(Lang::Chinese).contains("1900到2100的年份"), "{}", fault.said(Lang::Chinese));
}
