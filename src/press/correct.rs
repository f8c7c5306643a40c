//! From a difference to corrections: figures that are published otherwise than before become entries of the list of corrections, with the
//! day and the reason that an editor gives.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::check::edit;
use crate::manuscript::step::Step;
use crate::model::content::Content;
use crate::model::figures::correction::{Correction, alike};
use crate::model::ledger::{Fact, Origin};
use crate::site::open_data::exact;

/// The key of the list in a content file.
const LIST: &str = "corrections";

/// Figures that are stated otherwise than in an older content, as they were there; without those that a newer correction tells of.
pub fn due(old: &Content, new: &Content) -> Vec<Fact> {
    let known: BTreeSet<&str> = old.corrections.iter().map(|correction| correction.id.as_str()).collect();
    let newer = new.corrected().into_iter().filter(|of| !known.contains(of.correction.id.as_str()));
    let newer: Vec<Fact> = newer.map(|of| of.old).collect();
    let stated = |fact: &&Fact| fact.origin == Origin::Stated;
    let told = |fact: &Fact| {
        let was = old.ledger.fact(&fact.id).filter(stated)?;
        let from = newer.iter().find(|before| before.id == fact.id).unwrap_or(fact);
        (!alike(was, from)).then(|| was.clone())
    };
    new.ledger.facts.iter().filter(stated).filter_map(told).collect()
}

/// The content files with these facts, as they were published, noted as corrected on a day. `reasons` are those of the original and of the
/// translations, by the names of their files; a translation without one is asked for it by the checks. `None` if a file is none that this
/// can be written into.
pub fn noted(
    texts: &BTreeMap<String, String>,
    first: &str,
    due: &[Fact],
    date: &str,
    reasons: &BTreeMap<String, String>,
) -> Option<BTreeMap<String, String>> {
    let mut texts = texts.clone();
    for fact in due {
        let reason = |name: &str| reasons.get(name).map(String::as_str).filter(|reason| !reason.trim().is_empty());
        let mut correction = Correction::of(fact, date, reason(first).unwrap_or_default())?;
        correction.id = free(texts.get(first)?, &correction.id);
        let original = add(texts.get(first)?, &entry(&correction)?)?;
        for (name, reason) in reasons.iter().filter(|(name, _)| *name != first) {
            let Some(text) = texts.get(name).filter(|_| !reason.trim().is_empty()) else { continue };
            let mut entry = json!({ "id": correction.id, "reason": reason });
            for (key, value) in own_words(text, &original, &correction) {
                entry.as_object_mut()?.insert(key.into(), value);
            }
            let written = add(text, &entry)?;
            texts.insert(name.clone(), written);
        }
        texts.insert(first.into(), original);
    }
    Some(texts)
}

/// The unit and the word of the qualifier that a translation has of its own for the fact, as far as those of the original were not
/// corrected.
fn own_words(text: &str, original: &str, correction: &Correction) -> Vec<(&'static str, Value)> {
    let fact = |text: &str| {
        let facts = edit::get(text, &["ledger", "facts"].map(Step::from))?;
        facts.as_array()?.iter().find(|fact| fact.get("id") == Some(&correction.fact.as_str().into())).cloned()
    };
    let (Some(own), Some(now)) = (fact(text), fact(original)) else { return Vec::new() };
    let same = |key: &str, value: Option<&String>| now.get(key).and_then(Value::as_str) == value.map(String::as_str);
    let kept = [("unit", same("unit", Some(&correction.unit))), ("word", same("word", correction.word.as_ref()))];
    let kept = kept.into_iter().filter(|(_, same)| *same);
    kept.filter_map(|(key, _)| Some((key, own.get(key)?.clone()))).collect()
}

/// A correction as the file has it: numbers as an editor writes them.
fn entry(correction: &Correction) -> Option<Value> {
    let mut entry = serde_json::to_value(correction).ok()?;
    for key in ["value", "to"] {
        if let Some(value) = entry.get(key).and_then(Value::as_f64) {
            *entry.get_mut(key)? = Value::Number(exact(value)?);
        }
    }
    Some(entry)
}

/// An id that no correction has: this one, or with a number after it.
fn free(text: &str, id: &str) -> String {
    let list = edit::get(text, &[Step::from(LIST)]).unwrap_or_default();
    let taken = |id: &str| list.as_array().into_iter().flatten().any(|own| own.get("id") == Some(&id.into()));
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.to_string()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

/// A content file with one more correction, the last.
fn add(text: &str, entry: &Value) -> Option<String> {
    let list = [Step::from(LIST)];
    match edit::get(text, &list) {
        Some(_) => edit::insert(text, &list, usize::MAX, entry),
        None => edit::set(text, &list, &json!([entry])),
    }
}
