//! The review of a content file's words: what stands there in parts, what is not of the register, and what is typed that the ledger
//! knows is told with its place.

use std::fs;
use std::path::Path;

use gongxiaomei::check::{Diagnostics, copy};
use serde_json::{Value, json};

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect(file)
}

fn review(text: &str) -> Diagnostics {
    copy::review("page.json", text, None, &[]).unwrap_or_else(|faults| panic!("{faults}"))
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
        let read = copy::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file), &[]).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(read.warnings(), "");
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
    assert!(copy::review("page.json", "{", None, &[]).is_err());
}

#[test]
fn a_wording_in_which_the_release_has_a_part_by_itself_stands_as_it_is_there() {
    let whole = "近年来，新余贯彻新发展理念，调整优化工业经济结构。";
    assert_eq!(with("/sections/0/lead", whole).faults, []);
    assert_eq!(with("/sections/0/lead", "新余贯彻新发展理念，优化结构。").faults.len(), 1);
}

#[test]
fn a_figure_of_a_year_says_its_year_which_is_asked_of_the_ledger() {
    let place = "/sections/1/stories/3/prose/1";
    let missing = with(place, "河流断面有{water-sections-class2}达到标准。");
    assert_eq!(missing.faults.len(), 1);
    assert!(missing.faults[0].expected.contains("{water-sections-class2.year}"), "{}", missing.warnings());
    let typed = with(place, "2020年，河流断面有{water-sections-class2}达到标准（{air-rank.year}）。");
    assert_eq!(typed.faults.len(), 1, "{}", typed.warnings());
    assert!(typed.faults[0].found.starts_with("2020 in:"), "{}", typed.warnings());
    assert_eq!(with(place, "{air-rank.year}，河流断面有{water-sections-class2}达到标准。").faults, [], "of one year");
    assert_eq!(with(place, "断面12020号").faults, [], "a part of another number");
    // A name that is told in prose, where nothing adds its year.
    assert_eq!(with(place, "{black-water}。").faults.len(), 1);
}

#[test]
fn where_all_figures_are_of_one_year_it_is_said_once_and_not_beside_each() {
    let mut file: Value = serde_json::from_str(&text("public/content/zh-CN.json")).expect("JSON");
    for fact in file["ledger"]["facts"].as_array_mut().expect("facts") {
        if fact["origin"] == "stated" {
            fact["year"] = json!(2020);
        }
    }
    assert_eq!(review(&file.to_string()).warnings(), "");
    file["ledger"]["facts"][0]["year"] = json!(2019);
    assert!(review(&file.to_string()).faults.len() > 50, "two years");
}

#[test]
fn a_verb_of_status_is_asked_of_the_ledger_and_nothing_under_way_is_told_as_done() {
    let place = "/sections/0/stories/5/prose/0";
    let typed = with(place, "大唐新余二期{datang-investment}，开工。");
    assert_eq!(typed.faults.len(), 1);
    assert!(typed.faults[0].expected.contains("{datang-investment.status}"), "{}", typed.warnings());
    let done = with(place, "大唐新余二期{datang-investment}，已建成。");
    assert_eq!(done.faults.len(), 1);
    assert!(done.faults[0].expected.contains("开工"), "{}", done.warnings());
    assert_eq!(with(place, "大唐新余二期{datang-investment}，{datang-investment.status}。").faults, []);
    // Beside something that is done, too, it may be that one which is meant.
    let both = "{fenyi-power-investment}的已建成，{datang-investment}的{datang-investment.status}。";
    assert_eq!(with(place, both).faults, []);
    // The thing that a note is of.
    assert_eq!(with("/sections/2/stories/0/notes/4/text", "{three-cities}，已建成").faults.len(), 1);
}

#[test]
fn a_translation_is_reviewed_by_the_ledger_it_translates() {
    let (original, english) = (text("public/content/zh-CN.json"), text("public/content/en.json"));
    let typed = english.replacen("started {urban-projects.year}", "started in 2020", 1);
    let typed = typed.replacen("{urban-projects.status} {urban-projects.year}", "construction started in 2020", 1);
    let told = copy::review("en.json", &typed, Some(("zh-CN.json", &original)), &[]).unwrap_or_else(|e| panic!("{e}"));
    let found: Vec<&str> =
        told.faults.iter().map(|fault| fault.found.split(" in: ").next().unwrap_or_default()).collect();
    assert_eq!(found.len(), 3, "{}", told.warnings());
    let line = typed.lines().position(|line| line.contains("construction started in 2020")).expect("the line") + 1;
    assert!(told.faults.iter().all(|fault| fault.line == line), "{}", told.warnings());
}

#[test]
fn how_a_text_is_written_is_told_with_its_place_and_corrected() {
    let told = with("/sections/0/lead", "新余,是工业城市。");
    assert_eq!(told.faults.len(), 1);
    assert_eq!(
        (told.faults[0].path.as_str(), told.faults[0].nearest.as_deref()),
        ("sections[0].lead", Some("新余，是工业城市。"))
    );
    let told = told.warnings();
    assert!(
        told.contains("found     \",\" in: 新余,是工业城市。") && told.contains("全角标点 / a full-width mark"),
        "{told}"
    );
}

#[test]
fn a_wording_stays_if_the_file_says_why_and_a_reason_without_a_wording_is_told() {
    let mut file: Value = serde_json::from_str(&text("public/content/zh-CN.json")).expect("JSON");
    file["sections"][0]["lead"] = json!("这里有全球领先的基地，也有顶尖人才。");
    let kept = file["copy"]["kept"].as_array_mut().expect("a list");
    kept.push(json!({ "text": "顶尖人才", "because": "项目名称" }));
    kept.push(json!({ "text": "工业", "because": "没有规则反对" }));
    let at = kept.len() - 1;
    let told = review(&serde_json::to_string_pretty(&file).expect("JSON"));
    let found: Vec<_> = told.faults.iter().map(|fault| (fault.path.clone(), fault.found.clone())).collect();
    assert_eq!(found.len(), 2, "{}", told.warnings());
    assert!(found[0].0 == "sections[0].lead" && found[0].1.starts_with("\"全球领先\""), "{found:?}");
    assert_eq!(found[1], (format!("copy.kept[{at}]"), "\"工业\"".into()));
}

#[test]
fn a_portals_own_list_of_words_is_read_line_by_line_and_a_line_without_a_word_is_told() {
    let list = "\u{feff}# 本站用词\n\n市民朋友 = 市民\nCity Fathers＝council\n小康=全面小康\n大概 # 不说\n";
    let words = copy::words::read("words.txt", list).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(words.len(), 4);
    let told = |place_text: &str| {
        let mut file: Value = serde_json::from_str(&text("public/content/zh-CN.json")).expect("JSON");
        file["sections"][0]["lead"] = json!(place_text);
        let faults =
            copy::review("page.json", &file.to_string(), None, &words).unwrap_or_else(|faults| panic!("{faults}"));
        faults.faults.into_iter().map(|fault| fault.expected).collect::<Vec<_>>()
    };
    assert!(told("市民朋友的家园")[0].ends_with(": 市民"));
    assert!(told("CITY fathers在此")[0].ends_with(": council"));
    assert_eq!(told("大概如此"), ["不用这个词 / another word"]);
    assert_eq!(told("全面小康的市民"), Vec::<String>::new());
    let faults = copy::words::read("words.txt", "好\n = 市民\n").expect_err("a line without a word");
    assert!(faults.to_string().starts_with("words.txt:2: line 2\n"), "{faults}");
}

#[test]
fn the_published_list_of_words_is_empty_and_reads() {
    assert_eq!(copy::words::read("words.txt", &text("public/words.txt")).map(|words| words.len()), Ok(0));
}
