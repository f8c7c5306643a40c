//! The texts of all editions side by side: in reading order, and the words beside them.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::filled;
use super::sheet::{Sheet, Shown};
use crate::model::content::Content;
use crate::press::difference::leaves;
use crate::press::texts::{self, Kind, Text};

/// The parts of a content file that have words, but for those in reading order, figures and charts.
const PARTS: [&str; 14] = [
    "site",
    "names",
    "source",
    "statuses",
    "ledger",
    "words",
    "choices",
    "share",
    "embedding",
    "open_data",
    "correcting",
    "sharing",
    "portal",
    "description",
];

/// Entries of those that are no words.
const NO_WORDS: [(&str, &[&str]); 4] = [
    ("names", &["id", "kind", "status"]),
    ("source", &["id"]),
    ("statuses", &["id", "stage"]),
    ("ledger", &["base", "measure", "per", "place"]),
];

/// The texts of one edition by their paths.
type ByPath = BTreeMap<String, String>;

/// First screen, sections and stories.
pub fn reading(sheet: &Sheet) -> impl IntoView + use<> {
    let original = sheet.original();
    let first = part(sheet, sheet.word("proof-first-screen"), texts::first_screen);
    let mut parts = vec![first];
    for section in original.iter().flat_map(|content| &content.sections) {
        let title = format!("{} {} · {}", sheet.word("proof-section"), section.name, section.id);
        parts.push(part(sheet, title, |content| {
            let own = content.sections.iter().find(|own| own.id == section.id);
            own.map(texts::opening).unwrap_or_default()
        }));
        for story in &section.stories {
            let title = format!("{} {}", sheet.word("proof-story"), story.id);
            parts.push(part(sheet, title, |content| {
                let mut stories = content.sections.iter().flat_map(|section| &section.stories);
                let own = stories.find(|own| own.id == story.id);
                own.map(|own| texts::story(content, &section.id, own)).unwrap_or_default()
            }));
        }
    }
    view! {
        <section>
            <h2>{sheet.word("proof-texts")}</h2>
            <p class="about">{sheet.word("proof-texts-about")}</p>
            {parts}
        </section>
    }
}

/// A part with a heading; `of` are its texts in an edition.
fn part<'a>(sheet: &'a Sheet, title: String, of: impl Fn(&'a Content) -> Vec<Text<'a>>) -> AnyView {
    let rows = rows(sheet, of);
    view! { <h3>{title}</h3> {table(sheet, rows)} }.into_any()
}

/// The same texts of all editions as rows: what each is, and its words in every edition.
pub fn rows<'a>(sheet: &'a Sheet, of: impl Fn(&'a Content) -> Vec<Text<'a>>) -> Vec<(String, Vec<AnyView>)> {
    let all: Vec<Vec<Text>> = sheet.editions.iter().map(|shown| of(&shown.content)).collect();
    // Paragraphs that a translation alone has stand after those of the original.
    let mut paths: Vec<(&str, Kind)> = Vec::new();
    for text in all.iter().flatten() {
        if paths.iter().all(|(path, _)| *path != text.path) {
            paths.push((&text.path, text.kind));
        }
    }
    let cell = |shown: &Shown, texts: &[Text], path: &str| {
        let text = texts.iter().find(|text| text.path == path);
        filled::text(sheet, &shown.content, text.map_or("", |text| &text.words))
    };
    let row = |(path, kind): (&str, Kind)| {
        let cells = sheet.editions.iter().zip(&all).map(|(shown, texts)| cell(shown, texts, path));
        (sheet.word(kind.called()), cells.collect())
    };
    paths.into_iter().map(row).collect()
}

/// Rows of texts as a table, a column for each edition.
pub fn table(sheet: &Sheet, rows: Vec<(String, Vec<AnyView>)>) -> impl IntoView + use<> {
    let langs: Vec<String> = sheet.editions.iter().map(|shown| shown.content.site.lang.clone()).collect();
    let heads: Vec<_> = langs.iter().map(|lang| view! { <th scope="col">{lang.clone()}</th> }).collect();
    let body: Vec<_> = rows
        .into_iter()
        .map(|(called, cells)| {
            let cells = cells.into_iter().zip(langs.clone());
            let cells: Vec<_> = cells.map(|(cell, lang)| view! { <td lang=lang>{cell}</td> }).collect();
            view! { <tr><th scope="row">{called}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <table class="texts">
            <thead><tr><th scope="col">{sheet.word("proof-place")}</th>{heads}</tr></thead>
            <tbody>{body}</tbody>
        </table>
    }
}

/// The words of names, sources, units and controls.
pub fn others(sheet: &Sheet) -> impl IntoView + use<> {
    let parts: Vec<_> = PARTS
        .into_iter()
        .filter_map(|part| {
            let all: Vec<ByPath> = sheet.editions.iter().map(|shown| others_of(&shown.content, part)).collect();
            let paths: BTreeSet<&String> = all.iter().flat_map(BTreeMap::keys).collect();
            if paths.is_empty() {
                return None;
            }
            let row = |path: &String| {
                let cells = sheet.editions.iter().zip(&all).map(|(shown, texts)| {
                    filled::text(sheet, &shown.content, texts.get(path).map_or("", String::as_str))
                });
                (path.clone(), cells.collect())
            };
            let rows = paths.into_iter().map(row).collect();
            Some(view! { <h3><code>{part}</code></h3> {table(sheet, rows)} })
        })
        .collect();
    view! {
        <section class="others">
            <h2>{sheet.word("proof-others")}</h2>
            <p class="about">{sheet.word("proof-others-about")}</p>
            {parts}
        </section>
    }
}

/// The words of a part of a content by their paths.
fn others_of(content: &Content, part: &str) -> ByPath {
    let mut whole = serde_json::to_value(content).unwrap_or_default();
    let Some(own) = whole.get_mut(part) else { return ByPath::new() };
    if let Some(ledger) = own.as_object_mut() {
        // They have a list of their own.
        ledger.remove("facts");
    }
    let others = NO_WORDS.into_iter().find(|(of, _)| *of == part).map_or(&[][..], |(_, names)| names);
    let words = |path: &str, text: &str| {
        let name = path.rsplit(['.', ']']).next().unwrap_or_default();
        let mark = ["true", "false"].contains(&text) || text.parse::<f64>().is_ok();
        !path.ends_with('⇅') && !others.contains(&name) && !mark && !text.is_empty()
    };
    let leaves = leaves(own).into_iter().filter(|(path, text)| words(path, text));
    leaves.map(|(path, text)| (path.trim_start_matches('.').to_string(), text)).collect()
}
