//! Words that any city's page may need and the one before did not: growth and decline, periods, what charts of characters are called.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::check::edit::{self, Step};

/// Those of a language, in the format of content files.
#[derive(Debug, Default, Deserialize)]
pub struct Standard {
    /// For `ledger.changes`.
    pub changes: BTreeMap<String, Map<String, Value>>,
    /// For `ledger.patterns`.
    pub patterns: BTreeMap<String, String>,
    /// For `description.forms`.
    pub forms: BTreeMap<String, String>,
    /// For `words`, in the place of those that speak of a city's own parts and things.
    pub words: BTreeMap<String, String>,
}

const CHINESE: &str = include_str!("zh.json");
const ENGLISH: &str = include_str!("en.json");

impl Standard {
    /// Those of a language as in BCP 47; none if it is neither Chinese in simplified characters nor English.
    pub fn of(lang: &str) -> Standard {
        let lang = lang.to_ascii_lowercase();
        let text = match lang.split('-').next() {
            Some("en") => ENGLISH,
            Some("zh")
                if !["tw", "hk", "mo", "hant"].iter().any(|other| lang.split('-').any(|part| part == *other)) =>
            {
                CHINESE
            }
            _ => return Standard::default(),
        };
        serde_json::from_str(text).unwrap_or_default()
    }

    /// A content file with them, or one of a translation, which takes from its original what a change is measured against. What the file
    /// has stays. `None` if it has no ledger or no descriptions.
    pub fn fill(self, text: &str, translated: bool) -> Option<String> {
        let changes = self.changes.into_iter().map(|(name, mut change)| {
            if translated {
                change.remove("base");
            }
            (name, Value::Object(change))
        });
        let words = |words: BTreeMap<String, String>| words.into_iter().map(|(name, words)| (name, Value::from(words)));
        let text = add(text.into(), ["ledger", "changes"], changes)?;
        let text = add(text, ["ledger", "patterns"], words(self.patterns))?;
        let text = add(text, ["description", "forms"], words(self.forms))?;
        self.words.into_iter().try_fold(text, |text, (name, own)| {
            let place = ["words", name.as_str()].map(Step::from);
            if edit::get(&text, &place).is_some() { edit::set(&text, &place, &Value::from(own)) } else { Some(text) }
        })
    }
}

/// A file with more entries of an object, of which it keeps those that it has.
fn add(text: String, object: [&str; 2], entries: impl Iterator<Item = (String, Value)>) -> Option<String> {
    let object = object.map(Step::from);
    let mut text = if edit::get(&text, &object).is_some() { text } else { edit::set(&text, &object, &json!({}))? };
    for (name, words) in entries {
        let place: Vec<Step> = object.iter().cloned().chain([Step::from(name.as_str())]).collect();
        if edit::get(&text, &place).is_none() {
            text = edit::set(&text, &place, &words)?;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_words_for_the_same_and_others_have_none() {
        let (chinese, english) = (Standard::of("zh-CN"), Standard::of("en"));
        assert!(!chinese.changes.is_empty());
        assert!(chinese.changes.keys().eq(english.changes.keys()));
        assert!(chinese.forms.keys().eq(english.forms.keys()));
        assert!(chinese.words.keys().eq(english.words.keys()));
        assert!(chinese.patterns.keys().all(|name| english.patterns.contains_key(name)));
        assert!(chinese.changes.iter().all(|(name, own)| own.get("base") == english.changes[name].get("base")));
        for other in ["zh-TW", "zh-Hant", "fr", ""] {
            assert!(Standard::of(other).patterns.is_empty(), "{other}");
        }
    }
}
