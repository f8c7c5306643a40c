//! Corrections of published figures: each edition tells what a figure was said to be, what it is said to be since, when and why; a figure
//! that was corrected twice is told step by step; a page without corrections has nothing of them; faults are told where they are, in both
//! languages; and the command line makes the list from a difference.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::page::all;
use gongxiaomei::check::{self, Lang};
use gongxiaomei::model::Content;
use gongxiaomei::press::package::{Choices, Files, Package, Portal};
use gongxiaomei::press::{self, proof};
use gongxiaomei::site::icon::{self, Icons};
use gongxiaomei::site::open_data;
use scraper::Html;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const ORIGINAL: &str = "zh-CN.json";
const TRANSLATION: &str = "en.json";

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join("public/content").join(file)).expect(file)
}

fn file(name: &str) -> Value {
    serde_json::from_str(&read(name)).expect("JSON")
}

/// Two corrections of one figure, and one of another, which also had another period and another qualifier.
fn corrections() -> Value {
    json!([
        {"id": "steel-1", "date": "2024-05-01", "fact": "steel-revenue", "reason": "录入有误",
            "value": 900, "unit": "亿元", "qualifier": "nearly"},
        {"id": "air-1", "date": "2024-05-01", "fact": "air-rank", "reason": "年份有误",
            "value": 3, "unit": "位", "qualifier": "exact", "year": 2019},
        {"id": "steel-2", "date": "2024-06-01", "fact": "steel-revenue", "reason": "年报订正",
            "value": 950, "unit": "亿元", "qualifier": "over"},
    ])
}

/// Their reasons in English, and the unit that English has of its own for a place in a ranking.
fn english() -> Value {
    json!([
        {"id": "steel-2", "reason": "Revised in the annual report"},
        {"id": "steel-1", "reason": "A typing error"},
        {"id": "air-1", "reason": "The year was wrong", "unit": "rank"},
    ])
}

fn texts(corrected: bool) -> [(&'static str, String); 2] {
    [(ORIGINAL, corrections()), (TRANSLATION, english())].map(|(name, list)| {
        let mut content = file(name);
        if corrected {
            content["corrections"] = list;
        }
        (name, content.to_string())
    })
}

fn package(corrected: bool) -> Package {
    let content: Files = texts(corrected).map(|(name, text)| (name.to_string(), text.into_bytes())).into();
    Package { content, first: ORIGINAL.into(), ..Package::default() }
}

/// Both editions of the content with those corrections.
fn editions() -> [Content; 2] {
    let [(first, original), (own, translation)] = texts(true);
    [
        check::read(first, &original).unwrap_or_else(|faults| panic!("{faults}")),
        check::read_translation(own, &translation, first, &original).unwrap_or_else(|faults| panic!("{faults}")),
    ]
}

fn icons() -> Icons {
    icon::open(&Path::new(ROOT).join(icon::SET))
}

fn site(package: &Package) -> Files {
    let shell = fs::read(Path::new(ROOT).join("index.html")).expect("the shell");
    let shell: Files = [("index.html".to_string(), shell)].into();
    press::render(package, &icons(), &shell, &Choices::default()).unwrap_or_else(|why| panic!("{why}")).files
}

fn text_of(files: &Files, name: &str) -> String {
    String::from_utf8(files[name].clone()).expect("text")
}

/// What is said of the corrections in Chinese and in English, the last one first.
const SAID: [[&str; 3]; 2] = [
    [
        "2024-06-01 更正：钢铁产业营业收入，超950亿元→超1000亿元。年报订正",
        "2024-05-01 更正：空气优良天数全省排名，3位，2019年→2位，2020年。年份有误",
        "2024-05-01 更正：钢铁产业营业收入，近900亿元→超950亿元。录入有误",
    ],
    ["2024-06-01 Corrected: ", "2024-05-01 Corrected: ", "2024-05-01 Corrected: "],
];

#[test]
fn both_editions_tell_old_new_day_and_reason_of_every_correction_the_last_one_first() {
    let files = site(&package(true));
    for (page, said) in ["index.html", "en/index.html"].into_iter().zip(SAID) {
        let html = Html::parse_document(&text_of(&files, page));
        let lines: Vec<String> =
            all(&html, "footer #corrections.more > ul > li").iter().map(|line| line.text().collect()).collect();
        assert_eq!(lines.len(), said.len(), "{page}: {lines:?}");
        for (line, said) in lines.iter().zip(said) {
            assert!(line.starts_with(said), "{page}: {line}");
        }
        let summary: String = all(&html, "#corrections > summary")[0].text().collect();
        assert!(summary.contains('3'), "{summary}");
        if page.starts_with("en") {
            for (line, said) in lines.iter().zip([
                ["over 95 billion yuan → over 100 billion yuan", "Revised in the annual report"],
                ["3, in 2019 → 2, in 2020", "The year was wrong"],
                ["nearly 90 billion yuan → over 95 billion yuan", "A typing error"],
            ]) {
                assert!(said.iter().all(|part| line.contains(part)), "{line}: {said:?}");
            }
        }
        assert!(all(&html, ".portal").is_empty(), "a page that is part of no portal has no row of one");
    }
    // A portal that dates its pages has the day of the last correction, unless its own is later.
    for (own, shown) in [("2024-05-02 09:00", "2024-06-01"), ("2024-06-01 10:30", "2024-06-01 10:30")] {
        let bytes = json!({"pub_date": "2024-04-01 09:00", "correction_date": own}).to_string().into_bytes();
        let portal = Portal { file: "identity.json".into(), bytes, ..Portal::default() };
        let files = site(&Package { portal: Some(portal), ..package(true) });
        let html = Html::parse_document(&text_of(&files, "index.html"));
        let moments: Vec<_> = all(&html, ".portal time").iter().map(|time| time.value().attr("datetime")).collect();
        assert_eq!(moments, [Some("2024-04-01 09:00"), Some(shown)]);
    }
}

#[test]
fn a_page_without_corrections_has_nothing_of_them() {
    let files = site(&package(false));
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("content/")) {
        let text = String::from_utf8_lossy(bytes);
        for of in ["id=\"corrections\"", "data-before=", "更正", "Corrected", "CorrectionComment"] {
            assert!(!text.contains(of), "{path} has {of}");
        }
    }
}

#[test]
fn the_data_files_have_the_corrections() {
    for (content, said) in editions().iter().zip(SAID) {
        let data: Value = serde_json::from_str(&open_data::json(content).expect("JSON")).expect("JSON");
        let corrections = data["corrections"].as_array().expect("corrections");
        assert_eq!(corrections.len(), 3);
        let steel = &corrections[0];
        assert_eq!((&steel["date"], &steel["fact"]), (&json!("2024-05-01"), &json!("steel-revenue")));
        assert_eq!(steel["old"]["qualifier"], "nearly");
        let current = data["facts"].as_array().expect("facts").iter().find(|fact| fact["id"] == "steel-revenue");
        for key in ["value", "unit", "qualifier", "word", "said"] {
            assert_eq!(corrections[2]["new"][key], current.expect("the figure")[key], "{key}");
            assert_eq!(corrections[2]["old"][key], steel["new"][key], "{key}");
        }
        assert_eq!((&corrections[1]["old"]["year"], &corrections[1]["new"]["year"]), (&json!(2019), &json!(2020)));
        let csv = open_data::csv(content);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let lines: Vec<csv::StringRecord> = reader.records().map(|line| line.expect("a line")).collect();
        let of = |id: &str| lines.iter().find(|line| line.iter().any(|cell| cell == id)).expect(id);
        let told = of("steel-revenue").iter().next_back().expect("a cell");
        let [last, _, first] = said;
        assert!(told.find(last).expect(last) < told.rfind(first).expect(first), "{told}");
        assert_eq!(of("steel-fund").iter().next_back(), Some(""));
        assert!(lines[0].iter().next_back().is_some_and(|head| head == content.correcting.column));
    }
}

#[test]
fn search_engines_are_told_of_the_corrections_and_of_the_last_day() {
    let files = site(&package(true));
    let html = Html::parse_document(&text_of(&files, "index.html"));
    let things: String = all(&html, "script[type='application/ld+json']")[0].text().collect();
    let things: Value = serde_json::from_str(&things).expect("JSON");
    let graph = things["@graph"].as_array().expect("a graph");
    let of = |kind: &str| graph.iter().find(|thing| thing["@type"] == kind).expect("a thing");
    for kind in ["Article", "Dataset"] {
        assert_eq!(of(kind)["dateModified"], "2024-06-01", "{kind}");
    }
    let comments = of("Article")["correction"].as_array().expect("corrections");
    assert_eq!(comments.len(), 3);
    assert!(comments.iter().all(|comment| comment["@type"] == "CorrectionComment"));
    assert_eq!(comments[2]["dateCreated"], "2024-06-01");
    assert!(comments[2]["text"].as_str().expect("a text").contains("超950亿元→超1000亿元"));
}

#[test]
fn the_proof_sheet_lists_the_corrections_of_every_edition() {
    let made = |corrected| {
        let proof = proof::proof(&package(corrected), &icons(), &[], &Choices::default(), None);
        Html::parse_document(&proof.unwrap_or_else(|why| panic!("{why}")).html)
    };
    let words = |html: &Html| html.root_element().text().collect::<String>();
    let sheet = words(&made(true));
    for part in ["近900亿元→超950亿元", "录入有误", "nearly 90 billion yuan → over 95 billion yuan", "A typing error"]
    {
        assert!(sheet.contains(part), "{part}");
    }
    assert!(!words(&made(false)).contains("公布后更正过的数字"));
}

/// The faults of the original with its corrections changed: where, what is told in English and what in Chinese.
fn faults(change: impl FnOnce(&mut Value)) -> Vec<[String; 3]> {
    let mut content = file(ORIGINAL);
    content["corrections"] = corrections();
    change(&mut content);
    let found = check::read(ORIGINAL, &content.to_string());
    let found = found.map_or_else(|found| found.faults, |_| Vec::new());
    found.iter().map(|fault| [fault.path.clone(), fault.said(Lang::English), fault.said(Lang::Chinese)]).collect()
}

#[test]
fn a_fault_of_a_correction_is_told_where_it_is_with_what_to_do_in_both_languages() {
    assert_eq!(faults(|_| ()), Vec::<[String; 3]>::new());
    let cases: [(&str, Value, &str, [&str; 2]); 13] = [
        ("fact", json!("steel-revenu"), "fact", ["steel-revenue", "steel-revenue"]),
        (
            "fact",
            json!("steel-company-share"),
            "fact",
            ["steel-company-revenue, steel-revenue", "随着用来计算的数字更正"],
        ),
        ("date", json!("2024-5-1"), "date", ["YYYY-MM-DD", "日期，写作YYYY-MM-DD"]),
        ("date", json!("2024-02-30"), "date", ["YYYY-MM-DD", "日期，写作YYYY-MM-DD"]),
        ("date", json!("9024-05-01"), "date", ["YYYY-MM-DD", "日期，写作YYYY-MM-DD"]),
        ("reason", json!(" "), "reason", ["at least one letter", "字"]),
        ("unit", json!("亿圆"), "unit", ["亿元", "亿元"]),
        ("qualifier", json!("abuot"), "qualifier", ["about", "about"]),
        ("word", json!("将近"), "word", ["nearly", "nearly"]),
        ("value", json!(-900), "value", ["a number of 0 or more", "0或者更大的数"]),
        ("period", json!("2024-13"), "period", ["a period such as", "一段时间"]),
        ("year", json!(24), "year", ["1900", "1900"]),
        ("id", json!("steel-2"), "id", ["no other correction", "别的更正没有用过的id"]),
    ];
    for (key, value, at, [english, chinese]) in cases {
        let told = faults(|content| content["corrections"][0][key] = value.clone());
        let fault = told.iter().find(|[path, ..]| path.starts_with("corrections[") && path.ends_with(at));
        let [_, own, translated] = fault.unwrap_or_else(|| panic!("{key} = {value}: {told:?}"));
        assert!(own.contains(english), "{key} = {value}: {own}");
        assert!(translated.contains(chinese), "{key} = {value}: {translated}");
        assert_eq!(told.len(), 1, "{key} = {value}: {told:?}");
    }
    let missing = faults(|content| drop(content["corrections"][0].as_object_mut().expect("one").remove("reason")));
    assert!(missing.len() == 1 && missing[0][0] == "corrections[0].reason", "{missing:?}");
}

#[test]
fn corrections_are_in_the_order_of_time_and_not_before_the_release() {
    let swapped = faults(|content| content["corrections"].as_array_mut().expect("a list").swap(0, 2));
    assert_eq!(
        swapped.iter().map(|[path, ..]| path.as_str()).collect::<Vec<_>>(),
        ["corrections[1].date", "corrections[2].date"]
    );
    assert!(swapped[0][1].contains("the earliest correction first") && swapped[0][2].contains("最早的在最前面"));
    let early = faults(|content| content["source"]["date"] = "2024-05-15".into());
    assert_eq!(early.len(), 2, "{early:?}");
    assert!(early[0][1].contains("2024-05-15") && early[0][2].contains("不早于2024-05-15"));
}

#[test]
fn what_was_published_before_is_something_else_than_what_is_published_since() {
    // The same as the next correction of the figure says, and the same as the figure itself.
    let same = faults(|content| {
        content["corrections"][0]["value"] = 950.into();
        content["corrections"][0]["qualifier"] = "over".into();
    });
    assert!(same.len() == 1 && same[0][0] == "corrections[0].value", "{same:?}");
    assert!(same[0][1].contains("take the correction away") && same[0][2].contains("删掉这条更正"));
    let same = faults(|content| content["corrections"][2]["value"] = 1000.into());
    assert!(same.len() == 1 && same[0][0] == "corrections[2].value", "{same:?}");
}

#[test]
fn a_translation_is_asked_for_each_reason_and_may_say_nothing_else() {
    let original = texts(true)[0].1.clone();
    let told = |list: Option<Value>| {
        let mut content = file(TRANSLATION);
        if let Some(list) = list {
            content["corrections"] = list;
        }
        let found = check::read_translation(TRANSLATION, &content.to_string(), ORIGINAL, &original);
        found.map_or_else(|found| found.faults, |_| Vec::new())
    };
    assert_eq!(told(None).len(), 3, "{:?}", told(None));
    assert!(told(None).iter().all(|fault| fault.said(Lang::Chinese).contains("corrections")));
    let mut list = english();
    list.as_array_mut().expect("a list").remove(1);
    let lacking = told(Some(list));
    assert!(lacking.len() == 1 && lacking[0].found.contains("steel-1"), "{lacking:?}");
    let mut list = english();
    list[0]["value"] = 1.into();
    assert_eq!(told(Some(list)).len(), 1);
    let mut list = english();
    list[2]["unit"] = "亿元".into();
    assert_eq!(told(Some(list)).len(), 1, "another unit would be another value");
}

/// A folder of a test's own, with the content as it was published, and as it is now.
fn work(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corrections").join(name);
    let _ = fs::remove_dir_all(&folder);
    for part in ["old", "new"] {
        fs::create_dir_all(folder.join(part)).expect("a folder");
        for name in [ORIGINAL, TRANSLATION] {
            fs::write(folder.join(part).join(name), read(name)).expect(name);
        }
    }
    (folder.join("old").join(ORIGINAL), folder.join("new").join(ORIGINAL))
}

fn diff(old: &Path, new: &Path, options: &[&str]) -> Output {
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    run.current_dir(ROOT).arg("diff").args([old, new]).args(options).env_remove("LANG").env_remove("LC_ALL");
    run.output().expect("gongxiaomei")
}

/// Gives the revenue of steel another value.
fn correct(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).expect("a content");
    let at = text.find("\"id\": \"steel-revenue\"").expect("the figure");
    let (before, after) = text.split_at(at);
    let [old, new] = [old, new].map(|value| format!("\"value\": {value},"));
    assert!(after.contains(&old), "{old}");
    fs::write(file, [before, &after.replacen(&old, &new, 1)].concat()).expect("a content");
}

#[test]
fn a_difference_becomes_the_list_of_corrections_and_is_not_noted_twice() {
    let (old, new) = work("noted");
    let before = fs::read_to_string(&new).expect("a content");
    correct(&new, "1000", "1200");
    let options = ["--date", "2024-05-01", "--reason", "年报订正", "--reason", "en=Revised in the annual report"];
    let run = diff(&old, &new, &options);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(told.contains("written: 2024-05-01 更正：钢铁产业营业收入，超1000亿元→超1200亿元。年报订正"), "{told}");
    let content = check::open(&new).unwrap_or_else(|why| panic!("{why}"));
    let translation = check::open(&new.with_file_name(TRANSLATION)).unwrap_or_else(|why| panic!("{why}"));
    for content in [&content, &translation] {
        let corrected = content.corrected();
        assert_eq!(corrected.len(), 1);
        assert_eq!((corrected[0].old.value, corrected[0].new.value), (Some(1000.0), Some(1200.0)));
    }
    // Nothing else of the file is changed: what stands before its last line is as the editor wrote it.
    let copy = new.with_file_name("copy.txt");
    fs::copy(&new, &copy).expect("a copy");
    correct(&copy, "1200", "1000");
    let after = fs::read_to_string(&copy).expect("a content");
    assert!(after.starts_with(before.trim_end().trim_end_matches('}').trim_end()), "the rest stays");
    let again = diff(&old, &new, &options);
    assert!(again.status.success() && !String::from_utf8_lossy(&again.stdout).contains("written"));
    assert_eq!(check::open(&new).expect("a content").corrections.len(), 1);
    // Published, and corrected once more.
    let second = new.with_file_name("published.txt");
    fs::copy(&new, &second).expect("a copy");
    fs::rename(&second, &old).expect("a file");
    correct(&new, "1200", "1300");
    let run = diff(&old, &new, &["--date", "2024-06-01", "--reason", "再次订正"]);
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(told.contains("超1200亿元→超1300亿元") && told.contains("en.json: write the reason there"), "{told}");
    let content = check::open(&new).unwrap_or_else(|why| panic!("{why}"));
    let said: Vec<_> = content.corrected().iter().map(|of| (of.old.value, of.new.value)).collect();
    assert_eq!(said, [(Some(1000.0), Some(1200.0)), (Some(1200.0), Some(1300.0))]);
}

#[test]
fn a_correction_that_would_be_a_fault_is_not_written() {
    let (old, new) = work("refused");
    correct(&new, "1000", "1200");
    let before = fs::read_to_string(&new).expect("a content");
    for (options, told) in [
        (&["--reason", "订正"][..], "--date"),
        (&["--date", "2024-05-01"], "--reason"),
        (&["--date", "2024-05-01", "--reason", "en=Revised"], "--reason"),
        (&["--date", "2024-05-01", "--reason", "甲", "--reason", "乙"], "twice"),
        (&["--date", "May", "--reason", "订正"], "YYYY-MM-DD"),
    ] {
        let run = diff(&old, &new, options);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.code() == Some(1) && said.contains(told), "{options:?}: {said}");
        assert_eq!(fs::read_to_string(&new).expect("a content"), before, "{options:?}");
    }
    let translation = new.with_file_name(TRANSLATION);
    let run = diff(&old.with_file_name(TRANSLATION), &translation, &["--date", "2024-05-01", "--reason", "订正"]);
    assert!(String::from_utf8_lossy(&run.stderr).contains("content file of the original"));
}

#[test]
fn sites_are_compared_edition_by_edition() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corrections/sites");
    let _ = fs::remove_dir_all(&folder);
    let mut package = package(false);
    for (name, value) in [("old", "1000"), ("new", "1200")] {
        let text = String::from_utf8(package.content[ORIGINAL].clone()).expect("text");
        let text = text.replacen("\"value\":1000,", &format!("\"value\":{value},"), 1);
        package.content.insert(ORIGINAL.into(), text.into_bytes());
        for (path, bytes) in site(&package).iter().filter(|(path, _)| path.starts_with("content/")) {
            let file = folder.join(name).join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, bytes).expect("a file");
        }
    }
    let run = diff(&folder.join("old"), &folder.join("new"), &[]);
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(told.contains("zh-CN.json: steel-revenue") && told.contains("超1000亿元 → 超1200亿元"), "{told}");
    assert!(told.contains("en.json: steel-revenue") && told.contains("over 100 billion yuan"), "{told}");
    for place in ["Headline steel", "Chart ", "long image", "picture for feeds", "CSV"] {
        assert!(told.contains(place), "{place}: {told}");
    }
}
