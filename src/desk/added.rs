//! What an entry is that is added to a list: it has what the format asks for, and no words, which the checks then ask for.

use serde_json::{Value, json};

use super::translated::at;
use crate::manuscript::step::Step;

/// An entry for a list of a file; `None` if nothing of this kind can be added there. A list that the file does not have is empty: a new
/// story has no charts.
pub fn entry(file: &Value, list: &[Step], kind: &str) -> Option<Value> {
    let items = match at(file, list) {
        Some(items) => items.as_array()?.as_slice(),
        None => &[],
    };
    let first = |path: &[&str], key: &str| {
        let list: Vec<Step> = path.iter().map(|key| Step::from(*key)).collect();
        at(file, &list).and_then(|list| list.get(0)?.get(key).cloned()).unwrap_or_default()
    };
    let fact = first(&["ledger", "facts"], "id");
    let id = |stem: &str| fresh(items, stem);
    Some(match kind {
        "figure" => {
            let units = at(file, &[Step::from("ledger"), Step::from("units")])?.as_object()?;
            let unit = units.keys().next()?;
            json!({"id": id("figure"), "subject": "", "value": 0, "unit": unit, "qualifier": "exact", "origin": "stated", "paragraph": 1})
        }
        "story" => json!({"id": id("story"), "layout": "text", "headline": "", "figures": [fact], "prose": [""]}),
        "chart" => {
            json!({"id": id("chart"), "title": "", "form": "bars", "hue": "ink", "caption": "", "marks": [{"fact": fact, "label": ""}]})
        }
        "name-of-ledger" => json!({"id": id("name"), "text": "", "kind": "place", "paragraph": 1}),
        "paragraph-of-story" => json!(""),
        "large-figure" => fact,
        "chart-of-story" => first(&["charts"], "id"),
        "note" => json!({"icon": "star", "text": ""}),
        "mark" => json!({"fact": fact, "label": ""}),
        _ => return None,
    })
}

/// An id that no entry of a list has.
pub fn fresh(items: &[Value], stem: &str) -> String {
    let taken = |id: &str| items.iter().any(|item| item.get("id").and_then(Value::as_str) == Some(id));
    (1..=items.len() + 1).map(|n| format!("{stem}-{n}")).find(|id| !taken(id)).unwrap_or_default()
}
