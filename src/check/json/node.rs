//! The syntax tree of a JSON file: entries in their order, repeated ones included, each value with its offset.

use serde_json::Number;

use super::path::{Path, Step};
use crate::check::excerpt::{clip, quote};

/// A value and its offset.
#[derive(Debug, Clone)]
pub struct Node {
    /// Offset in bytes from the start of the file.
    pub at: usize,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    /// Required but missing: a placeholder until [`crate::check::recover`] has reported it.
    Absent,
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// Most keys of an object that a message lists.
const NAMED: usize = 20;

impl Node {
    pub fn child(&self, step: &Step) -> Option<&Node> {
        match (&self.kind, step) {
            (Kind::List(items), Step::Index(index)) => items.get(*index),
            (Kind::Object(entries), Step::Key(key)) => entries.iter().find(|(k, _)| k == key).map(|(_, node)| node),
            _ => None,
        }
    }

    pub fn get(&self, path: &Path) -> Option<&Node> {
        path.0.iter().try_fold(self, |node, step| node.child(step))
    }

    pub fn get_mut(&mut self, path: &Path) -> Option<&mut Node> {
        path.0.iter().try_fold(self, |node, step| match (&mut node.kind, step) {
            (Kind::List(items), Step::Index(index)) => items.get_mut(*index),
            (Kind::Object(entries), Step::Key(key)) => entries.iter_mut().find(|(k, _)| k == key).map(|(_, n)| n),
            _ => None,
        })
    }

    /// The offset of the value at `path`, or of the last value along the path that exists.
    pub fn place(&self, path: &Path) -> usize {
        let mut node = self;
        for step in &path.0 {
            match node.child(step) {
                Some(child) => node = child,
                None => break,
            }
        }
        node.at
    }

    /// Every text in this value with its path, in the order of the file; `path` is that of this value.
    pub fn texts(&self, path: &Path) -> Vec<(Path, &str)> {
        let mut texts = Vec::new();
        self.gather(path, &mut texts);
        texts
    }

    fn gather<'a>(&'a self, path: &Path, texts: &mut Vec<(Path, &'a str)>) {
        match &self.kind {
            Kind::Text(text) => texts.push((path.clone(), text)),
            Kind::List(items) => items.iter().enumerate().for_each(|(i, item)| item.gather(&path.at(i), texts)),
            Kind::Object(entries) => entries.iter().for_each(|(key, value)| value.gather(&path.key(key), texts)),
            _ => {}
        }
    }

    /// The value in a few words, for a message.
    pub fn show(&self) -> String {
        match &self.kind {
            Kind::Absent => "nothing".into(),
            Kind::Null => "null".into(),
            Kind::Bool(value) => value.to_string(),
            Kind::Number(number) => number.to_string(),
            Kind::Text(text) => quote(text),
            Kind::List(items) => format!("a list of {}", items.len()),
            Kind::Object(entries) => {
                let keys: Vec<String> = entries.iter().take(NAMED).map(|(key, _)| clip(key)).collect();
                let more = if entries.len() > NAMED { ", …" } else { "" };
                let keys = if keys.is_empty() { "nothing in it".into() } else { keys.join(", ") };
                format!("an object with {keys}{more}")
            }
        }
    }
}
