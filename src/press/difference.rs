//! What is different between two contents: figures first, then words, then order.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::cards;
use super::texts::{self, Kind};
use crate::check::{Lang, Said, say};
use crate::model::content::Content;

/// The differences from one content to another, each as a line.
///
/// # Errors
/// serde's error if a content cannot be written as JSON.
pub fn between(old: &Content, new: &Content) -> serde_json::Result<Vec<Said>> {
    let mut lines = figures(old, new);
    let (old, new) = (leaves(&serde_json::to_value(old)?), leaves(&serde_json::to_value(new)?));
    lines.extend(words(&old, &new));
    Ok(lines)
}

/// Figures that are new, gone, or said differently, and where they are.
fn figures(old: &Content, new: &Content) -> Vec<Said> {
    let ids = |of: &Content| of.ledger.facts.iter().map(|fact| fact.id.clone()).collect::<Vec<_>>();
    let of =
        |content: &Content, id: &str| content.ledger.fact(id).map(|fact| (fact.subject.clone(), said(content, id)));
    let all: BTreeSet<String> = ids(old).into_iter().chain(ids(new)).collect();
    let card = cards::figures(new);
    let line = |id: &String| {
        let places = || places(new, id, &card);
        match (of(old, id), of(new, id)) {
            (None, Some((subject, is))) => {
                let said = say("diff-figure-new", &[("id", id), ("subject", &subject), ("new", &is)]);
                Some(said.with("places", places()))
            }
            (Some((subject, was)), None) => {
                Some(say("diff-figure-gone", &[("id", id), ("subject", &subject), ("old", &was)]))
            }
            (Some((_, was)), Some((subject, is))) if was != is => {
                let parameters = [("id", id), ("subject", &subject), ("old", &was), ("new", &is)];
                let said = say("diff-figure", &parameters.map(|(name, value)| (name, value.as_str())));
                Some(said.with("places", places()))
            }
            _ => None,
        }
    };
    all.iter().filter_map(line).collect()
}

/// A figure with what a reader is told beside it.
fn said(content: &Content, id: &str) -> String {
    let around = content.ledger.fact(id).map(|fact| content.fact_context().relations(fact)).unwrap_or_default();
    std::iter::once(content.ledger.value_text(id)).chain(around).collect::<Vec<_>>().join(" · ")
}

/// Where a figure shows: in reading order, then in charts, and in what is made of the page. `card` are the figures of the picture for
/// feeds.
fn places(content: &Content, id: &str, card: &BTreeSet<String>) -> Said {
    let shown = texts::uses(content, id).into_iter().filter(|(kind, _)| *kind != Kind::Operand);
    let shown = shown.map(|(kind, of)| match of {
        "" => say("diff-place", &[]).with("kind", say(kind.called(), &[])).with("of", say("proof-first-screen", &[])),
        of => say("diff-place", &[("of", of)]).with("kind", say(kind.called(), &[])),
    });
    let mut places: Vec<Said> = shown.collect();
    places.extend((!places.is_empty()).then(|| say("proof-image", &[])));
    places.extend(card.contains(id).then(|| say("proof-card", &[])));
    places.push(say("proof-data", &[]));
    let comma = || say("proof-comma", &[]);
    let joined = places.into_iter().reduce(|before, place| {
        say("diff-places", &[]).with("before", before).with("comma", comma()).with("place", place)
    });
    joined.unwrap_or_else(|| "".into())
}

/// Every value that is no list and no object, by a path in which entries are named by their ids; and the order of the entries.
pub(super) fn leaves(value: &Value) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    gather(value, "", &mut all);
    all
}

fn gather(value: &Value, path: &str, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                gather(value, &if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, all);
            }
        }
        Value::Array(items) => {
            let key = |at: usize, item: &Value| {
                let id = ["id", "fact", "section"].iter().find_map(|key| item.get(key)?.as_str());
                id.map_or_else(|| at.to_string(), String::from)
            };
            let keys: Vec<String> = items.iter().enumerate().map(|(at, item)| key(at, item)).collect();
            if items.iter().any(Value::is_object) {
                all.insert(format!("{path} ⇅"), keys.join(", "));
            }
            for (key, item) in keys.iter().zip(items) {
                gather(item, &format!("{path}[{key}]"), all);
            }
        }
        Value::String(text) => drop(all.insert(path.into(), text.clone())),
        Value::Null => {}
        other => drop(all.insert(path.into(), other.to_string())),
    }
}

/// Words that are new, gone or changed, and lists in another order. What the ledger's figures say has been told already.
fn words(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Vec<Said> {
    let told = |path: &str| path.starts_with("ledger.facts[") || path == "ledger.facts ⇅";
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).filter(|path| !told(path)).collect();
    let (orders, texts): (Vec<&String>, Vec<&String>) = paths.into_iter().partition(|path| path.ends_with('⇅'));
    let line = |path: &&String| match (old.get(*path), new.get(*path)) {
        (None, Some(is)) => Some(say("diff-words-new", &[("path", path), ("new", is)])),
        (Some(was), None) => Some(say("diff-words-gone", &[("path", path), ("old", was)])),
        (Some(was), Some(is)) if was != is => Some(say("diff-words", &[("path", path), ("old", was), ("new", is)])),
        _ => None,
    };
    texts.iter().filter_map(line).chain(orders.iter().filter_map(line)).collect()
}

/// The lines as a text in a language.
pub fn text(lines: &[Said], lang: Lang) -> String {
    lines.iter().map(|line| format!("{}\n", line.said(lang))).collect()
}
