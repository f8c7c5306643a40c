//! The gallery shows every form and edge case that it promises, is built like any page, and cannot be mistaken for a real one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use gongxiaomei::chart::forms::FORMS;
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::ledger::Qualifier;
use gongxiaomei::site::document;
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::gallery;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn content() -> Content {
    let file = gallery::document(&read("public/content/zh-CN.json")).unwrap_or_else(|e| panic!("{e}"));
    check::read("the gallery", &file).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn every_form_is_shown_at_every_edge_with_every_qualifier() {
    let content = content();
    for (form, spec) in FORMS {
        let charts = || content.charts.iter().filter(|chart| chart.form == form);
        let edges: BTreeSet<&str> = charts().filter_map(|c| c.title.split_once('，')).map(|(_, edge)| edge).collect();
        // Forms with a limited number of marks have no chart of many marks.
        let expected = if spec.marks.unlimited() { 9 } else { 8 };
        assert_eq!(edges.len(), expected, "{form:?}: {edges:?}");
        let facts = charts().flat_map(|chart| &chart.marks).filter_map(|mark| content.ledger.fact(&mark.fact));
        let qualifiers: BTreeSet<Qualifier> = facts.map(|fact| fact.qualifier).collect();
        assert_eq!(qualifiers.len(), Qualifier::ALL.len(), "{form:?}: {qualifiers:?}");
    }
}

#[test]
fn every_edition_has_a_word_for_every_form() {
    for file in ["public/content/zh-CN.json", "public/content/en.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let words = check::open(&path).unwrap_or_else(|faults| panic!("{faults}")).description.forms;
        let lacking: Vec<String> =
            FORMS.into_iter().filter(|(form, _)| !words.contains_key(form)).map(|(form, _)| form.name()).collect();
        assert!(lacking.is_empty(), "{file}: description.forms does not say what these forms are called: {lacking:?}");
    }
}

#[test]
fn the_page_says_that_its_figures_are_invented_and_shows_markup_as_text() {
    let edition = Edition::new(content(), BTreeMap::new()).unwrap_or_else(|e| panic!("{e}"));
    let page = document::render(&edition, &read("index.html")).unwrap_or_else(|e| panic!("{e}"));
    assert!(page.contains(&format!("<title>{}</title>", gallery::INVENTED)));
    assert!(page.contains("&lt;b&gt;粗&lt;/b&gt;"));
    assert!(!page.contains("<b>粗"), "markup in a label reaches the page as markup");
}
