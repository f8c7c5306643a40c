//! The messages that a portal's editor gets about mistakes in the identity file, and where its values are shown.

use std::fs;
use std::path::{Path, PathBuf};

use gongxiaomei::check;
use gongxiaomei::check::identity::Identity;
use gongxiaomei::site::document;
use gongxiaomei::site::edition::Edition;
use scraper::{ElementRef, Html, Selector};

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
    assert_eq!(identity.expect("an identity"), Identity::default());
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

#[test]
fn every_entry_that_cannot_stand_is_told_at_once_with_what_belongs_there() {
    let told = told(
        "bad.json",
        r#"{
  "site_domain": "https://www.example.gov.cn/",
  "site_id_code": "360500",
  "pub_date": "2024-5-1 9:30",
  "police": "赣公网安备3605号"
}"#,
    );
    for words in [
        "bad.json:2: site_domain\n  found     \"https://www.example.gov.cn/\"\n  expected  a domain without https:// and without /",
        "bad.json:3: site_id_code\n  found     \"360500\"\n  expected  10 digits",
        "bad.json:4: pub_date\n  found     \"2024-5-1 9:30\"\n  expected  a day and a time as YYYY-MM-DD HH:MM",
        "bad.json:5: police\n  found     \"赣公网安备3605号\"\n  expected  a number with 14 digits in it",
        "4 faults in ",
    ] {
        assert!(told.contains(words), "“{words}” is not said:\n{told}");
    }
}

/// The rows of an edition's footer: label, value, and the value's link.
fn footer(content: &str, place: &str, identity: Identity) -> Vec<[String; 3]> {
    let content = check::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join(content)).unwrap_or_else(|e| panic!("{e}"));
    let mut edition = Edition::new(content, Default::default()).unwrap_or_else(|e| panic!("{e}"));
    edition.place = place.into();
    edition.identity = identity;
    let html = Html::parse_document(&document::body(&edition));
    let all = |selector| -> Vec<ElementRef> { html.select(&Selector::parse(selector).expect("a selector")).collect() };
    let text = |e: &ElementRef| e.text().collect::<String>();
    let (labels, values) = (all("footer dl dt"), all("footer dl dd"));
    assert_eq!(labels.len(), values.len());
    assert_eq!(all("footer dl").len(), usize::from(!labels.is_empty()));
    let link = |value: &ElementRef| {
        let link = value.children().find_map(ElementRef::wrap).filter(|e| e.value().name() == "a")?;
        assert_eq!((link.value().attr("rel"), link.value().attr("target")), (Some("noopener"), Some("_blank")));
        link.value().attr("href").map(String::from)
    };
    labels.iter().zip(&values).map(|(l, v)| [text(l), text(v), link(v).unwrap_or_default()]).collect()
}

#[test]
fn the_footer_says_who_answers_for_the_portal_in_the_words_of_each_edition() {
    let identity = Identity {
        organiser: "某市人民政府".into(),
        undertaker: "某市人民政府办公室".into(),
        site_id_code: "3605000001".into(),
        icp: "赣ICP备12345678号-1".into(),
        police: "赣公网安备 36050202000123号".into(),
        ..Identity::default()
    };
    let police = "https://www.beian.gov.cn/portal/registerSystemInfo?recordcode=36050202000123";
    let values = [
        ("某市人民政府", ""),
        ("某市人民政府办公室", ""),
        ("3605000001", ""),
        ("赣ICP备12345678号-1", "https://beian.miit.gov.cn/"),
        ("赣公网安备 36050202000123号", police),
    ];
    let chinese = ["主办", "承办", "政府网站标识码", "ICP备案号", "公安备案号"];
    let english =
        ["Organiser", "Run by", "Government website code", "ICP filing number", "Public security filing number"];
    for (content, place, labels) in
        [("public/content/zh-CN.json", "", chinese), ("public/content/en.json", "en/", english)]
    {
        let rows: Vec<_> = labels.iter().zip(values).map(|(label, (value, link))| [*label, value, link]).collect();
        assert_eq!(footer(content, place, identity.clone()), rows);
    }
}

#[test]
fn the_footer_has_a_row_for_what_is_known_and_nothing_else() {
    let content = "public/content/zh-CN.json";
    assert_eq!(footer(content, "", Identity::default()), [] as [[String; 3]; 0]);
    let known = Identity { icp: "赣ICP备12345678号".into(), site_name: "某市".into(), ..Identity::default() };
    assert_eq!(footer(content, "", known), [["ICP备案号", "赣ICP备12345678号", "https://beian.miit.gov.cn/"]]);
}

#[test]
fn markup_in_an_identity_stays_text() {
    let nasty = "\"><script>alert(1)</script>";
    let identity = Identity { organiser: nasty.into(), icp: nasty.into(), ..Identity::default() };
    let rows = footer("public/content/zh-CN.json", "", identity);
    assert_eq!([&rows[0][1], &rows[1][1]], [nasty, nasty]);
}
