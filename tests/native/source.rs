//! The page against its source: the status verb, scope and year that the release gives for each fact and name, as read from it
//! (`fixtures/status.json`), and what of the page covers each of its sentences (`fixtures/coverage.json`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::page::{page, within};
use gongxiaomei::chart::table;
use gongxiaomei::chart::{Chart, describe};
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::speech;
use gongxiaomei::model::status::Stage;
use gongxiaomei::site::open_data;
use scraper::ElementRef;
use serde::Deserialize;

/// What the release states about a fact or a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    id: String,
    /// Its status verb.
    verb: Option<String>,
    /// Whether the verb says that it has been reached.
    reached: Option<bool>,
    scope: Option<String>,
    year: Option<u16>,
}

/// What covers a sentence of the release: the page's figures, names and terms; and what is left out, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Carried {
    paragraph: u8,
    /// Counted within the paragraph; 0 is its heading.
    sentence: u8,
    /// Its first characters, so that it can be found.
    begins: String,
    facts: Vec<String>,
    names: Vec<String>,
    terms: Vec<String>,
    left_out: Vec<LeftOut>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LeftOut {
    what: String,
    why: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fixture<T: for<'de> Deserialize<'de>>(file: &str) -> Vec<T> {
    let text = fs::read_to_string(root().join("tests/fixtures").join(file)).expect(file);
    serde_json::from_str(&text).expect(file)
}

fn content(file: &str) -> Content {
    check::open(&root().join("public/content").join(file)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

fn text(element: ElementRef) -> String {
    solid(&element.text().collect::<String>())
}

/// The status that the content gives for a fact or a name: its verb and its stage.
fn status<'a>(content: &'a Content, id: &str) -> Option<(&'a str, Stage)> {
    let own = content.ledger.fact(id).and_then(|fact| fact.status.as_ref());
    let status = content.status(own.or_else(|| content.name(id)?.status.as_ref()))?;
    Some((status.text.as_str(), status.stage))
}

#[test]
fn every_thing_has_the_verb_the_scope_and_the_year_of_the_release() {
    let content = content("zh-CN.json");
    for said in fixture::<Said>("status.json") {
        let id = said.id.as_str();
        let (fact, name) = (content.ledger.fact(id), content.name(id));
        let words = match (fact, name) {
            (Some(fact), _) => [fact.subject.as_str(), fact.scope.as_deref().unwrap_or_default()].concat(),
            (None, Some(name)) => name.text.clone(),
            (None, None) => panic!("there is no {id}"),
        };
        if let Some(verb) = &said.verb {
            let (text, stage) = status(&content, id).unwrap_or((words.as_str(), Stage::Done));
            assert!(text.contains(verb.as_str()), "{id}: the release says {verb}, the page {text}");
            assert_eq!(stage.reached(), said.reached.expect("whether it is reached"), "{id}: {verb}");
        }
        if let Some(scope) = &said.scope {
            assert!(words.contains(scope.as_str()), "{id} is counted in {scope}, which “{words}” does not say");
        }
        if let Some(year) = said.year {
            let own = fact.and_then(|fact| fact.year).or_else(|| name?.year);
            assert!(own == Some(year) || words.contains(&year.to_string()), "{id} is of {year}");
        }
    }
}

#[test]
fn whatever_the_content_gives_a_status_the_release_gives_it_too() {
    let content = content("zh-CN.json");
    let said: BTreeSet<String> = fixture::<Said>("status.json").into_iter().map(|said| said.id).collect();
    let facts = content.ledger.facts.iter().filter(|fact| fact.status.is_some()).map(|fact| &fact.id);
    let names = content.names.iter().filter(|name| name.status.is_some()).map(|name| &name.id);
    let unread: Vec<&String> = facts.chain(names).filter(|id| !said.contains(*id)).collect();
    assert!(unread.is_empty(), "their status was not read from the release: {unread:?}");
}

#[test]
fn a_name_says_how_far_it_has_come_wherever_it_is_shown_and_read_aloud() {
    for file in ["zh-CN.json", "en.json"] {
        let content = content(file);
        let html = page(&content);
        let notes = within(html.root_element(), ".notes li");
        for name in content.names.iter().filter(|name| name.status.is_some()) {
            let (verb, _) = status(&content, &name.id).expect("a status");
            let note = notes
                .iter()
                .find(|li| within(**li, "b").into_iter().map(text).collect::<String>() == solid(&name.text));
            let note = note.unwrap_or_else(|| panic!("{}: no note has it", name.id));
            let read = note.value().attr("data-say").expect("what is read aloud");
            for said in [&text(*note), read] {
                let (said, verb) = (solid(said).to_lowercase(), solid(&speech::text(&content, verb)).to_lowercase());
                assert_eq!(said.matches(&verb).count(), 1, "{}: {verb} once in “{said}”", name.id);
            }
        }
    }
}

#[test]
fn a_figure_says_how_far_it_has_come_in_every_table_file_and_description() {
    for file in ["zh-CN.json", "en.json"] {
        let content = content(file);
        let html = page(&content);
        let rows = within(html.root_element(), "tbody tr");
        let csv = open_data::csv(&content);
        for fact in &content.ledger.facts {
            let Some((verb, _)) = status(&content, &fact.id) else {
                continue;
            };
            let of: Vec<&ElementRef> =
                rows.iter().filter(|row| text(within(**row, "th")[0]).starts_with(&solid(&fact.subject))).collect();
            assert!(of.len() >= 2, "{}: in {} tables", fact.id, of.len());
            let least = of.iter().filter(|row| text(***row).contains(&solid(verb))).count();
            assert!(least >= 2, "{}: {verb} stands in {least} tables", fact.id);
            let line = csv.lines().find(|line| line.contains(&fact.id)).expect("a line");
            assert!(line.contains(verb), "{line}");
            assert!(table::row(fact, content.fact_context()).sentence("，").ends_with(verb), "{}", fact.id);
            for spec in content.charts.iter().filter(|spec| spec.marks.iter().any(|mark| mark.fact == fact.id)) {
                let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
                let words = describe::describe(&chart, &content);
                assert!(words.contains(verb), "{}: {words}", spec.id);
            }
        }
    }
}

#[test]
fn every_sentence_of_the_release_is_carried_or_left_out_for_a_reason() {
    let content = content("zh-CN.json");
    let html = page(&content);
    let shown: String = within(html.root_element(), "body").into_iter().map(text).collect();
    let mut last = BTreeMap::new();
    let mut carried = BTreeSet::new();
    for row in fixture::<Carried>("coverage.json") {
        let at = format!("paragraph {}, sentence {} ({}…)", row.paragraph, row.sentence, row.begins);
        let before = last.insert(row.paragraph, row.sentence);
        assert!(
            before.map_or(row.sentence <= 1, |before| row.sentence == before + 1),
            "{at}: one before it is missing"
        );
        assert!(
            !(row.facts.is_empty() && row.names.is_empty() && row.terms.is_empty() && row.left_out.is_empty()),
            "{at}"
        );
        for id in &row.facts {
            let fact = content.ledger.fact(id).unwrap_or_else(|| panic!("{at}: no figure {id}"));
            assert_eq!(fact.paragraph, row.paragraph, "{at}: {id}");
        }
        for id in &row.names {
            let name = content.name(id).unwrap_or_else(|| panic!("{at}: no name {id}"));
            assert_eq!(name.paragraph, row.paragraph, "{at}: {id}");
        }
        for term in &row.terms {
            assert!(shown.contains(&solid(term)), "{at}: “{term}” is not on the page");
        }
        for LeftOut { what, why } in &row.left_out {
            assert!(!what.is_empty() && why.len() > 9, "{at}: {what} is left out without a reason");
        }
        for id in row.facts.into_iter().chain(row.names) {
            assert!(carried.insert(id.clone()), "{at}: {id} carries another sentence already");
        }
    }
    assert_eq!(last, BTreeMap::from([(0, 1), (1, 3), (2, 8), (3, 11), (4, 8), (5, 2), (6, 1)]), "all of the release");
    let facts = content.ledger.facts.iter().map(|fact| &fact.id);
    let invented: Vec<&String> =
        facts.chain(content.names.iter().map(|n| &n.id)).filter(|id| !carried.contains(*id)).collect();
    assert!(invented.is_empty(), "no sentence of the release has these: {invented:?}");
}
