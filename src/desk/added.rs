//! What an entry is that is added to a list or an object: it has what the format asks for, and no words, which the checks then ask for.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::translated::at;
use crate::check::palette;
use crate::manuscript::step::Step;
use crate::model::content::Hue;

/// The kind of entry that is a character of the first screen: [`character`].
pub const CHARACTER: &str = "first-screen-character";

/// An entry for a list of a file; `None` if nothing of this kind can be added there. A list that the file does not have is empty: a new
/// story has no charts.
pub fn entry(file: &Value, list: &[Step], kind: &str) -> Option<Value> {
    if let Some(list) = at(file, list) {
        list.as_array()?;
    }
    let fact = || first(file, &["ledger", "facts"]);
    let id = |stem: &str| fresh(file, stem);
    Some(match kind {
        "figure" => {
            let units = at(file, &[Step::from("ledger"), Step::from("units")])?.as_object()?;
            let unit = units.keys().next()?;
            json!({"id": id("figure"), "subject": "", "value": 0, "unit": unit, "qualifier": "exact", "origin": "stated", "paragraph": 1})
        }
        "section" => {
            let used = each(file, &["sections"], "hue");
            let hue = hues(file).into_iter().find(|hue| !used.contains(&json!(hue)));
            let hue = hue.unwrap_or_else(|| Hue::Ink.name().into());
            json!({"id": id("section"), "hue": hue, "name": "", "headline": "", "lead": "", "stories": [story(file)]})
        }
        "story" => story(file),
        "chart" => {
            json!({"id": id("chart"), "title": "", "form": "bars", "hue": "ink", "caption": "", "marks": [mark(file)]})
        }
        "name-of-ledger" => json!({"id": id("name"), "text": "", "kind": "place", "paragraph": 1}),
        "verb-of-status" => json!({"id": id("status"), "text": "", "stage": "done"}),
        "source-of-figures" => {
            json!({"id": id("source"), "release": "", "publisher": "", "address": "", "date": "", "paragraphs": {"1": ""}})
        }
        "paragraph-of-story" | "stroke-text" => json!(""),
        "large-figure" => fact(),
        "chart-of-story" => first(file, &["charts"]),
        "note" => json!({"icon": "star", "text": ""}),
        "mark" => mark(file),
        "stroke-of-character" => json!({"of": fact(), "label": ""}),
        _ => return None,
    })
}

/// A character of the first screen, and the chart that draws it, which leads to the first section that no other leads to.
pub fn character(file: &Value) -> Option<[Value; 2]> {
    let (sections, led) = (ids(file, &["sections"]), each(file, &["hero", "glyphs"], "section"));
    let section = sections.iter().find(|id| !led.contains(id)).or_else(|| sections.last())?;
    let hue = each(file, &["sections"], "hue").into_iter().nth(sections.iter().position(|id| id == section)?)?;
    let id = fresh(file, "chart");
    let chart = json!({"id": id, "title": "", "form": "glyph", "character": "", "hue": hue, "caption": "", "marks": [mark(file)]});
    Some([json!({"section": section, "chart": id, "strokes": [""]}), chart])
}

/// A mark of a chart, with the first figure.
fn mark(file: &Value) -> Value {
    json!({"fact": first(file, &["ledger", "facts"]), "label": ""})
}

/// The id of the first entry of a list; empty if there is none.
fn first(file: &Value, list: &[&str]) -> Value {
    ids(file, list).into_iter().next().unwrap_or_else(|| json!(""))
}

/// The ids of the entries of a list.
fn ids(file: &Value, list: &[&str]) -> Vec<Value> {
    each(file, list, "id")
}

/// What the entries of a list have under a key.
fn each(file: &Value, list: &[&str], key: &str) -> Vec<Value> {
    let list: Vec<Step> = list.iter().map(|key| Step::from(*key)).collect();
    let entries = at(file, &list).and_then(Value::as_array).into_iter().flatten();
    entries.filter_map(|entry| entry.get(key).cloned()).collect()
}

fn story(file: &Value) -> Value {
    json!({"id": fresh(file, "story"), "layout": "text", "headline": "", "figures": [], "prose": [""]})
}

/// The key and the entry for an object of a file that has one for each; `None` if nothing of this kind can be added there.
pub fn keyed(file: &Value, object: &[Step], kind: &str) -> Option<(String, Value)> {
    let own = at(file, object).and_then(Value::as_object);
    let has = |key: &str| own.is_some_and(|own| own.contains_key(key));
    Some(match kind {
        "paragraph-of-release" => {
            let last = own.into_iter().flat_map(|own| own.keys()).filter_map(|key| key.parse::<u8>().ok()).max();
            (last.unwrap_or_default().checked_add(1)?.to_string(), json!(""))
        }
        "own-colour" => {
            let all = serde_json::to_value(palette::defaults()).ok()?;
            all.as_object()?.clone().into_iter().find(|(hue, _)| !has(hue))?
        }
        _ => return None,
    })
}

/// The hues that a section can have: those of the file's own, then those that every page has.
fn hues(file: &Value) -> Vec<String> {
    let own = file.get("look").and_then(Value::as_object);
    let own = own.into_iter().flat_map(|look| look.keys()).filter(|key| key.starts_with("hue-")).cloned();
    own.chain([Hue::Orange, Hue::Plum, Hue::Lake].map(|hue| hue.name().to_string())).collect()
}

/// An id that nothing in a file has: ids are those of elements of the page, whatever list they are in.
pub fn fresh(file: &Value, stem: &str) -> String {
    let mut taken = BTreeSet::new();
    collect(file, &mut taken);
    (1..=taken.len() + 1).map(|n| format!("{stem}-{n}")).find(|id| !taken.contains(id.as_str())).unwrap_or_default()
}

/// Every id within a value.
fn collect<'a>(value: &'a Value, ids: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(entries) => {
            ids.extend(entries.get("id").and_then(Value::as_str));
            entries.values().for_each(|value| collect(value, ids));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, ids)),
        _ => {}
    }
}
