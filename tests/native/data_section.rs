//! The section with all figures: complete in the prerendered pages of both editions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::page::all;
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::ledger::Fact;
use gongxiaomei::site::document;
use gongxiaomei::site::edition::Edition;
use scraper::{ElementRef, Html, Selector};

const EDITIONS: [(&str, &str); 2] = [("public/content/zh-CN.json", ""), ("public/content/en.json", "en/")];

fn file(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn content(name: &str) -> Content {
    check::open(&file(name)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn page(content: Content, place: &str) -> Html {
    let mut edition = Edition::new(content, BTreeMap::new()).unwrap_or_else(|e| panic!("{e}"));
    edition.place = place.into();
    let shell = fs::read_to_string(file("index.html")).expect("a shell");
    Html::parse_document(&document::render(&edition, &shell).unwrap_or_else(|e| panic!("{e}")))
}

/// The content and the page of each edition.
fn editions() -> [(Content, Html); 2] {
    EDITIONS.map(|(name, place)| (content(name), page(content(name), place)))
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

/// The texts of the cells of each row.
fn rows(html: &Html) -> Vec<Vec<String>> {
    let cells = Selector::parse("th, td").expect("cells");
    all(html, "#data tbody tr").into_iter().map(|row| row.select(&cells).map(text).collect()).collect()
}

#[test]
fn every_figure_has_one_row_with_all_that_is_said_of_it() {
    for (content, html) in editions() {
        let book = content.fact_context();
        let rows = rows(&html);
        assert_eq!(rows.len(), content.ledger.facts.len());
        for (fact, cells) in content.ledger.facts.iter().zip(rows) {
            let [subject, value, qualifier, section, origin] = cells.as_slice() else { panic!("{cells:?}") };
            assert!(subject.starts_with(&fact.subject), "{subject}");
            for relation in book.relations(fact) {
                assert!(subject.contains(&relation), "{subject} does not say: {relation}");
            }
            assert_eq!(*value, content.ledger.value_text(&fact.id));
            assert_eq!(*qualifier, book.meaning(fact).unwrap_or(content.open_data.exact.clone()), "{}", fact.id);
            assert_eq!(Some(section), content.section_of(&fact.id).map(|section| &section.name), "{}", fact.id);
            assert_eq!(*origin, book.origin(fact));
        }
    }
}

#[test]
fn each_row_leads_to_where_its_figure_stands_and_has_the_colour_of_that_section() {
    for (content, html) in editions() {
        for (fact, row) in content.ledger.facts.iter().zip(all(&html, "#data tbody tr")) {
            let link = row.select(&Selector::parse("a").expect("a")).next().expect("a link");
            assert_eq!(link.value().attr("href"), Some(format!("#{}", fact.id).as_str()));
            let section = content.section_of(&fact.id).expect("a section");
            let home = format!("section#{} article data#{}", section.id, fact.id);
            assert_eq!(all(&html, &home).len(), 1, "{home}");
            assert_eq!(row.value().attr("class"), Some(section.hue.name()), "{}", fact.id);
        }
    }
}

#[test]
fn the_order_of_values_keeps_measures_apart_and_falls_within_each() {
    for (content, html) in editions() {
        let ledger = &content.ledger;
        let mut ranked: Vec<(usize, &_)> = all(&html, "#data tbody tr")
            .into_iter()
            .map(|row| row.value().attr("data-size").expect("a rank").parse().expect("a number"))
            .zip(&ledger.facts)
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        assert!(ranked.iter().map(|(rank, _)| *rank).eq(0..ledger.facts.len()), "each rank once");
        let mut measures: Vec<usize> = Vec::new();
        let mut last = f64::INFINITY;
        for (_, fact) in ranked {
            let measure = ledger.unit(fact).expect("a unit").measure as usize;
            let size = ledger.base(fact).expect("a value");
            if measures.last() == Some(&measure) {
                assert!(size <= last, "{} stands after a smaller value", fact.id);
            } else {
                assert!(!measures.contains(&measure), "{} stands apart from its measure", fact.id);
                measures.push(measure);
            }
            last = size;
        }
    }
}

#[test]
fn over_a_number_stands_before_nearly_that_number() {
    for (content, html) in editions() {
        let rank = |id: &str| {
            let place = content.ledger.facts.iter().position(|fact| fact.id == id).expect("a figure");
            all(&html, "#data tbody tr")[place].value().attr("data-size").and_then(|rank| rank.parse::<usize>().ok())
        };
        let [over, nearly] =
            ["datang-investment", "yuanhe-investment"].map(|id| content.ledger.fact(id).expect("a figure"));
        assert_eq!(content.ledger.base(over), content.ledger.base(nearly), "the same round figure");
        assert!(rank(&over.id) < rank(&nearly.id), "{:?} {:?}", rank(&over.id), rank(&nearly.id));
    }
}

#[test]
fn the_controls_wait_for_a_browser_that_answers_to_them() {
    for (content, html) in editions() {
        assert_eq!((all(&html, "#data template").len(), html.html().matches("<template><form").count()), (1, 1));
        assert_eq!(all(&html, "#data thead button").len(), all(&html, "#data thead button[hidden]").len());
        let heads: Vec<String> =
            all(&html, "#data thead th > span, #data thead th.none").into_iter().map(text).collect();
        assert_eq!(heads.len(), 5, "a head for each column without scripts too");
        let summary = text(all(&html, "#data summary")[0]);
        assert!(summary.contains(&content.ledger.facts.len().to_string()), "{summary}");
        assert_eq!(all(&html, "#data details[open]").len(), 0);
    }
}

#[test]
fn each_choice_leaves_the_rows_it_names() {
    for (content, html) in editions() {
        let facts = &content.ledger.facts;
        for choice in all(&html, "#data [type=radio]") {
            let name = choice.parent().and_then(ElementRef::wrap).map(text).expect("a label");
            let left = match choice.value().attr("value").expect("a value") {
                "" => facts.len(),
                rows => all(&html, &format!("#data tbody tr{rows}")).len(),
            };
            let computed = facts.iter().filter(|fact| fact.computed.is_some()).count();
            let section = |fact: &&Fact| content.section_of(&fact.id).is_some_and(|section| section.name == name);
            let expected = match &name {
                name if *name == content.open_data.any => facts.len(),
                name if *name == content.open_data.computed => computed,
                name if *name == content.open_data.stated => facts.len() - computed,
                _ => facts.iter().filter(section).count(),
            };
            assert!(expected > 0 && left == expected, "{name}: {left} rows of {expected}");
        }
    }
}

#[test]
fn the_files_are_beside_the_edition_and_their_description_at_the_root() {
    for ((_, html), root) in editions().iter().zip(["", "../"]) {
        let links = all(html, "#data .files a");
        let links: Vec<&str> = links.iter().filter_map(|link| link.value().attr("href")).collect();
        assert_eq!(links, ["data/gongxiaomei.csv", "data/gongxiaomei.json", &format!("{root}content/schema.json")]);
        assert_eq!(all(html, "#data .files a[download]").len(), 2);
    }
}

#[test]
fn the_section_stands_after_all_stories_and_says_whose_the_figures_are() {
    for (content, html) in editions() {
        let sections = all(&html, "main > section");
        let ids: Vec<&str> = sections.iter().rev().take(2).filter_map(|section| section.value().attr("id")).collect();
        assert_eq!(ids, ["share", "data"]);
        let terms = text(all(&html, "#data .records > p")[0]);
        assert!(terms.contains(&content.source.publisher), "{terms}");
    }
}
