//! The English edition against the Chinese one: the same facts under the same ids, in natural English; and what a translation may
//! and may not contain.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::support::page::all;
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::speech;
use gongxiaomei::text::han::han;
use scraper::{ElementRef, Html};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn content(name: &str) -> Content {
    check::open(&file(name)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn chinese() -> Content {
    content("public/content/zh-CN.json")
}

fn english() -> Content {
    content("public/content/en.json")
}

/// An edition's page as the build renders it, with its link to the other edition.
fn page(name: &str) -> Html {
    static SITE: LazyLock<PathBuf> = LazyLock::new(|| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editions");
        let _ = fs::remove_dir_all(&out);
        let run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["render", "index.html", "--out"])
            .arg(&out)
            .output()
            .expect("gongxiaomei");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        out
    });
    let place = if name.ends_with("en.json") { "en/index.html" } else { "index.html" };
    Html::parse_document(&fs::read_to_string(SITE.join(place)).expect("a page"))
}

fn ids(html: &Html) -> BTreeSet<String> {
    all(html, "[id]").into_iter().filter_map(|e| e.value().attr("id").map(String::from)).collect()
}

#[test]
fn both_editions_have_the_same_places_to_link_to() {
    let (zh, en) = (page("public/content/zh-CN.json"), page("public/content/en.json"));
    assert_eq!(ids(&zh), ids(&en));
}

#[test]
fn both_editions_draw_the_same_amounts() {
    let (zh, en) = (chinese(), english());
    for fact in &zh.ledger.facts {
        let other = en.ledger.fact(&fact.id).unwrap_or_else(|| panic!("{} has no English", fact.id));
        assert_eq!(zh.ledger.base(fact), en.ledger.base(other), "{}", fact.id);
        assert_eq!(fact.qualifier, other.qualifier, "{}", fact.id);
    }
}

#[test]
fn the_file_of_a_translation_holds_no_figure_of_the_ledger() {
    let file: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(file("public/content/en.json")).expect("en.json")).expect("json");
    for fact in file["ledger"]["facts"].as_array().expect("facts") {
        assert!(fact.get("value").is_none(), "{fact}");
    }
}

#[test]
fn large_numbers_are_said_as_english_readers_expect() {
    let ledger = english().ledger;
    // The words and the position of commas and points, not the digits, which come from the ledger.
    let shape =
        |id: &str| ledger.value_text(id).chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    for (id, said) in [
        ("steel-revenue", "over 000 billion yuan"),
        ("steel-company-revenue", "nearly 00 billion yuan"),
        ("ring-road-investment", "0.00 billion yuan"),
        ("water-backup-investment", "00 million yuan"),
        ("lithium-salt-capacity", "reaching 000,000 tonnes"),
        ("camera-modules", "000 million"),
        ("swim-students", "over 00,000"),
        ("steel-park-area", "000 hectares (0,000 mu)"),
        ("three-gardens-area", "000 hectares"),
        ("rural-path-rate", "at least 00%"),
        ("steel-company-share", "under 00%"),
        ("old-housing", "00,000 households"),
    ] {
        assert_eq!(shape(id), said, "{id}");
    }
}

#[test]
fn every_chinese_run_of_the_english_page_says_that_it_is_chinese() {
    let page = page("public/content/en.json");
    let marked = |element: ElementRef| {
        let lang =
            element.ancestors().filter_map(ElementRef::wrap).chain([element]).filter_map(|e| e.value().attr("lang"));
        lang.into_iter().any(|lang| lang.starts_with("zh"))
    };
    let mut runs = 0;
    for element in all(&page, "body *") {
        let shown = !["script", "style"].contains(&element.value().name());
        let own: String =
            element.children().filter_map(|child| child.value().as_text().map(|t| t.to_string())).collect();
        if shown && own.chars().any(han) {
            assert!(marked(element), "no lang on: {own}");
            runs += 1;
        }
        for (name, value) in element.value().attrs() {
            assert!(marked(element) || !value.chars().any(han), "{name} cannot say that it is Chinese: {value}");
        }
    }
    assert!(runs > 10, "the names that need their Chinese have it");
    // The texts that the browser inserts are all English.
    let live = all(&page, "#page-data")[0].text().collect::<String>();
    let glyphs: String = live.chars().filter(|c| han(*c)).collect();
    assert_eq!(glyphs, "");
}

#[test]
fn the_editions_know_of_each_other() {
    let (zh, en) = (page("public/content/zh-CN.json"), page("public/content/en.json"));
    for (page, own, other, href) in [(&zh, "zh-CN", "en", "en/index.html"), (&en, "en", "zh-CN", "../index.html")] {
        assert_eq!(all(page, "html")[0].value().attr("lang"), Some(own));
        let link = all(page, "[data-language]")[0];
        let has = |name| link.value().attr(name);
        assert_eq!((has("href"), has("hreflang"), has("lang")), (Some(href), Some(other), Some(other)));
        let alternates: Vec<_> =
            all(page, "link[rel=alternate]").iter().filter_map(|link| link.value().attr("hreflang")).collect();
        assert_eq!(alternates, [own, other, "x-default"]);
    }
}

#[test]
fn what_a_translation_lacks_or_has_too_much_is_told_with_its_line() {
    let original = fs::read_to_string(file("public/content/zh-CN.json")).expect("zh-CN.json");
    let english = fs::read_to_string(file("public/content/en.json")).expect("en.json");
    let told = |from: &str, to: &str| {
        assert!(english.contains(from), "{from}");
        let text = english.replacen(from, to, 1);
        let faults = check::read_translation("en.json", &text, "zh-CN.json", &original).expect_err("a fault");
        faults.to_string()
    };
    let value = told("\"id\": \"steel-fund\",", "\"id\": \"steel-fund\", \"value\": 7,");
    assert!(value.contains("ledger.facts[") && value.contains("].value  (steel-fund"), "{value}");
    assert!(value.contains("a translation takes it from zh-CN.json") && value.starts_with("en.json:"), "{value}");

    let unknown = told("\"id\": \"steel-fund\"", "\"id\": \"steel-fond\"");
    assert!(unknown.contains("no entry for \"steel-fund\""), "{unknown}");
    assert!(unknown.contains("found     \"steel-fond\"") && unknown.contains("nearest   steel-fund"), "{unknown}");

    let unit = told("\"unit\": \"rank\"", "\"unit\": \"亿元\"");
    assert!(unit.contains("a unit of the same size and measure as 位"), "{unit}");
}

#[test]
fn figures_are_read_aloud_in_words() {
    let (zh, en) = (chinese(), english());
    let none = |spoken: String| assert!(!spoken.chars().any(|c| c.is_ascii_digit()), "{spoken}");
    for content in [&zh, &en] {
        for fact in &content.ledger.facts {
            none(speech::figure(content, fact));
        }
        for story in content.sections.iter().flat_map(|section| &section.stories) {
            for text in story.prose.iter().chain([&story.headline]).filter(|text| !text.contains("5G")) {
                let spoken = speech::text(content, text);
                assert!(content.site.lang == "en" || !spoken.chars().any(|c| c.is_ascii_digit()), "{spoken}");
            }
        }
    }
    let say = |content: &Content, id: &str| speech::figure(content, content.ledger.fact(id).expect("a fact"));
    assert!(say(&zh, "rural-path-rate").starts_with("百分之") && say(&zh, "rural-path-rate").ends_with("以上"));
    assert!(say(&zh, "solar-capacity").ends_with("吉瓦"));
    assert!(say(&en, "solar-capacity").ends_with("gigawatts"));
    assert!(say(&zh, "swim-students").ends_with("万余名"));
    assert!(say(&en, "swim-students").starts_with("over ") && say(&en, "swim-students").ends_with(" thousand"));
    assert!(say(&zh, "honour-quality-development").starts_with('两'));
    // A mark in the middle of a sentence does not run on into what follows.
    let share = |content: &Content, text: &str| speech::text(content, text);
    assert!(share(&en, "with {steel-company-share} of it").ends_with(" per cent, computed, of it"));
    assert!(share(&en, "with {steel-company-share}.").ends_with(" per cent, computed."));
    assert!(share(&zh, "占{steel-company-share}左右").ends_with("，计算值，左右"));
}
