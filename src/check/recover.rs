//! Deserializes a file with error recovery: a faulty value is reported, replaced, and the file is read again, so that one fault does
//! not hide the next. Knows nothing of the format but what the types of `model` say.

use serde::Deserialize;

use super::diagnostics::collector::Report;
use super::diagnostics::diagnostic::Diagnostic;
use super::diagnostics::said::{Said, say};
use super::diagnostics::suggest::nearest;
use super::json::deserialize::{Error, Reason};
use super::json::node::{Kind, Node};
use super::json::path::{Path, Step};
use crate::check::excerpt::quote;

/// Most faults recovered from; with more the file is no content file.
const MOST: usize = 2000;

/// The file's content, with faulty values replaced. `None` if that is not possible, which is reported.
pub fn decode<T: for<'de> Deserialize<'de>>(report: &mut Report) -> Option<T> {
    let top = Path::default();
    let mut tree = report.tree.clone();
    once(&mut tree, &top, report);
    report.tree = tree;
    for _ in 0..MOST {
        match T::deserialize(&report.tree) {
            Ok(read) => return Some(read),
            Err(error) => recover_from(error, report)?,
        }
    }
    None
}

/// Removes every entry whose key is already in the object.
fn once(node: &mut Node, path: &Path, report: &mut Report) {
    match &mut node.kind {
        Kind::List(items) => items.iter_mut().enumerate().for_each(|(i, item)| once(item, &path.at(i), report)),
        Kind::Object(entries) => {
            let mut names: Vec<String> = Vec::new();
            entries.retain_mut(|(name, value)| {
                let path = path.key(name);
                if names.contains(name) {
                    let found = say("found-twice", &[("name", &quote(name))]);
                    let fault = Diagnostic::new(found, say("name-once", &[]));
                    report.add_at(value.at, &path, fault.advice(say("one-counts", &[])));
                    return false;
                }
                names.push(name.clone());
                once(value, &path, report);
                true
            });
        }
        _ => {}
    }
}

/// Reports why the content could not be read and replaces the value; `None` if that is not possible.
fn recover_from(error: Error, report: &mut Report) -> Option<()> {
    let path = Path(error.path.into_iter().rev().collect());
    match error.reason {
        Reason::Kind(expected) => {
            let (words, kind) = expected_kind(&expected);
            let node = report.tree.get(&path)?;
            let fault = Diagnostic::new(node.show(), words).nearest(converted(node, &kind));
            replace(report, &path, fault, kind)
        }
        Reason::Name(known) => {
            let node = report.tree.get(&path)?;
            let near = match &node.kind {
                Kind::Text(text) => nearest(text, known.iter().copied()),
                _ => None,
            };
            let fault = Diagnostic::new(node.show(), one_of(known)).nearest(near);
            let first = known.first()?;
            replace(report, &path, fault, Kind::Text((*first).into()))
        }
        Reason::Key(known) => rename(report, path, known),
        Reason::Missing(field) => {
            // Unless something stands in for it, it is reported in the next round, when serde tells its type.
            let at = report.tree.get(&path)?.at;
            let value = report.lent(&path.key(field), at).unwrap_or(Node { at, kind: Kind::Absent });
            match &mut report.tree.get_mut(&path)?.kind {
                Kind::Object(entries) => entries.push((field.into(), value)),
                _ => return None,
            }
            Some(())
        }
        Reason::Other(message) => {
            report.add(&path, Diagnostic::new(report.show(&path), message));
            None
        }
    }
}

fn replace(report: &mut Report, path: &Path, fault: Diagnostic, kind: Kind) -> Option<()> {
    if !report.replace(path, fault) {
        return None;
    }
    report.guessed |= match &kind {
        Kind::Text(text) => !text.is_empty(),
        Kind::Number(_) | Kind::Bool(_) => true,
        _ => false,
    };
    let node = report.tree.get_mut(path)?;
    let old = Node { at: node.at, kind: std::mem::replace(&mut node.kind, kind) };
    lose(&old, report);
    Some(())
}

/// Gives an entry the known key closest to its own, so that its value is checked too, or removes it.
fn rename(report: &mut Report, path: Path, known: &'static [&'static str]) -> Option<()> {
    let mut parent = path.clone();
    let Some(Step::Key(name)) = parent.0.pop() else {
        return None;
    };
    let expected = if known.is_empty() { say("number-as-name", &[]) } else { one_of(known) };
    let near = nearest(&name, known.iter().copied());
    let found = say("found-unknown-name", &[("name", &quote(&name))]);
    report.add(&path, Diagnostic::new(found, expected).nearest(near));
    let Kind::Object(entries) = &mut report.tree.get_mut(&parent)?.kind else {
        return None;
    };
    let free = near.filter(|near| entries.iter().all(|(key, _)| key != near));
    let index = entries.iter().position(|(key, _)| *key == name)?;
    match (free, entries.get_mut(index)) {
        (Some(near), Some(entry)) => entry.0 = near.into(),
        _ => {
            let (_, node) = entries.remove(index);
            lose(&node, report);
        }
    }
    Some(())
}

/// Remembers the texts of a value that was taken out of the tree.
fn lose(node: &Node, report: &mut Report) {
    let texts = node.texts(&Path::default());
    report.lost.extend(texts.into_iter().map(|(_, text)| text.to_string()));
}

fn one_of(known: &[&str]) -> Said {
    match known {
        [only] => (*only).into(),
        _ => say("one-of", &[("known", &known.join(", "))]),
    }
}

/// The type serde expects, worded for an editor, and an empty value of it.
fn expected_kind(expected: &str) -> (Said, Kind) {
    let zero = || Kind::Number(0.into());
    let whole = |most: u64| (say("whole-number", &[("most", &most.to_string())]), zero());
    match expected {
        "a string" => (say("kind-text", &[]), Kind::Text(String::new())),
        "f64" => (say("kind-number", &[]), zero()),
        "u8" => whole(u8::MAX.into()),
        "u16" => whole(u16::MAX.into()),
        "u32" | "usize" => whole(u32::MAX.into()),
        "a boolean" => (say("kind-boolean", &[]), Kind::Bool(false)),
        "a sequence" => (say("kind-list", &[]), Kind::List(Vec::new())),
        "a map" => (say("kind-object", &[]), Kind::Object(Vec::new())),
        other => (other.into(), Kind::Null),
    }
}

/// What was found, written as the expected type, where there is one obvious way to.
fn converted(node: &Node, expected: &Kind) -> Option<String> {
    match (&node.kind, expected) {
        // A number with its unit, such as "68.3%", is a number; the unit has an entry of its own.
        (Kind::Text(text), Kind::Number(_)) => {
            let digits = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
            digits.parse::<serde_json::Number>().ok().map(|n| n.to_string())
        }
        (Kind::Number(number), Kind::Text(_)) => Some(quote(&number.to_string())),
        (Kind::Text(text), Kind::List(_)) => Some(format!("[{}]", quote(text))),
        _ => None,
    }
}
