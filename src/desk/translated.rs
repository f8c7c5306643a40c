//! Places of an original in its translation: entries of lists are the same if they have the same id.

use serde_json::{Value, json};

use crate::check::edit;
use crate::manuscript::step::Step;

/// The keys that tell the entries of a list apart.
pub const IDS: [&str; 5] = ["id", "fact", "of", "section", "icon"];

/// The value at a place.
pub fn at<'a>(file: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(file, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(at) => value.get(at),
    })
}

/// The place in a translation of what is at a place of the original; `None` if the translation has no such entry. The last key need not
/// be there.
pub fn place(original: &Value, own: &Value, path: &[Step]) -> Option<Vec<Step>> {
    let mut found = Vec::new();
    let (mut original, mut own) = (Some(original), Some(own));
    for step in path {
        let (from, to) = (original?, own?);
        let step = match step {
            Step::Index(index) => Step::Index(counterpart(from, to, *index)?),
            Step::Key(key) => Step::Key(key.clone()),
        };
        original = at(from, std::slice::from_ref(path.get(found.len())?));
        own = at(to, std::slice::from_ref(&step));
        found.push(step);
    }
    Some(found)
}

/// The key of a place of an original in the forms of its translation: the place that it has there, or would be given. What the translation
/// lacks and has another entry in the place of is marked, so that no two fields have the same key.
pub fn key(original: &Value, own: &Value, path: &[Step]) -> String {
    if let Some(place) = place(original, own, path) {
        return edit::shown(&place);
    }
    let parts = (1..=path.len()).filter_map(|length| path.get(..length));
    let taken =
        parts.filter(|part| matches!(part.last(), Some(Step::Index(_))) && place(original, own, part).is_none());
    let mark = if taken.take(1).any(|part| at(own, part).is_some()) { "*" } else { "" };
    [&edit::shown(path), mark].concat()
}

/// The entry of a translation's list for an entry of the original's.
fn counterpart(from: &Value, to: &Value, index: usize) -> Option<usize> {
    let (from, to) = (from.as_array()?, to.as_array()?);
    let Some((key, id)) = id(from.get(index)?) else { return Some(index) };
    // Several may have the same: then the order decides.
    let nth = from.iter().take(index).filter(|other| other.get(key) == Some(id)).count();
    let same = to.iter().enumerate().filter(|(_, other)| other.get(key) == Some(id));
    same.map(|(at, _)| at).nth(nth)
}

/// What tells an entry apart.
fn id(entry: &Value) -> Option<(&'static str, &Value)> {
    IDS.into_iter().find_map(|key| Some((key, entry.get(key)?)))
}

/// The translation's file with other words at a place of the original; entries that it lacks are begun.
pub fn set(text: &str, original: &Value, path: &[Step], value: &Value) -> Option<String> {
    let mut text = text.to_string();
    for length in 1..=path.len() {
        let (part, rest) = path.split_at_checked(length)?;
        let own: Value = serde_json::from_str(&text).ok()?;
        let (last, around) = part.split_last()?;
        let around = place(original, &own, around)?;
        let list = at(&own, &around)?;
        let there = place(original, &own, part).filter(|place| at(&own, place).is_some());
        if rest.is_empty() {
            let place = match (there, last) {
                (Some(place), _) => place,
                (None, Step::Index(index)) => {
                    // Texts before it are begun, too, so that it has its place.
                    for more in list.as_array()?.len()..*index {
                        text = edit::insert(&text, &around, more, &json!(""))?;
                    }
                    return edit::insert(&text, &around, *index, value);
                }
                (None, key) => around.iter().cloned().chain([key.clone()]).collect(),
            };
            return edit::set(&text, &place, value);
        }
        if there.is_some() {
            continue;
        }
        text = match last {
            Step::Key(_) => {
                let begun = if matches!(rest.first(), Some(Step::Index(_))) { json!([]) } else { json!({}) };
                let place: Vec<Step> = around.iter().cloned().chain([last.clone()]).collect();
                edit::set(&text, &place, &begun)?
            }
            Step::Index(index) => {
                let (key, id) = id(at(original, part)?)?;
                edit::insert(&text, &around, *index, &json!({ key: id }))?
            }
        };
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(steps: &[&str]) -> Vec<Step> {
        steps.iter().map(|step| step.parse::<usize>().map_or_else(|_| Step::from(*step), Step::from)).collect()
    }

    #[test]
    fn entries_are_found_by_their_ids_and_texts_by_their_places() {
        let original = json!({"a": [{"id": "x", "t": "1"}, {"id": "y", "t": "2", "p": ["m", "n"]}]});
        let own = r#"{"a": [{"id": "y", "t": "zwei"}]}"#;
        let value: Value = serde_json::from_str(own).expect("JSON");
        assert_eq!(place(&original, &value, &path(&["a", "1", "t"])), Some(path(&["a", "0", "t"])));
        assert_eq!(place(&original, &value, &path(&["a", "0", "t"])), None);
        let changed = set(own, &original, &path(&["a", "1", "t"]), &json!("deux")).expect("set");
        assert_eq!(changed, r#"{"a": [{"id": "y", "t": "deux"}]}"#);
        let begun = set(own, &original, &path(&["a", "0", "t"]), &json!("eins")).expect("set");
        assert_eq!(begun, r#"{"a": [{"id":"x", "t": "eins"}, {"id": "y", "t": "zwei"}]}"#);
        let prose = set(own, &original, &path(&["a", "1", "p", "1"]), &json!("N")).expect("set");
        let prose: Value = serde_json::from_str(&prose).expect("JSON");
        assert_eq!(prose["a"][0]["p"], json!(["", "N"]));
    }

    #[test]
    fn of_entries_with_the_same_icon_the_order_decides() {
        let original = json!([{"icon": "a", "text": "1"}, {"icon": "b"}, {"icon": "a", "text": "2"}]);
        let own = json!([{"icon": "a", "text": "I"}, {"icon": "a", "text": "II"}]);
        assert_eq!(place(&original, &own, &path(&["2", "text"])), Some(path(&["1", "text"])));
        assert_eq!(place(&original, &own, &path(&["1", "text"])), None);
    }
}
