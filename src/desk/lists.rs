//! Entries of lists: added, moved, removed.

use serde_json::{Value, json};

use super::translated::at;
use super::{Desk, Reply, added, translated};
use crate::check::{edit, say};
use crate::manuscript::forms::Entry;
use crate::manuscript::step::Step;

impl Desk {
    /// Adds an entry to a list of a file.
    pub(super) fn add(&mut self, file: &str, list: &[Step], kind: &str) -> Reply {
        let before = self.texts.clone();
        let value = self.texts.get(file).and_then(|text| serde_json::from_str::<Value>(text).ok());
        let (Some(value), Some(text)) = (value, self.texts.get(file)) else {
            return self.refused(&say("no-such-place", &[]));
        };
        let put = |text: &str, list: &[Step], entry: &Value| {
            edit::insert(text, list, usize::MAX, entry).or_else(|| edit::set(text, list, &json!([entry])))
        };
        let (changed, entry) = match (added::keyed(&value, list, kind), added::entry(&value, list, kind)) {
            (Some((key, entry)), _) => {
                let place: Vec<Step> = list.iter().cloned().chain([Step::from(key.as_str())]).collect();
                let begun = || edit::set(text, list, &json!({ &key: entry }));
                (edit::set(text, &place, &entry).or_else(begun), entry)
            }
            (None, Some(entry)) => (put(text, list, &entry), entry),
            (None, None) => match added::character(&value).filter(|_| kind == added::CHARACTER) {
                Some([character, chart]) => {
                    let drawn = put(text, &[Step::from("charts")], &chart);
                    (drawn.and_then(|text| put(&text, list, &character)), character)
                }
                None => (None, Value::Null),
            },
        };
        let Some(changed) = changed else { return self.refused(&say("no-such-place", &[])) };
        // A text without an id has to be in every translation at the same place.
        if entry == json!("") && at(&value, list).is_some_and(Value::is_array) {
            self.elsewhere(list, |text, place| edit::insert(text, place, usize::MAX, &json!("")));
        }
        self.texts.insert(file.into(), changed);
        self.changed(&before)
    }

    /// Moves or removes an entry of a list, in the translations, too.
    pub(super) fn rearrange(&mut self, file: &str, entry: &Entry, to: Option<usize>) -> Reply {
        let before = self.texts.clone();
        let item: Vec<Step> = entry.list.iter().cloned().chain([Step::Index(entry.at)]).collect();
        let changed = self.texts.get(file).and_then(|text| match to {
            Some(to) => edit::relocate(text, &entry.list, entry.at, to),
            None => edit::remove(text, &item),
        });
        let Some(changed) = changed else { return self.refused(&say("no-such-place", &[])) };
        let has_id = edit::get(before.get(file).map_or("", String::as_str), &item).is_some_and(|item| item.is_object());
        match to {
            // Entries with ids are in the order of the original anyway.
            Some(_) if has_id => {}
            Some(to) => self.elsewhere(&entry.list, |text, place| edit::relocate(text, place, entry.at, to)),
            None => self.elsewhere(&item, edit::remove),
        }
        self.texts.insert(file.into(), changed);
        self.changed(&before)
    }

    /// Changes what every translation has at a place of the original.
    fn elsewhere(&mut self, path: &[Step], change: impl Fn(&str, &[Step]) -> Option<String>) {
        let original = self.texts.get(&self.site.first).and_then(|text| serde_json::from_str::<Value>(text).ok());
        let names: Vec<String> = self.translations().cloned().collect();
        for name in names {
            let Some((original, text)) = original.as_ref().zip(self.texts.get(&name)) else { continue };
            let Ok(own) = serde_json::from_str::<Value>(text) else { continue };
            let place = translated::place(original, &own, path);
            if let Some(changed) = place.and_then(|place| change(text, &place)) {
                self.texts.insert(name, changed);
            }
        }
    }
}
