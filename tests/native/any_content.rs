//! What the ledger says of a thing stands wherever the thing is shown, for any content: random ledgers, names, charts and texts, and
//! all that is made of them.

use std::path::Path;

use gongxiaomei::chart::forms::{Order, Scale};
use gongxiaomei::chart::{Chart, describe};
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::content::Form;
use gongxiaomei::model::ledger::{Fact, Qualifier};
use gongxiaomei::model::speech;
use gongxiaomei::poster::PosterContent;
use gongxiaomei::site::open_data;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use scraper::ElementRef;
use serde_json::{Value, json};

use crate::support::charts::lines;
use crate::support::page::{page, within};

/// Verbs of status, whether each is reached, and whether it stands before a name.
const STATUSES: [(&str, &str, &str, bool); 5] = [
    ("finished", "竣工启用", "done", false),
    ("granted", "授予", "won", true),
    ("begun", "动土", "under-way", false),
    ("pushed", "大力推动", "under-way", true),
    ("planned", "列入计划", "listed", false),
];
/// Icons, some of which say that something is reached.
const ICONS: [&str; 4] = ["house", "droplets", "award", "trophy"];
/// What is computed is marked so.
const COMPUTED: &str = "【算】";
/// Around what a text asks for: `⟦a⟧…⟦/⟧`.
const OPEN: &str = "⟦";

/// A random figure or name: value, unit, qualifier, status, year, scope.
type Thing = (f64, bool, usize, Option<usize>, Option<u16>, bool);

fn thing() -> impl Strategy<Value = Thing> {
    let value = select(vec![1.0, 12.5, 40.0, 99.0, 100.0]);
    let year = proptest::option::of(select(vec![2019_u16, 2020]));
    (value, any::<bool>(), 0..Qualifier::ALL.len(), proptest::option::of(0..STATUSES.len()), year, any::<bool>())
}

/// All that a random content is made of.
type Made = (Vec<Thing>, Vec<(usize, usize, usize)>, Vec<(Form, bool)>, bool);

fn made() -> impl Strategy<Value = Made> {
    let names = proptest::collection::vec((0..STATUSES.len(), 0..ICONS.len(), 0..3_usize), 1..4);
    let charts = proptest::collection::vec((select(Form::ALL.to_vec()), any::<bool>()), 2..5);
    (proptest::collection::vec(thing(), 3..8), names, charts, any::<bool>())
}

fn id(i: usize) -> String {
    // In letters alone, so that digits in what is made are those of figures.
    format!("fact-{}", ["a", "b", "c", "d", "e", "f", "g", "h"][i])
}

/// A text that asks for the figures of these places, with their years and statuses, each between signs.
fn text(facts: &[Value], of: &[usize]) -> String {
    let ask = |i: &usize| {
        let (id, fact) = (id(*i), &facts[*i]);
        let of = |name: &str| match fact.get(name) {
            Some(_) => format!("{OPEN}{id}.{name}⟧{{{id}.{name}}}{OPEN}/⟧"),
            None => String::new(),
        };
        format!("{OPEN}{id}⟧{{{id}}}{OPEN}/⟧{}{}{}", of("year"), of("scope"), of("status"))
    };
    of.iter().map(ask).collect()
}

/// Names, each with a status and perhaps a year: see [`Made`].
fn names(named: &[(usize, usize, usize)]) -> Vec<Value> {
    let name = |(i, (status, _, year)): (usize, &(usize, usize, usize))| {
        let mut name = json!({
            "id": format!("name-{}", id(i)), "text": format!("名称{}", id(i)), "kind": "project", "paragraph": 1,
            "status": STATUSES[*status].0,
        });
        if let Some(year) = [None, Some(2019), Some(2022)][*year] {
            name["year"] = json!(year);
        }
        name
    };
    named.iter().enumerate().map(name).collect()
}

/// What the stroke of a character stands for that is no mark and can count so much: a name, or else a figure, if there is one.
fn stroke(most: Option<usize>, things: &[Thing], named: usize, used: &[usize]) -> Option<Value> {
    let most = most?;
    let counted = |i: &usize| {
        let (value, share, ..) = things[*i];
        !used.contains(i) && !share && value.fract() == 0.0 && value <= most as f64
    };
    let of = named.checked_sub(1).map(|i| format!("name-{}", id(i)));
    let of = of.or((0..things.len()).find(counted).map(id))?;
    Some(json!({ "of": of, "label": format!("签{of}") }))
}

/// A character for any marks, and one for each number of level strokes.
fn characters() -> Value {
    let level = (1..=6).map(|level| ("一".repeat(level), json!(lines(Form::GlyphBars, level))));
    [("〓".to_string(), json!(lines(Form::Glyph, 9)))].into_iter().chain(level).collect()
}

/// A content file.
fn file((things, named, forms, same_year): &Made) -> Value {
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small.json");
    let mut page: Value = serde_json::from_str(&std::fs::read_to_string(small).expect("a file")).expect("JSON");
    let mut facts: Vec<Value> = Vec::new();
    for (i, (value, share, qualifier, status, year, scope)) in things.iter().enumerate() {
        let mut fact = json!({
            "id": id(i), "subject": format!("事项{}", id(i)), "value": value, "unit": if *share { "%" } else { "座" },
            "qualifier": Qualifier::ALL[*qualifier].1, "origin": "stated", "paragraph": 1,
        });
        for (name, given) in [
            ("status", status.map(|i| json!(STATUSES[i].0))),
            ("year", if *same_year { Some(json!(2021)) } else { year.map(|year| json!(year)) }),
            ("scope", scope.then(|| json!(format!("范围{}", id(i))))),
        ] {
            fact.as_object_mut().expect("a fact").extend(given.map(|given| (name.to_string(), given)));
        }
        facts.push(fact);
    }
    let amounts: Vec<usize> = (0..facts.len()).filter(|i| !things[*i].1).collect();
    let shares: Vec<usize> = (0..facts.len()).filter(|i| things[*i].1).collect();
    let mut shown: Vec<usize> = (0..facts.len()).collect();
    if let [a, b, ..] = amounts.as_slice() {
        shown.push(facts.len());
        facts.push(json!({
            "id": id(facts.len()), "subject": format!("事项{}", id(facts.len())), "unit": "座", "qualifier": "about",
            "origin": "computed", "paragraph": 1,
            "computed": { "op": "sum", "of": [id(*a), id(*b)], "decimals": 1, "why": "同类" },
        }));
    }
    let charts: Vec<Value> = forms
        .iter()
        .enumerate()
        .filter_map(|(i, (form, compared))| {
            let (spec, mut own) =
                (form.spec(), if form.spec().scale == Scale::Shares { shares.clone() } else { amounts.clone() });
            if spec.scale != Scale::Shares && shown.len() > things.len() {
                own.push(things.len());
            }
            own.truncate(spec.marks.most.min(6));
            // Ranges and times are asked of facts that these are not.
            if matches!(spec.scale, Scale::Range) || spec.order == Order::Time {
                return None;
            }
            if own.len() < spec.marks.least || matches!(spec.order, Order::WholeFirst | Order::CapacityFirst) {
                return None;
            }
            let marks =
                own.iter().map(|i| json!({ "fact": id(*i), "label": format!("签{}", id(*i)) })).collect::<Vec<_>>();
            let mut chart = json!({
                "id": format!("chart-{}", id(i)), "title": "图", "form": form.name(), "hue": "lake", "each": 10,
                "caption": text(&facts, &own), "key": text(&facts, &own), "marks": marks,
            });
            if form.draws_character() {
                chart["character"] =
                    json!(if *form == Form::GlyphBars { "一".repeat(own.len()) } else { "〓".into() });
            }
            if let Some(stroke) = stroke(spec.strokes, things, named.len(), &own) {
                chart["strokes"] = json!([stroke]);
            }
            if *compared {
                chart["compare"] = json!("同类");
            }
            Some(chart)
        })
        .collect();
    let notes = named
        .iter()
        .enumerate()
        .map(|(i, (_, icon, _))| json!({ "icon": ICONS[*icon], "name": format!("name-{}", id(i)) }));
    let all = text(&facts, &shown);
    let notes: Vec<Value> = notes.chain([json!({ "icon": "house", "text": all })]).collect();
    let strokes: Vec<String> = shown.iter().map(|i| format!("{OPEN}{0}⟧{{{0}}}", id(*i))).collect();
    let glyphs: Vec<Value> = charts
        .iter()
        .take(1)
        .map(|chart| json!({ "section": "part", "chart": chart["id"], "strokes": strokes }))
        .collect();
    let story = json!({
        "id": "told", "layout": "wide", "headline": all, "figures": shown.iter().map(|i| id(*i)).collect::<Vec<_>>(),
        "charts": charts.iter().skip(1).map(|chart| &chart["id"]).collect::<Vec<_>>(), "prose": [all], "notes": notes,
    });
    let statuses =
        STATUSES.map(|(id, text, stage, leads)| json!({ "id": id, "text": text, "stage": stage, "leads": leads }));
    page["sections"] =
        json!([{ "id": "part", "hue": "lake", "name": "篇", "headline": all, "lead": all, "stories": [story] }]);
    page["hero"] = json!({ "headline": all, "lead": all, "glyphs": glyphs, "onward": "读", "hint": "点" });
    page["ledger"]["units"] = json!({
        "座": { "counter": "座", "factor": 1, "measure": "count" }, "%": { "counter": "%", "factor": 1, "measure": "share" },
    });
    page["ledger"]["qualifiers"]["order_of"] = json!([{ "word": "上", "place": "before", "meaning": "达到或超过" }]);
    page["words"]["computed_mark"] = json!(COMPUTED);
    page["words"]["computed_label"] = json!(format!("{{label}}{COMPUTED}"));
    for word in ["largest", "smallest", "larger"] {
        page["description"][word] = json!(format!("〈{word}〉"));
    }
    page["description"]["equal"] = json!("〈equal〉");
    page["characters"] = characters();
    page["ledger"]["facts"] = facts.into();
    page["charts"] = charts.into();
    page["names"] = names(named).into();
    page["statuses"] = json!(statuses);
    page
}

/// Tries a property on random contents, the same ones in every run.
fn hold(property: impl Fn(&Made, &Content) -> Result<(), TestCaseError>) {
    let config = Config { cases: 150, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[24; 32]);
    let tried = TestRunner::new_with_rng(config, random).run(&made(), |made| {
        let content: Content = serde_json::from_value(file(&made)).map_err(|e| TestCaseError::fail(e.to_string()))?;
        property(&made, &content)
    });
    tried.unwrap_or_else(|e| panic!("{e}"));
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace(gongxiaomei::export::line_break::JOINER, "")
}

fn words(element: ElementRef) -> String {
    solid(&element.text().collect::<String>())
}

/// What a text must show of a figure beside its value.
fn due(content: &Content, fact: &Fact) -> Vec<String> {
    let mark = fact.computed.as_ref().map(|_| COMPUTED.to_string());
    content.fact_context().circumstances(fact).chain(mark).collect()
}

/// Holds a text to what it asks for between its signs: the figure, marked where it is computed, and its properties as the ledger has
/// them.
fn told(content: &Content, text: &str, spoken: bool) -> Result<usize, TestCaseError> {
    let text = solid(text);
    let mut count = 0;
    for part in text.split(OPEN).filter(|part| part.starts_with("fact-")) {
        let (asked, shown) = part.split_once('⟧').expect("both signs");
        let (id, property) = asked.split_once('.').unwrap_or((asked, ""));
        let fact = content.ledger.fact(id).expect("a figure");
        count += 1;
        let expected = match property {
            "status" => content.status(fact.status.as_ref()).expect("a status").text.clone(),
            "scope" => fact.scope.clone().expect("a scope"),
            "year" if spoken => continue,
            "year" => format!("{}年", fact.year.expect("a year")),
            _ if spoken => {
                let said = speech::figure(content, fact);
                prop_assert!(shown.starts_with(&said), "{asked}: “{shown}” is not {said}");
                prop_assert_eq!(shown.contains(COMPUTED), fact.computed.is_some(), "{}: “{}”", asked, shown);
                continue;
            }
            _ => content.ledger.value_text(id) + if fact.computed.is_some() { COMPUTED } else { "" },
        };
        prop_assert_eq!(shown, expected.as_str(), "{} in {}", asked, text);
    }
    Ok(count)
}

#[test]
fn every_text_shows_figures_marked_and_statuses_years_and_scopes_as_the_ledger_has_them() {
    hold(|_, content| {
        let html = page(content);
        let root = html.root_element();
        let mut count = 0;
        for selector in ["h1", "h2", "h3", ".lead", ".prose p", ".notes li", "figcaption", ".strokes li"] {
            for element in within(root, selector) {
                count += told(content, &words(element), false)?;
            }
        }
        for element in within(root, "[data-say]") {
            count += told(content, element.value().attr("data-say").unwrap_or_default(), true)?;
        }
        let live = words(within(root, "#page-data")[0]);
        let live: Value = serde_json::from_str(&live).expect("JSON");
        for chart in live["charts"].as_array().expect("charts") {
            count += told(content, chart["caption"].as_str().unwrap_or_default(), false)?;
            count += told(content, chart["key"].as_str().unwrap_or_default(), false)?;
        }
        let poster = PosterContent::of(content);
        let part = &poster.parts[0];
        let story = &part.stories[0];
        let texts = [&poster.headline, &poster.lead, &part.headline, &part.lead, &story.headline];
        for text in texts {
            count += told(content, text, false)?;
        }
        for stroke in poster.glyphs.iter().flat_map(|glyph| &glyph.strokes) {
            count += told(content, &[stroke.about.as_str(), &stroke.said].concat(), false)?;
        }
        prop_assert!(count >= content.ledger.facts.len() * 12, "{count} told");
        Ok(())
    });
}

#[test]
fn every_table_file_description_mark_and_large_figure_says_what_the_ledger_says_of_it() {
    hold(|_, content| {
        let html = page(content);
        let rows = within(html.root_element(), "tbody tr");
        let large = within(html.root_element(), ".figures li");
        let marks = within(html.root_element(), ".marks button");
        let (csv, poster) = (open_data::csv(content), PosterContent::of(content));
        let json: Value = serde_json::from_str(&open_data::json(content).expect("JSON")).expect("JSON");
        for (i, fact) in content.ledger.facts.iter().enumerate() {
            let due = due(content, fact);
            let say = content.ledger.value_text(&fact.id);
            let own: Vec<String> =
                rows.iter().map(|row| words(*row)).filter(|row| row.starts_with(&fact.subject)).collect();
            prop_assert!(own.len() >= 2, "{} tables have {}", own.len(), fact.id);
            let figure = large.iter().map(|li| words(*li)).filter(|li| li.contains(&fact.subject));
            let read =
                large.iter().filter_map(|li| li.value().attr("data-say")).filter(|said| said.contains(&fact.subject));
            let named = marks.iter().filter_map(|mark| mark.value().attr("aria-label"));
            let named = named.filter(|name| name.contains(&fact.subject)).map(String::from);
            let line = csv.lines().find(|line| line.contains(&fact.id)).map(String::from);
            let image = poster.parts[0].stories[0].figures[i].subject.clone();
            for place in own.into_iter().chain(figure).chain(named).chain(line) {
                prop_assert!(place.contains(&say), "“{place}” lacks {say}");
                for said in &due {
                    prop_assert!(place.contains(said), "“{place}” lacks {said}");
                }
            }
            for place in read.map(String::from).chain([image]) {
                for said in due.iter().filter(|said| !said.chars().any(|c| c.is_ascii_digit())) {
                    prop_assert!(place.contains(said), "“{place}” lacks {said}");
                }
            }
            let known = &json["facts"][i];
            let status = content.status(fact.status.as_ref()).map(|status| status.text.clone());
            prop_assert_eq!(known.get("status").cloned(), status.map(Value::from));
            prop_assert_eq!(known.get("year").cloned(), fact.year.map(Value::from));
            prop_assert_eq!(known.get("scope").cloned(), fact.scope.clone().map(Value::from));
            prop_assert_eq!(known["origin"] == "computed", fact.computed.is_some());
        }
        Ok(())
    });
}

#[test]
fn a_description_says_all_of_each_mark_and_compares_only_where_the_content_gives_a_reason() {
    hold(|_, content| {
        for spec in &content.charts {
            let chart = Chart::new(spec, content.fact_context()).map_err(|e| TestCaseError::fail(e.to_string()))?;
            let mut said = describe::describe(&chart, content);
            for datum in chart.data.iter().chain(&chart.strokes) {
                let Some(fact) = content.ledger.fact(&datum.fact) else {
                    let name = content.fact_context().stated(content.name(&datum.fact).expect("a name"));
                    prop_assert!(said.contains(&name), "“{said}” lacks {name}");
                    said = said.replace(&name, "");
                    continue;
                };
                let full = format!("{}{}", datum.label, datum.value_text());
                prop_assert!(said.contains(&full), "“{said}” lacks {full}");
                prop_assert_eq!(datum.label.contains(COMPUTED), fact.computed.is_some());
                for beside in content.fact_context().circumstances(fact) {
                    prop_assert!(said.contains(&beside), "“{said}” lacks {beside}");
                }
            }
            prop_assert!(spec.compare.is_some() || !said.contains('〈'), "{said}");
            // What remains without the figures and what the ledger says of them has no number but that of the marks.
            for datum in chart.data.iter().chain(&chart.strokes) {
                let Some(fact) = content.ledger.fact(&datum.fact) else { continue };
                said = said.replace(&format!("{}{}", datum.label, datum.value_text()), "");
                for beside in content.fact_context().circumstances(fact) {
                    said = said.replace(&beside, "");
                }
            }
            let said = said.replace(&content.description.apart, "");
            let digits: String = said.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits, (chart.data.len() + chart.strokes.len()).to_string(), "{}", said);
        }
        Ok(())
    });
}

#[test]
fn a_name_says_how_far_it_has_come_and_of_which_year_and_no_cup_is_beside_what_is_not_reached() {
    hold(|(_, named, ..), content| {
        let html = page(content);
        for name in &content.names {
            let status = content.status(name.status.as_ref()).expect("a status");
            let note =
                within(html.root_element(), ".notes li").into_iter().map(words).find(|li| li.contains(&name.text));
            if let Some(said) = note {
                let (before, after) = said.split_once(&name.text).expect("the name");
                let year = name.year.map(|year| format!("{year}年")).unwrap_or_default();
                let leading = if status.leads { status.text.as_str() } else { "" };
                prop_assert_eq!(before, year + leading, "{}", said);
                prop_assert_eq!(after.contains(&status.text), !status.leads, "{}", said);
            }
        }
        let wrong: Vec<usize> = (0..named.len())
            .filter(|i| {
                ICONS[named[*i].1].starts_with(['a', 't']) && matches!(STATUSES[named[*i].0].2, "under-way" | "listed")
            })
            .collect();
        let text = serde_json::to_string(content).expect("JSON");
        let told = check::read("any.json", &text).err().map(|told| told.faults).unwrap_or_default();
        let icons: Vec<&str> =
            told.iter().map(|fault| fault.path.as_str()).filter(|path| path.ends_with(".icon")).collect();
        let expected: Vec<String> = wrong.iter().map(|i| format!("sections[0].stories[0].notes[{i}].icon")).collect();
        prop_assert_eq!(icons, expected);
        let others: Vec<String> =
            told.iter().filter(|fault| !fault.path.ends_with(".icon")).map(ToString::to_string).collect();
        // Random values may be counted in too many symbols or add up to a share over a hundred; no rule of these tests breaks.
        prop_assert!(others.is_empty(), "{}", others.join("\n"));
        Ok(())
    });
}

#[test]
fn the_table_of_all_figures_is_ordered_by_value_and_by_qualifier() {
    let rank = |qualifier| match qualifier {
        Qualifier::Nearly => 0,
        Qualifier::Exact | Qualifier::UpTo | Qualifier::About => 1,
        Qualifier::AtLeast | Qualifier::OrderOf => 2,
        Qualifier::Over => 3,
    };
    hold(|_, content| {
        let html = page(content);
        let places: Vec<usize> = within(html.root_element(), "#data tbody tr")
            .iter()
            .map(|row| row.value().attr("data-size").and_then(|place| place.parse().ok()).expect("a place"))
            .collect();
        let facts = &content.ledger.facts;
        for (i, one) in facts.iter().enumerate() {
            for (j, other) in facts.iter().enumerate().filter(|(_, other)| other.unit == one.unit) {
                let size = |fact: &Fact| (content.ledger.base(fact).expect("a value"), rank(fact.qualifier));
                if size(one) > size(other) {
                    prop_assert!(places[i] < places[j], "{:?} after {:?}", size(one), size(other));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn of_which_years_the_figures_are_is_said_as_the_ledger_has_it() {
    hold(|(.., same_year), content| {
        let html = page(content);
        let years: std::collections::BTreeSet<u16> = content
            .ledger
            .facts
            .iter()
            .filter_map(|fact| fact.year)
            .chain(content.names.iter().filter_map(|n| n.year))
            .collect();
        let listed = years.iter().map(u16::to_string).collect::<Vec<_>>().join("、");
        let one = *same_year && years.len() == 1;
        let expected = match (years.is_empty(), one) {
            (true, _) => String::new(),
            (_, true) => format!("均为{listed}年数据。"),
            _ => format!("部分为{listed}年数据。"),
        };
        prop_assert_eq!(content.dates(), expected.as_str());
        let lead = words(within(html.root_element(), "#data .lead")[0]);
        let foot = words(within(html.root_element(), "footer")[0]);
        let image = PosterContent::of(content).licence;
        let json: Value = serde_json::from_str(&open_data::json(content).expect("JSON")).expect("JSON");
        for place in [lead, foot, image, json["licence"].as_str().unwrap_or_default().into()] {
            prop_assert!(place.contains(&expected), "“{place}” lacks “{expected}”");
            prop_assert!(!expected.is_empty() || !place.contains("年数据"), "{place}");
        }
        Ok(())
    });
}
