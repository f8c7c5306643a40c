//! The prerendered page against the ledger: every figure and every name; and HTML that a portal's strict policy allows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::page::all;
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::content::{Form, Section};
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::{csp, document, icon};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

const FILE: &str = "public/content/zh-CN.json";

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn content() -> Content {
    check::read(FILE, &read(FILE)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn edition(content: Content, icons: BTreeMap<String, String>) -> Edition {
    Edition::new(content, icons).unwrap_or_else(|e| panic!("{e}"))
}

fn page() -> String {
    let icons = icon::load(&content(), &Path::new(env!("CARGO_MANIFEST_DIR")).join(icon::SET));
    let icons = icons.unwrap_or_else(|missing| panic!("{}", missing[0]));
    document::render(&edition(content(), icons), &read("index.html")).unwrap_or_else(|e| panic!("{e}"))
}

fn ledger(list: &str) -> Vec<Value> {
    let ledger: Value = serde_json::from_str(&read("tests/fixtures/ledger.json")).expect("ledger.json");
    ledger[list].as_array().expect("a list").clone()
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

#[test]
fn the_ledger_has_its_55_figures_and_58_names() {
    assert_eq!(ledger("figures").len(), 55);
    assert_eq!(ledger("names").len(), 58);
}

#[test]
fn every_figure_of_the_ledger_stands_on_the_page_with_its_value_unit_and_qualifier() {
    let html = Html::parse_document(&page());
    for figure in ledger("figures") {
        let id = figure["id"].as_str().expect("id");
        let found = all(&html, &format!("article data#{id}"));
        assert_eq!(found.len(), 1, "{id} has its place once");
        let data = found[0];
        let value: f64 = data.value().attr("value").expect("value").parse().expect("a number");
        assert_eq!(value, figure["value"].as_f64().expect("value"), "{id}");
        // Apart from the qualifier, the text contains the ledger's number and unit.
        let words = text(data);
        let unit = figure["unit"].as_str().expect("unit");
        // 上千 replaces the number.
        let value = figure["value"].to_string();
        let digits = if words.starts_with("上千") { "上千" } else { value.trim_end_matches(".0") };
        for c in unit.chars().chain(digits.chars()) {
            assert!(words.contains(c), "{id}: '{c}' of the ledger is not in “{words}”");
        }
        let expected: &[&str] = match figure["qualifier"].as_str().expect("qualifier") {
            "exact" => &[],
            "over" => &["超", "突破", "多", "余"],
            "nearly" => &["近"],
            "at_least" => &["以上", "上千"],
            "up_to" => &["达"],
            other => panic!("{id}: a qualifier the test does not know: {other}"),
        };
        match expected {
            [] => {
                let qualified =
                    ["超", "突破", "多", "余", "近", "以上", "上千", "达"].iter().find(|word| words.contains(*word));
                assert_eq!(qualified, None, "{id} is exact, and is “{words}”");
            }
            _ => assert!(expected.iter().any(|word| words.contains(word)), "{id}: no {expected:?} in “{words}”"),
        }
    }
}

#[test]
fn every_name_of_the_ledger_stands_in_a_story_or_a_lead() {
    let html = Html::parse_document(&page());
    let main: String = all(&html, "main").into_iter().map(text).collect();
    for name in ledger("names") {
        let words = name["text"].as_str().expect("text");
        assert!(main.contains(words), "{} is not on the page: {words}", name["id"]);
    }
}

#[test]
fn a_figure_says_the_same_wherever_it_stands() {
    let html = Html::parse_document(&page());
    let mut values_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for cell in all(&html, "tbody tr") {
        let subject = cell.select(&Selector::parse("th").expect("th")).map(text).collect::<String>();
        let value = cell.select(&Selector::parse("td data").expect("td")).map(text).collect::<String>();
        values_of.entry(subject).or_default().insert(value);
    }
    assert!(values_of.len() >= 55);
    for (subject, values) in values_of {
        assert_eq!(values.len(), 1, "{subject}: {values:?}");
    }
}

#[test]
fn every_figure_shows_where_it_comes_from() {
    let html = Html::parse_document(&page());
    let content = content();
    // In its row, or under the table if all of its figures have the same origin.
    let [row, under] = ["tbody tr", "table + p"].map(|selector| Selector::parse(selector).expect("a selector"));
    let rows: Vec<String> = all(&html, ".data")
        .into_iter()
        .flat_map(|data| {
            let shared: String = data.select(&under).map(text).collect();
            data.select(&row).map(|row| text(row) + &shared).collect::<Vec<_>>()
        })
        .collect();
    for fact in &content.ledger.facts {
        let row = rows.iter().find(|row| row.starts_with(&fact.subject)).unwrap_or_else(|| panic!("{}", fact.id));
        match &fact.computed {
            None => assert!(row.contains(&content.source.publisher), "{row}"),
            Some(_) => assert!(row.contains(&content.words.computed_mark), "{row}"),
        }
    }
}

#[test]
fn there_are_at_least_14_charts_in_at_least_7_forms_each_with_its_still() {
    let html = Html::parse_document(&page());
    let charts = all(&html, "[data-island=chart]");
    assert!(charts.len() >= 14, "{}", charts.len());
    let forms: BTreeSet<&str> = charts.iter().filter_map(|c| c.value().attr("data-form")).collect();
    assert!(forms.len() >= 7, "{forms:?}");
    for chart in charts {
        let stills = chart.select(&Selector::parse("svg").expect("svg")).count();
        assert!((1..=2).contains(&stills));
        let image = chart.select(&Selector::parse(".still[role=img]").expect("a selector")).next().expect("an image");
        assert_ne!(image.value().attr("aria-label").unwrap_or_default(), "", "a chart without a name");
        let words = image.value().attr("aria-describedby").expect("a description");
        let words = text(all(&html, &format!("[id='{words}']"))[0]);
        assert!(words.chars().count() > 12, "a chart without words: “{words}”");
    }
}

#[test]
fn the_charts_the_page_must_have_are_there() {
    let content = content();
    let shows = |form: Form, facts: &[&str]| {
        content.charts.iter().any(|c| {
            let marks: BTreeSet<&str> = c.marks.iter().map(|m| m.fact.as_str()).collect();
            c.form == form && facts.iter().all(|f| marks.contains(f))
        })
    };
    assert!(shows(Form::Nested, &["steel-revenue", "steel-company-revenue"]));
    assert!(shows(Form::Tank, &["lithium-salt-capacity", "lithium-salt-output"]));
    assert!(shows(Form::Climb, &["hitech-zone-rank", "yuanhe-zone-rank", "fenyi-park-rank"]));
    assert!(shows(
        Form::Blocks,
        &[
            "datang-investment",
            "yuanhe-investment",
            "fenyi-power-investment",
            "ring-road-investment",
            "water-investment",
            "steel-fund",
            "water-backup-investment"
        ]
    ));
    assert!(shows(Form::GlyphDots, &["elder-served", "xiaohe-students", "swim-students"]));
    assert!(shows(Form::Crowd, &["xiaohe-students", "swim-students", "glasses-students"]));
    assert!(shows(Form::Pictorial, &["elder-villages", "elder-homes-rural"]));
    assert!(shows(Form::Waffle, &["elder-urban-coverage"]));
    assert!(shows(Form::Waffle, &["markets-upgraded"]));
    assert!(shows(Form::Pictorial, &["kindergarten-places", "compulsory-places"]));
    assert!(shows(Form::Facade, &["old-housing", "shanty-housing"]));
    assert!(shows(Form::Cloth, &["rural-path-rate", "rural-water-rate", "rural-toilet-rate"]));
    assert!(shows(Form::Zoom, &["slag-hill-area", "three-gardens-area", "urban-area"]));
    assert!(shows(Form::Field, &["rural-sites"]));
    assert!(shows(Form::Pictorial, &["honour-national-double-support", "honour-provincial-double-support"]));
}

#[test]
fn a_mark_of_another_colour_than_its_chart_has_that_of_the_pillar_that_tells_its_fact() {
    let content = content();
    let marks = content.charts.iter().flat_map(|chart| &chart.marks);
    let coloured: Vec<_> = marks.filter_map(|mark| Some((mark, mark.hue?))).collect();
    assert!(coloured.len() > 5, "{coloured:?}");
    for (mark, hue) in coloured {
        let tells = |section: &&Section| {
            let told = serde_json::to_string(&section.stories).expect("JSON");
            told.contains(&format!("{{{}}}", mark.fact)) || told.contains(&format!("\"{}\"", mark.fact))
        };
        let pillar = content.sections.iter().filter(|section| section.glyph.is_some()).find(tells);
        assert_eq!(pillar.map(|pillar| pillar.hue), Some(hue), "{}", mark.fact);
    }
}

#[test]
fn the_pillars_have_four_to_six_stories_and_neighbours_are_composed_differently() {
    let content = content();
    for section in content.sections.iter().filter(|s| s.glyph.is_some()) {
        assert!((4..=6).contains(&section.stories.len()), "{} has {}", section.id, section.stories.len());
        for pair in section.stories.windows(2) {
            assert_ne!(pair[0].layout, pair[1].layout, "{} and {} look the same", pair[0].id, pair[1].id);
        }
    }
    let glyphs: String = content.sections.iter().filter_map(|s| s.glyph.clone()).collect();
    assert_eq!(glyphs, "工小美");
}

#[test]
fn ids_are_unique_and_every_inner_link_leads_somewhere() {
    let html = Html::parse_document(&page());
    let mut ids = BTreeSet::new();
    for element in all(&html, "[id]") {
        let id = element.value().attr("id").expect("id");
        assert!(ids.insert(id), "the id {id} stands twice");
    }
    for link in all(&html, "a[href^='#'], use[href^='#']") {
        let to = link.value().attr("href").expect("href");
        assert!(ids.contains(&to[1..]), "{to} leads nowhere");
    }
    for attribute in ["aria-labelledby", "aria-describedby"] {
        for element in all(&html, &format!("[{attribute}]")) {
            let to = element.value().attr(attribute).expect("ids");
            assert!(to.split(' ').all(|id| ids.contains(id)), "{attribute}: there is no {to}");
        }
    }
}

#[test]
fn headings_go_down_one_step_at_a_time_from_one_h1() {
    let html = Html::parse_document(&page());
    let levels: Vec<u32> = all(&html, "h1, h2, h3, h4, h5, h6")
        .into_iter()
        .map(|h| h.value().name()[1..].parse().expect("a level"))
        .collect();
    assert_eq!(levels.iter().filter(|l| **l == 1).count(), 1);
    assert_eq!(levels.first(), Some(&1));
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "h{} follows h{}", pair[1], pair[0]);
    }
}

#[test]
fn a_strict_policy_finds_no_inline_style_no_handler_and_no_other_origin() {
    let english = check::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/content/en.json"));
    let english = edition(english.unwrap_or_else(|faults| panic!("{faults}")), BTreeMap::new());
    let english = document::render(&english, &read("index.html")).unwrap_or_else(|e| panic!("{e}"));
    for page in [page(), english] {
        let html = Html::parse_document(&page);
        for element in all(&html, "*") {
            for (name, value) in element.value().attrs() {
                assert_ne!(name, "style", "an inline style: {value}");
                assert_ne!(name, "srcdoc", "a page in the page: {value}");
                assert!(!name.starts_with("on"), "an inline handler: {name}");
                assert!(!value.contains("http:") && !value.contains("https:"), "another origin: {value}");
                let scheme = value.trim_start().to_ascii_lowercase();
                assert!(!scheme.starts_with("javascript:"), "a script in an address: {value}");
            }
        }
        for selector in ["style", "base", "iframe", "object", "embed", "form[action]", "meta[http-equiv]"] {
            assert!(all(&html, selector).is_empty(), "{selector}");
        }
        assert_eq!(csp::inline_scripts(&page).len(), 1, "only the script that runs before the page is shown");
    }
}

#[test]
fn markup_in_the_content_stays_text() {
    let mut content = content();
    let nasty = "<script>alert(1)</script>\u{202e}<img src=x onerror=alert(1)>";
    content.hero.headline = nasty.into();
    content.site.title = "</title><script>alert(1)</script>".into();
    content.charts[0].marks[0].label = nasty.into();
    content.words.skip = nasty.into();
    let icons = icon::load(&content, &Path::new(env!("CARGO_MANIFEST_DIR")).join(icon::SET)).expect("icons");
    let page = document::render(&edition(content, icons), &read("index.html")).expect("a page");
    let html = Html::parse_document(&page);
    assert!(all(&html, "img").is_empty());
    assert_eq!(
        all(&html, "script").len(),
        3,
        "only the shell's own, the content for the browser and that for machines"
    );
    assert!(text(all(&html, "h1")[0]).contains("<script>"));
}

#[test]
fn the_content_of_the_browser_has_no_prose() {
    let content = content();
    let live = serde_json::to_string(&edition(content.clone(), BTreeMap::new()).live()).expect("json");
    for story in content.sections.iter().flat_map(|s| &s.stories) {
        for text in &story.prose {
            assert!(!live.contains(text.as_str()), "{text}");
        }
    }
}

#[test]
fn a_rendered_page_is_a_shell_again() {
    let once = page();
    let icons = icon::load(&content(), &Path::new(env!("CARGO_MANIFEST_DIR")).join(icon::SET)).expect("icons");
    let twice = document::render(&edition(content(), icons), &once).expect("a page");
    assert!(once == twice, "rendering again changed the page");
}

#[test]
fn a_shell_without_its_places_is_refused() {
    let icons = icon::load(&content(), &Path::new(env!("CARGO_MANIFEST_DIR")).join(icon::SET)).expect("icons");
    let error = document::render(&edition(content(), icons), "<html lang=\"x\">").expect_err("no place");
    assert!(error.to_string().contains("<!--head-->"), "{error}");
}

#[test]
fn the_accessibility_statement_has_all_criteria_and_names_only_tests_there_are() {
    let statement = read("docs/ACCESSIBILITY.md");
    let criteria =
        statement.lines().filter(|line| line.starts_with("| ") && (line.contains("(A) |") || line.contains("(AA) |")));
    assert_eq!(criteria.count(), 55, "WCAG 2.2, levels A and AA");
    for name in statement.split('`').filter(|code| code.contains("::") && *code != "binary::file::test") {
        let (file, test) = name.rsplit_once("::").expect("a test");
        let source = read(&format!("tests/{}.rs", file.replace("::", "/")));
        assert!(source.contains(&format!("fn {test}(")), "there is no test {name}");
    }
}

#[test]
fn a_story_shows_one_figure_and_one_sentence_and_says_how_many_things_it_folds() {
    let html = Html::parse_document(&page());
    let all = |of: ElementRef<'_>, selector: &str| of.select(&Selector::parse(selector).expect("a selector")).count();
    let (stories, words) = (Selector::parse(".story").expect("a selector"), content().words);
    let mut folded = 0;
    for story in html.select(&stories) {
        let id = story.value().id().unwrap_or_default();
        assert!(all(story, ".words > .figure") <= 1 && all(story, ".words > .lead") <= 1, "{id}");
        assert!(all(story, ".words > .figure") == 0 || all(story, "h3 data") == 0, "{id}: its number is stated twice");
        let rows = all(story, ".notes > li");
        assert_eq!(all(story, ".more"), usize::from(rows > 1), "{id}: {rows} rows");
        assert_eq!(all(story, ".data"), 1, "{id}");
        let summary = Selector::parse(".more > summary").expect("a selector");
        for summary in story.select(&summary) {
            assert_eq!(summary.text().collect::<String>(), words.more.replace("{n}", &rows.to_string()), "{id}");
            folded += rows;
        }
    }
    assert!(folded > 58, "{folded} things are folded");
}

#[test]
fn a_picture_comes_from_its_character_or_from_one_before_it_if_both_draw_a_fact() {
    let html = Html::parse_document(&page());
    let attribute = |of: &ElementRef, name: &str| of.attr(name).unwrap_or_default().to_string();
    let from: Vec<[String; 2]> = all(&html, "[data-transition-from]")
        .iter()
        .map(|host| [attribute(host, "data-transition-from"), attribute(host, "data-chart")])
        .collect();
    let expected = [
        ["glyph-gong", "steel"],
        ["glyph-xiao", "programmes"],
        ["glyph-mei", "projects"],
        ["glyph-mei", "rates"],
        ["power", "investments"],
    ];
    assert_eq!(from, expected);
}
