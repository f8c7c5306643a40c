//! The proof sheet: everything that a content says stands on it, in every edition; the same content makes the same sheet; what the checks
//! say comes first; and no text becomes markup.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gongxiaomei::check::{self, Lang};
use gongxiaomei::model::content::Content;
use gongxiaomei::model::speech;
use gongxiaomei::press::package::{Choices, Files, Package};
use gongxiaomei::press::proof::{Proof, proof};
use gongxiaomei::press::unmade::Unmade;
use gongxiaomei::site::icon::{self, Icons};
use scraper::{Html, Selector};
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The contents that are proofed: the original's file, and the files that are translations of it.
const CONTENTS: [(&str, &[&str]); 5] = [
    ("public/content/zh-CN.json", &["en.json"]),
    ("tests/fixtures/chengchuan/zh-CN.json", &["en.json", "zh-tw.json"]),
    ("tests/fixtures/releases/communique.json", &[]),
    ("tests/fixtures/releases/report.json", &[]),
    ("tests/fixtures/releases/livelihood.json", &[]),
];

/// A content and its translations, as files in memory.
fn package(original: &str, translations: &[&str]) -> Package {
    let path = Path::new(ROOT).join(original);
    let first = path.file_name().expect("a name").to_string_lossy().into_owned();
    let names = std::iter::once(first.as_str()).chain(translations.iter().copied());
    let content: Files = names.map(|name| (name.into(), fs::read(path.with_file_name(name)).expect(name))).collect();
    Package { content, first, ..Package::default() }
}

/// Xinyu with a change to one of its files.
fn changed(name: &str, change: impl FnOnce(&mut Value)) -> Package {
    let mut package = package(CONTENTS[0].0, CONTENTS[0].1);
    let mut content: Value = serde_json::from_slice(&package.content[name]).expect("JSON");
    change(&mut content);
    package.content.insert(name.into(), content.to_string().into_bytes());
    package
}

fn sheet(package: &Package) -> Proof {
    proof(package, &Icons::default(), &[], &Choices::default(), None).unwrap_or_else(|why| panic!("{why}"))
}

/// What a sheet says, without spaces: the texts of its elements, one after the other.
fn said(html: &str, selector: &str) -> String {
    of_page(&Html::parse_document(html), selector)
}

fn of_page(page: &Html, selector: &str) -> String {
    let selector = Selector::parse(selector).expect(selector);
    let found = page.select(&selector).flat_map(|found| found.text());
    found.collect::<String>().split_whitespace().collect()
}

fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The editions of a package as the press reads them.
fn editions(package: &Package) -> Vec<Content> {
    let text = |name: &str| String::from_utf8(package.content[name].clone()).expect("text");
    let original = text(&package.first);
    let translations = package.content.keys().filter(|name| **name != package.first);
    let translated = translations.map(|name| check::read_translation(name, &text(name), &package.first, &original));
    let first = std::iter::once(check::read(&package.first, &original));
    first.chain(translated).map(|content| content.unwrap_or_else(|faults| panic!("{faults}"))).collect()
}

/// Every text of a JSON file that is written for people: with Chinese characters, or with a space between words.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                // Rules that texts are reviewed by, and shapes, are not on the page.
                let drawn = name == "scenery" && value.is_object();
                if !drawn
                    && !["copy", "characters", "dotted", "signs", "look", "unit", "word", "$schema"]
                        .contains(&name.as_str())
                {
                    texts(value, out);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        Value::String(text) if text.contains(' ') || text.chars().any(|c| ('一'..='鿿').contains(&c)) => {
            out.push(text.clone());
        }
        _ => {}
    }
}

#[test]
fn no_figure_is_missing_in_any_edition() {
    for (original, translations) in CONTENTS {
        let package = package(original, translations);
        let page = Html::parse_document(&sheet(&package).html);
        let editions = editions(&package);
        for fact in &editions[0].ledger.facts {
            let own = of_page(&page, &format!("[id='figure-{}']", fact.id));
            for content in &editions {
                let fact = content.ledger.fact(&fact.id).expect("a figure");
                let value = content.ledger.value_text(&fact.id);
                for part in [&fact.subject, &value, &speech::stated(content, fact)] {
                    assert!(own.contains(&close(part)), "{original}: {}: {part} is not in {own}", fact.id);
                }
            }
            let origin = close(&editions[0].fact_context().origin(fact));
            assert!(own.contains(&origin), "{original}: {}: {origin} is not in {own}", fact.id);
            let release = editions[0].fact_context().other_source(fact).map(|other| &other.release);
            assert!(own.contains(&close(release.unwrap_or(&editions[0].source.release))), "{original}: {}", fact.id);
            assert!(own.contains("数字总表、CSV、JSON"), "{original}: {}: {own}", fact.id);
        }
    }
}

#[test]
fn no_sentence_of_any_edition_is_missing() {
    for (original, translations) in CONTENTS {
        let package = package(original, translations);
        let all = said(&sheet(&package).html, "main");
        let mut count = 0;
        for bytes in package.content.values() {
            let mut of_file = Vec::new();
            texts(&serde_json::from_slice(bytes).expect("JSON"), &mut of_file);
            for text in of_file {
                // Between the figures and names that are filled in; a figure's own number stands after it.
                for part in text.split(['{', '}']).step_by(2).map(close) {
                    assert!(all.contains(&part), "{original}: {text:?} is not on the sheet");
                    count += 1;
                }
            }
        }
        assert!(count > 200, "{original}: {count} texts were looked for");
    }
}

#[test]
fn every_chart_is_drawn_described_and_listed_in_every_edition() {
    for (original, translations) in CONTENTS {
        let package = package(original, translations);
        let html = sheet(&package).html;
        let page = Html::parse_document(&html);
        let charts: Vec<_> = page.select(&Selector::parse("section.chart").expect("a selector")).collect();
        let editions = editions(&package);
        assert_eq!(charts.len(), editions[0].charts.len(), "{original}");
        for (drawn, spec) in charts.iter().zip(&editions[0].charts) {
            let stills: Vec<_> = drawn.select(&Selector::parse("figure svg").expect("a selector")).collect();
            assert_eq!(stills.len(), editions.len(), "{original}: {}", spec.id);
            let text: String = drawn.text().collect::<String>().split_whitespace().collect();
            for content in &editions {
                let own = content.charts.iter().find(|own| own.id == spec.id).expect("the chart");
                let chart = gongxiaomei::chart::Chart::new(own, content.fact_context()).expect("a chart");
                let described = close(&gongxiaomei::chart::describe::describe(&chart, content));
                assert!(text.contains(&described), "{original}: {}: {described}", spec.id);
                for row in gongxiaomei::chart::table::rows(&chart, content.fact_context()) {
                    assert!(text.contains(&close(&row.said)), "{original}: {}: {}", spec.id, row.said);
                }
            }
        }
    }
}

#[test]
fn where_a_figure_is_used_is_told_as_it_is() {
    let package = package(CONTENTS[0].0, CONTENTS[0].1);
    let html = sheet(&package).html;
    let content = &editions(&package)[0];
    let used = |id: &str| said(&html, &format!("[id='figure-{id}'] .used"));
    let mut stories = content.sections.iter().flat_map(|section| &section.stories);
    let (story, id) = stories
        .find_map(|story| Some((story, story.headline.split_once('{')?.1.split_once('}')?.0)))
        .expect("a headline with a figure");
    assert!(used(id).contains(&format!("标题{}", story.id)), "{}", used(id));
    let spec = content.charts.iter().find(|spec| !spec.marks.is_empty()).expect("a chart");
    let mark = &spec.marks[0].fact;
    assert!(used(mark).contains(&format!("图{}", spec.id)) && used(mark).contains("长图"), "{}", used(mark));
    let stroke = content.hero.glyphs.iter().flat_map(|glyph| &glyph.strokes).find(|text| text.ends_with('}'));
    let stroke = stroke.and_then(|text| text.rsplit_once('{')).expect("a stroke with a figure").1.trim_end_matches('}');
    assert!(used(stroke).contains("笔画首屏") && used(stroke).contains("分享图"), "{}", used(stroke));
    let computed = content.ledger.facts.iter().find(|fact| fact.computed.is_some()).expect("a computed figure");
    let operand = &computed.computed.as_ref().expect("computed").of[0];
    assert!(used(operand).contains("计算数字"), "{}", used(operand));
    assert!(
        said(&html, &format!("[id='figure-{}']", computed.id))
            .contains(&close(&computed.computed.as_ref().expect("computed").why))
    );
}

#[test]
fn the_same_content_makes_the_same_sheet_and_a_figure_more_or_less_another_sum() {
    let sum = |html: &str| said(html, ".running code");
    let first = sheet(&package(CONTENTS[0].0, CONTENTS[0].1)).html;
    assert_eq!(first, sheet(&package(CONTENTS[0].0, CONTENTS[0].1)).html);
    assert_eq!(sum(&first).len(), 16);
    let steel = |content: &mut Value| {
        let facts = content["ledger"]["facts"].as_array_mut().expect("facts");
        facts.iter_mut().find(|fact| fact["id"] == "steel-revenue").expect("the figure")["value"] = json!(1001);
    };
    let other = sheet(&changed("zh-CN.json", steel)).html;
    assert_ne!(sum(&other), sum(&first));
    let words = |content: &mut Value| content["hero"]["lead"] = json!("Another sentence.");
    assert_ne!(sum(&sheet(&changed("en.json", words)).html), sum(&first), "a translation counts, too");
}

#[test]
fn anybody_can_compute_the_sum_from_the_files() {
    use sha2::{Digest, Sha256};
    let hex = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let package = package(CONTENTS[1].0, CONTENTS[1].1);
    let names = ["zh-CN.json", "en.json", "zh-tw.json"];
    let list: String = names.map(|name| format!("{}  {name}\n", hex(&package.content[name]))).concat();
    let html = sheet(&package).html;
    let subject = said(&html, ".subject");
    assert!(subject.contains(&hex(list.as_bytes())), "{subject}");
    for name in names {
        assert!(subject.contains(&hex(&package.content[name])), "{name}");
    }
}

#[test]
fn a_content_with_faults_has_a_sheet_that_says_so_first() {
    let package = changed("zh-CN.json", |content| {
        let lead = content["hero"]["lead"].as_str().expect("a lead").to_string();
        content["hero"]["lead"] = json!(lead + "钢铁产业营收{steel-revenu}。");
    });
    let made = sheet(&package);
    assert_eq!(made.faults, 1);
    let (conclusion, checks) = (said(&made.html, ".conclusion"), said(&made.html, ".checks"));
    assert!(conclusion.starts_with("有1处错误"), "{conclusion}");
    assert!(checks.contains("hero.lead") && checks.contains("{steel-revenue}"), "{checks}");
    let main = said(&made.html, "main");
    assert!(main.find("有1处错误") < main.find("正文，按阅读顺序"), "the faults stand first");
    assert!(main.contains("钢铁产业营收{steel-revenu}。"), "the rest is there, as it is written");
    let whole = sheet(&changed("zh-CN.json", |_| ()));
    assert_eq!((whole.faults, said(&whole.html, ".conclusion").as_str()), (0, "没有错误，可以生成网站。"));
}

#[test]
fn a_content_of_which_a_number_would_have_to_be_guessed_has_none() {
    let package = changed("zh-CN.json", |content| content["ledger"]["facts"][0]["value"] = json!("68.3%"));
    let made = proof(&package, &Icons::default(), &[], &Choices::default(), None);
    let Err(Unmade::Faulty(faults)) = made else { panic!("a sheet was made") };
    assert!(faults[0].to_string().contains("ledger.facts[0].value"), "{}", faults[0]);
}

#[test]
fn a_translation_that_cannot_be_read_does_not_hide_the_original() {
    let mut package = package(CONTENTS[0].0, CONTENTS[0].1);
    package.content.insert("en.json".into(), b"{".to_vec());
    let made = sheet(&package);
    assert!(made.faults > 0 && said(&made.html, ".checks").contains("en.json"));
    assert!(said(&made.html, ".subject").contains("zh-CN.json") && !said(&made.html, ".subject").contains("en.json"));
}

#[test]
fn notes_gaps_and_a_missing_set_of_icons_are_told() {
    let lead = |content: &mut Value| drop(content["hero"].as_object_mut().expect("hero").remove("lead"));
    let package = changed("en.json", lead);
    assert!(sheet(&package).faults > 0);
    let gaps = Choices { gaps: true, ..Choices::default() };
    let avoided = check::copy::words::read("words.txt", "钢铁 = 冶金\n").expect("words");
    let made = proof(&package, &Icons::default(), &avoided, &gaps, None).expect("a sheet");
    let checks = said(&made.html, ".checks");
    assert_eq!(made.faults, 0, "{checks}");
    assert!(checks.contains("译文缺少、用原文代替的文字：1处") && checks.contains("hero.lead"), "{checks}");
    assert!(checks.contains("冶金"), "{checks}");
    assert!(checks.contains("没有图标集"), "{checks}");
    let icons = icon::open(Path::new(ROOT).join(icon::SET).as_path());
    let made = proof(&package, &icons, &[], &gaps, None).expect("a sheet");
    assert!(!said(&made.html, ".checks").contains("没有图标集"));
}

#[test]
fn no_text_of_a_content_becomes_markup() {
    let hostile = r#"<script>alert(1)</script>"><img src=x onerror=alert(1)> '&amp;"#;
    let package = changed("zh-CN.json", |content| {
        for pointer in
            ["/site/title", "/site/name", "/hero/lead", "/source/release", "/charts/0/title", "/ledger/facts/0/subject"]
        {
            *content.pointer_mut(pointer).expect(pointer) = json!(hostile);
        }
        content["sections"][0]["id"] = json!(hostile);
        content["ledger"]["facts"][0]["id"] = json!(hostile);
    });
    let html = sheet(&package).html;
    let page = Html::parse_document(&html);
    let elements: BTreeSet<&str> =
        page.root_element().descendent_elements().map(|element| element.value().name()).collect();
    for forbidden in ["script", "img", "iframe", "link", "object", "form", "base"] {
        assert!(!elements.contains(forbidden), "{forbidden}");
    }
    for element in page.root_element().descendent_elements() {
        for (name, value) in element.value().attrs() {
            let local = name != "href" || value.starts_with('#');
            assert!(!name.starts_with("on") && local && name != "src" && name != "style", "{name}={value}");
        }
    }
    assert!(said(&html, "main").contains(&close(hostile)));
}

#[test]
fn the_sheet_requests_nothing_and_its_policy_allows_nothing_but_its_style() {
    use base64::Engine as _;
    use sha2::{Digest, Sha256};
    let html = sheet(&package(CONTENTS[0].0, CONTENTS[0].1)).html;
    let page = Html::parse_document(&html);
    let style: String =
        page.select(&Selector::parse("style").expect("a selector")).flat_map(|style| style.text()).collect();
    let policy = page.select(&Selector::parse("meta[http-equiv]").expect("a selector")).next().expect("a policy");
    let hash = base64::prelude::BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()));
    let expected = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    assert_eq!(policy.value().attr("content"), Some(expected.as_str()));
    assert!(!style.contains("url(") && !style.contains("@import") && !html.contains("://www.w3.org"), "an address");
}

#[test]
fn three_reviews_and_three_proofs_are_signed_in_the_language_of_the_sheet() {
    let signed = |html: &str| said(html, ".signatures th");
    let package = package(CONTENTS[1].0, CONTENTS[1].1);
    let html = sheet(&package).html;
    assert_eq!(signed(&html), "环节意见签名日期初审复审终审一校二校三校");
    let html = proof(&package, &Icons::default(), &[], &Choices::default(), Some(Lang::English)).expect("a sheet").html;
    assert_eq!(signed(&html), "StepOpinionNameDateFirstreviewSecondreviewFinalreviewFirstproofSecondproofThirdproof");
    assert!(html.contains("<html lang=\"en\">"));
}
