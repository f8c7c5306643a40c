//! What releases say: three invented ones, of which every numeral is said by a figure, in prose, tables, charts, files and aloud; and what
//! the checks say of figures that do not hold together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gongxiaomei::chart::render::svg;
use gongxiaomei::chart::{Chart, Frame, NotProportional, describe, layout, table};
use gongxiaomei::check::{self, Diagnostic, Lang};
use gongxiaomei::model::content::Form;
use gongxiaomei::model::ledger::Fact;
use gongxiaomei::model::{Content, speech};
use gongxiaomei::site::document;
use gongxiaomei::site::edition::{Edition, Undrawable};
use gongxiaomei::site::open_data;
use serde_json::{Value, json};

const RELEASES: [&str; 3] = ["communique", "report", "livelihood"];

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/releases").join(file)
}

fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn content(file: &str) -> Content {
    check::open(&path(file)).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Everything that a figure says with a number in it: itself, its time, and how many are ranked.
fn said(fact: &Fact, content: &Content) -> Vec<String> {
    let context = content.fact_context();
    let around = context.circumstances(fact).filter(|words| words.contains(|c: char| c.is_ascii_digit()));
    // A period from one time to another may stand in a sentence that has something between the two.
    let around: Vec<String> =
        around.flat_map(|words| words.split('至').map(String::from).collect::<Vec<_>>()).collect();
    std::iter::once(content.ledger.value_text(&fact.id)).chain(around).collect()
}

#[test]
fn every_numeral_of_a_release_is_said_by_a_figure_of_its_content() {
    for name in RELEASES {
        let (text, content) = (read(&format!("{name}.txt")), content(&format!("{name}.json")));
        let mut covered = vec![false; text.len()];
        for fact in &content.ledger.facts {
            for words in said(fact, &content) {
                for (at, _) in text.match_indices(&words) {
                    // Not the end of a longer number.
                    let before = text[..at].chars().next_back();
                    let whole = !before.is_some_and(|c| c.is_ascii_digit() || c == '.');
                    covered[at..at + words.len()].iter_mut().for_each(|of| *of |= whole);
                }
            }
        }
        let left: Vec<&str> = text
            .char_indices()
            .filter(|(at, c)| c.is_ascii_digit() && !covered[*at])
            .map(|(at, _)| text[at..].split_inclusive(['，', '。', '；']).next().unwrap_or_default())
            .collect();
        assert!(left.is_empty(), "{name}: no figure says {left:?}");
    }
}

#[test]
fn no_figure_of_a_content_is_invented() {
    for name in RELEASES {
        let (text, content) = (read(&format!("{name}.txt")), content(&format!("{name}.json")));
        for fact in &content.ledger.facts {
            let value = content.ledger.value_text(&fact.id);
            assert!(text.contains(&value), "{name}: {} says {value}, which the release does not", fact.id);
        }
    }
}

#[test]
fn the_releases_have_growth_and_decline_targets_ranges_ranks_and_several_sources() {
    let all: Vec<Content> = RELEASES.iter().map(|name| content(&format!("{name}.json"))).collect();
    let communique = &all[0].ledger;
    let changes: Vec<f64> = communique.facts.iter().filter(|f| f.change.is_some()).filter_map(|f| f.value).collect();
    assert!(communique.facts.len() >= 30 && changes.len() >= 10, "{}", communique.facts.len());
    assert!([1.0, -1.0].iter().all(|side| changes.iter().filter(|change| *change * side > 0.0).count() >= 5));
    let facts = || all.iter().flat_map(|content| &content.ledger.facts);
    for (what, has) in [
        ("a target", facts().any(|f| f.goal.is_some())),
        ("a range", facts().any(|f| f.to.is_some())),
        ("a place among several", facts().any(|f| f.out_of.is_some())),
        ("another source", facts().any(|f| f.source.is_some())),
        ("a figure below zero that is no change", facts().any(|f| f.change.is_none() && f.value < Some(0.0))),
    ] {
        assert!(has, "none of the releases has {what}");
    }
    let forms: BTreeSet<Form> = all.iter().flat_map(|content| &content.charts).map(|chart| chart.form).collect();
    let due = [Form::Columns, Form::Changes, Form::Line, Form::Place, Form::Range, Form::BeforeAfter, Form::Table];
    assert!(due.iter().all(|form| forms.contains(form)), "{forms:?}");
}

#[test]
fn the_page_of_a_release_shows_every_figure_and_each_chart_with_its_table() {
    let shell = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).expect("the shell");
    for file in ["communique.json", "communique.en.json", "report.json", "livelihood.json"] {
        let content = content(file);
        let edition = Edition::new(content.clone(), BTreeMap::new()).unwrap_or_else(|e| panic!("{file}: {e}"));
        let page = document::render(&edition, &shell).unwrap_or_else(|e| panic!("{file}: {e}"));
        for fact in &content.ledger.facts {
            let words = content.ledger.value_text(&fact.id);
            assert!(page.contains(&words), "{file}: {}: {words}", fact.id);
            for words in content.fact_context().circumstances(fact) {
                assert!(page.contains(&words), "{file}: {}: {words}", fact.id);
            }
        }
        for other in &content.source.others {
            assert!(page.contains(&format!("href=\"{}\"", other.address)) && page.contains(&other.date), "{file}");
            // The link that readers see, and the citations of the article and of its data.
            let url = format!("\"url\":{}", json!(other.address));
            assert_eq!(page.replace(": ", ":").matches(&url).count(), 2, "{file}: citations");
        }
    }
}

#[test]
fn a_chart_of_a_release_is_told_with_the_words_of_growth_and_decline() {
    let content = content("communique.json");
    let spec = content.charts.iter().find(|chart| chart.id == "growth").expect("a chart");
    let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
    let words = describe::describe(&chart, &content);
    assert!(words.contains("房地产开发投资比上年下降11.8%") && words.contains("发电量比上年增长7.5%"), "{words}");
    let scene = layout(&chart, Frame::new(300.0)).unwrap_or_else(|e| panic!("{e}"));
    let labels: Vec<&str> = scene.labels().map(|label| label.text.as_str()).collect();
    assert!(labels.contains(&"−11.8%") && labels.contains(&"+7.5%"), "{labels:?}");
    assert!(svg::still(&scene, "growth").contains("−11.8%"));
}

#[test]
fn an_axis_that_does_not_begin_at_zero_says_so_and_fills_nothing() {
    let told = |file: &str, id: &str| {
        let content = content(file);
        let spec = content.charts.iter().find(|chart| chart.id == id).expect(id);
        let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
        let words = describe::describe(&chart, &content);
        (words.contains(content.description.off_zero.as_deref().expect("words")), chart)
    };
    assert!(told("livelihood.json", "against").0 && !told("communique.json", "temperatures").0);
    let (off_zero, chart) = told("livelihood.json", "years");
    assert!(off_zero);
    let scene = layout(&chart, Frame::new(300.0)).unwrap_or_else(|e| panic!("{e}"));
    let filled = scene.shapes.iter().filter(|shape| matches!(shape, gongxiaomei::chart::scene::Shape::Polygon(..)));
    assert_eq!(filled.count(), 0);
}

#[test]
fn a_missing_month_breaks_the_line() {
    let content = content("report.json");
    let spec = content.charts.iter().find(|chart| chart.id == "bus").expect("a chart");
    let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
    let scene = layout(&chart, Frame::new(300.0)).unwrap_or_else(|e| panic!("{e}"));
    let lines = scene.shapes.iter().filter_map(|shape| match shape {
        gongxiaomei::chart::scene::Shape::Line(points, ..) if points.len() > 1 => Some(points.len()),
        _ => None,
    });
    // Beside the strokes that break the axis: January to April, June and July.
    assert_eq!(lines.filter(|points| *points != 2).collect::<Vec<_>>(), [4]);
}

#[test]
fn figures_of_releases_are_read_aloud_in_words() {
    let said = |file: &str, id: &str| {
        let content = content(file);
        speech::figure(&content, content.ledger.fact(id).expect(id))
    };
    for (file, id, words) in [
        ("communique.json", "gdp-change", "比上年增长百分之五点四"),
        ("communique.json", "estate", "比上年下降百分之十一点八"),
        ("communique.json", "unemployment", "与上年持平"),
        ("communique.json", "frost", "负四点六摄氏度"),
        ("communique.json", "natural-growth", "千分之负二点一五"),
        ("communique.json", "house-price", "每平方米六千八百二十元"),
        ("communique.json", "good-air-change", "比上年减少四天"),
        ("report.json", "plan-growth", "增长百分之五到五点五"),
        ("report.json", "road-less", "比计划少二十二公里"),
        ("livelihood.json", "satisfaction-above", "比全省平均高三点五分"),
        ("communique.en.json", "estate", "down eleven point eight per cent year on year"),
        ("communique.en.json", "power", "five thousand eight hundred and thirty-one million kilowatt-hours"),
        ("communique.en.json", "frost", "minus four point six degrees Celsius"),
        ("communique.en.json", "house-price", "six thousand eight hundred and twenty yuan per square metre"),
    ] {
        assert_eq!(said(file, id), words, "{id}");
    }
    for name in RELEASES {
        let content = content(&format!("{name}.json"));
        for fact in &content.ledger.facts {
            let words = speech::figure(&content, fact);
            assert!(!words.contains(|c: char| c.is_ascii_digit() || c == '−'), "{}: {words}", fact.id);
        }
    }
}

#[test]
fn files_have_signs_ranges_periods_places_and_sources() {
    let rows = |file: &str, id: &str| {
        let content = content(file);
        table::row(content.ledger.fact(id).expect(id), content.fact_context())
    };
    let decline = rows("communique.json", "estate");
    assert_eq!((decline.number.as_str(), decline.said.as_str()), ("-11.8", "比上年下降11.8%"));
    let range = rows("report.json", "plan-growth");
    assert_eq!((range.number.as_str(), range.said.as_str()), ("5～5.5", "增长5%～5.5%"));
    assert_eq!(range.relations, "2025年，目标");
    let rank = rows("livelihood.json", "satisfaction-rank");
    assert_eq!((rank.said.as_str(), rank.relations.as_str()), ("3位", "全省设区市，共11个，2024年"));
    let other = rows("livelihood.json", "satisfaction-province").origin;
    assert_eq!(other, "全省社情民意调查中心（虚构）《社会满意度调查通报》（2025-01-16），第1段：各级平均");
    let csv = open_data::csv(&content("communique.json"));
    assert!(csv.contains(",-11.8,"), "a number below zero stays a number: {csv}");
    assert!(!csv.contains("'-"), "and is no formula");
    let data: Value = serde_json::from_str(&open_data::json(&content("report.json")).expect("JSON")).expect("JSON");
    let facts = data["facts"].as_array().expect("facts");
    let plan = facts.iter().find(|fact| fact["id"] == "plan-growth").expect("a fact");
    assert_eq!((&plan["value"], &plan["to"]), (&json!(5), &json!(5.5)));
    assert_eq!((&plan["change"], &plan["goal"]), (&json!("year-on-year"), &json!("target")));
}

/// The faults of a content after a change.
fn faults(name: &str, change: impl Fn(&mut Value)) -> Vec<Diagnostic> {
    let mut value: Value = serde_json::from_str(&read(name)).expect("JSON");
    change(&mut value);
    match check::read(name, &serde_json::to_string_pretty(&value).expect("JSON")) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.faults,
    }
}

fn fact<'a>(content: &'a mut Value, id: &str) -> &'a mut Value {
    content["ledger"]["facts"].as_array_mut().expect("facts").iter_mut().find(|fact| fact["id"] == id).expect(id)
}

/// The codes of the faults of a fact of the communique or of the report after a change of one of its fields.
fn codes(name: &str, id: &str, field: &str, value: Value) -> Vec<String> {
    let all = faults(name, |content| fact(content, id)[field] = value.clone());
    // Whatever the fault is, no number without its sign is offered.
    for fault in &all {
        let near = fault.nearest.as_deref().unwrap_or_default();
        assert!(near.parse::<f64>().is_err(), "{fault}");
        assert!(fault.expected.said(Lang::Chinese).contains(|c: char| c > '一'), "{fault}");
    }
    all.iter().map(|fault| fault.expected.code().to_string()).collect()
}

#[test]
fn what_does_not_hold_together_is_a_fault() {
    for (name, id, field, value, due) in [
        ("communique.json", "estate", "change", json!("同比增"), "name-in-changes"),
        ("communique.json", "estate", "value", json!(-0.0), "zero-without-sign"),
        ("communique.json", "grain", "value", json!(-46.2), "number-from-zero"),
        ("communique.json", "population", "period", json!("2024-13"), "period-form"),
        ("communique.json", "population", "period", json!("1024"), "year-range"),
        ("communique.json", "population", "year", json!(2024), "year-or-period"),
        ("communique.json", "grain", "out_of", json!(11), "out-of-ranks"),
        ("communique.json", "gdp-2023", "year", json!(2019), "after-the-mark-before"),
        ("communique.json", "steel-change", "change", json!("环比涨跌"), "same-base"),
        ("communique.json", "gdp-2020", "to", json!(640), "form-without-ranges"),
        ("report.json", "plan-growth", "to", json!(5), "above-lower-bound"),
        ("report.json", "plan-growth", "to", Value::Null, "form-of-ranges"),
        ("livelihood.json", "safety-rank", "out_of", json!(1), "at-least-the-place"),
        ("livelihood.json", "satisfaction-province", "source", json!("provinse"), "id-of-source"),
    ] {
        let found = codes(name, id, field, value.clone());
        assert!(found.iter().any(|code| code == due), "{name} {id} {field} {value}: {found:?}");
    }
}

#[test]
fn no_change_at_all_is_exact() {
    let all = faults("communique.json", |content| {
        (fact(content, "steel-change")["value"], fact(content, "steel-change")["qualifier"]) =
            (json!(0), json!("nearly"));
    });
    assert!(all.iter().any(|fault| fault.expected.code() == "exact-since-zero"), "{all:?}");
}

#[test]
fn what_is_worded_nowhere_is_asked_for() {
    let lacking = |name: &str, pattern: &str| {
        let all = faults(name, |content| {
            content["ledger"]["patterns"].as_object_mut().expect("patterns").remove(pattern).expect(pattern);
        });
        assert!(
            all.iter().any(|fault| fault.expected.code() == "pattern-needed" && fault.expected.contains(pattern)),
            "{name}: {pattern}: {all:?}"
        );
    };
    for pattern in ["first-half", "first-quarters", "quarter", "month", "between", "since", "until", "target", "range"]
    {
        lacking("report.json", pattern);
    }
    lacking("livelihood.json", "out-of");
    lacking("livelihood.json", "source");
    let unsaid = faults("livelihood.json", |content| {
        content["description"].as_object_mut().expect("words").remove("off_zero");
    });
    assert_eq!(unsaid.iter().map(|fault| fault.expected.code()).collect::<Vec<_>>(), ["off-zero-said"]);
}

#[test]
fn figures_that_differ_by_period_or_target_alone_stand_with_it() {
    for (id, property, kin) in [("three-quarters-growth", "period", ""), ("jobs-target", "goal", "{road-target.goal}")]
    {
        let all = faults("report.json", |content| {
            for section in content["sections"].as_array_mut().expect("sections") {
                for story in section["stories"].as_array_mut().expect("stories") {
                    let prose = story["prose"][0].as_str().expect("prose").replace(&format!("{{{id}.{property}}}"), "");
                    // Nor does the word stand there for another figure.
                    story["prose"][0] = prose.replace(kin, "").into();
                }
            }
        });
        let due = format!("{{{id}.{property}}}");
        let fault = all.iter().find(|fault| fault.expected.code() == "time-beside" && fault.expected.contains(&due));
        assert!(fault.is_some(), "{id}: {all:?}");
    }
}

#[test]
fn a_form_that_draws_nothing_below_zero_refuses_a_decline_and_offers_no_growth() {
    let all = faults("communique.json", |content| {
        content["charts"].as_array_mut().expect("charts").iter_mut().for_each(|chart| {
            if chart["id"] == "growth" {
                chart["form"] = json!("bars");
            }
        });
    });
    let refused: Vec<&Diagnostic> = all.iter().filter(|fault| fault.expected.code() == "form-below-zero").collect();
    assert_eq!(refused.len(), 4, "{all:?}");
    assert!(refused.iter().all(|fault| fault.nearest.is_none()));
    assert!(refused[0].found.contains("比上年下降"), "{}", refused[0]);
}

#[test]
fn a_computed_figure_is_made_of_amounts() {
    let all = faults("communique.json", |content| {
        let made = json!({
            "id": "made", "subject": "合计", "unit": "%", "qualifier": "about", "origin": "computed", "paragraph": 3,
            "computed": { "op": "sum", "of": ["steel-change", "power-change"], "decimals": 1, "why": "试" },
        });
        content["ledger"]["facts"].as_array_mut().expect("facts").push(made);
    });
    assert_eq!(all.iter().filter(|fault| fault.expected.code() == "operand-plain").count(), 2, "{all:?}");
}

#[test]
fn what_cannot_be_drawn_is_told_in_both_languages_by_file_chart_and_fact() {
    // The checks refuse this before; it is told, should they ever miss it.
    let mut content = content("communique.json");
    let chart = content.charts.iter().find(|of| of.form == Form::Columns).expect("columns").clone();
    let of = chart.marks.first().expect("a mark").clone();
    content.ledger.facts.retain(|fact| fact.id != of.fact);
    let missing = Edition::new(content, BTreeMap::new()).err().expect("a fact is missing");
    let due = NotProportional { chart: chart.id.clone(), fact: of.fact.clone(), drawn: 2.5, due: 3.0 };
    for (why, numbers) in [(missing, &[][..]), (Undrawable::NotProportional(due), &["2.5", "3"][..])] {
        let said = why.said("communique.json");
        let [english, chinese] = [Lang::English, Lang::Chinese].map(|lang| said.said(lang).to_string());
        assert_ne!(english, chinese);
        for part in ["communique.json", &chart.id, &of.fact].iter().chain(numbers) {
            assert!(english.contains(part) && chinese.contains(part), "{part}: {english}; {chinese}");
        }
    }
}

#[test]
fn releases_have_an_address_and_a_day() {
    for (field, value, due) in [
        ("address", "javascript:alert(1)", "address-of-source"),
        ("address", "example.com", "address-of-source"),
        ("date", "2024", "day-of-source"),
        ("date", "2024-02-30", "day-of-source"),
    ] {
        let all = faults("livelihood.json", |content| content["source"]["others"][0][field] = json!(value));
        assert_eq!(all.iter().map(|fault| fault.expected.code()).collect::<Vec<_>>(), [due], "{field} {value}");
    }
}
