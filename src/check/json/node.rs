//! The syntax tree of a JSON file: entries in their order, repeated ones included, each value with its offset.

use serde_json::Number;

use super::path::{Path, Step};
use crate::check::diagnostics::said::{Said, say};
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

    /// The same value with another offset.
    pub fn moved(&self, at: usize) -> Node {
        let kind = match &self.kind {
            Kind::List(items) => Kind::List(items.iter().map(|item| item.moved(at)).collect()),
            Kind::Object(entries) => {
                Kind::Object(entries.iter().map(|(name, value)| (name.clone(), value.moved(at))).collect())
            }
            other => other.clone(),
        };
        Node { at, kind }
    }

    /// The path of the value that begins at an offset.
    pub fn path_at(&self, at: usize) -> Option<Path> {
        if self.at == at {
            return Some(Path::default());
        }
        let within = |step: Step, child: &Node| {
            let rest = child.path_at(at)?;
            Some(Path(std::iter::once(step).chain(rest.0).collect()))
        };
        match &self.kind {
            Kind::List(items) => items.iter().enumerate().find_map(|(i, item)| within(Step::Index(i), item)),
            Kind::Object(entries) => entries.iter().find_map(|(key, value)| within(Step::Key(key.clone()), value)),
            _ => None,
        }
    }

    /// The path that a value of this tree has in the file it was filled from: values that are not there have the path of what they were
    /// taken into.
    pub fn path_in(&self, written: &Node, path: &Path) -> Path {
        let (mut node, mut found, mut rest) = (self, Path::default(), Vec::new());
        // What begins where the whole file does was taken into that.
        let mut around = Some(self.at);
        for step in &path.0 {
            let Some(child) = node.child(step) else {
                rest.push(step);
                continue;
            };
            let own =
                around.is_none_or(|around: usize| around != child.at).then(|| written.path_at(child.at)).flatten();
            match own.filter(|_| rest.is_empty()) {
                Some(own) => found = own,
                None => rest.push(step),
            }
            around = Some(child.at);
            node = child;
        }
        // An index among values that are not in the file says nothing.
        found.0.extend(rest.into_iter().take_while(|step| matches!(step, Step::Key(_))).cloned());
        found
    }

    /// What the value at a path is in, by id and title, from the outside to the inside.
    pub fn about(&self, path: &Path) -> String {
        let (mut node, mut names) = (self, Vec::new());
        for step in &path.0 {
            let Some(child) = node.child(step) else { break };
            names.extend(child.named());
            node = child;
        }
        names.join(" › ")
    }

    /// Its id and its title, if it is an entry that has an id.
    fn named(&self) -> Option<String> {
        let text = |key: &&str| match &self.child(&Step::Key((*key).into()))?.kind {
            Kind::Text(text) if !text.trim().is_empty() => Some(clip(text.trim())),
            _ => None,
        };
        let id = ["id", "fact"].iter().find_map(text)?;
        let title = ["subject", "title", "name", "headline", "label", "text"].iter().find_map(text);
        Some([id, title.unwrap_or_default()].join(" ").trim().into())
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
    pub fn show(&self) -> Said {
        match &self.kind {
            Kind::Absent => say("found-nothing", &[]),
            Kind::Null => "null".into(),
            Kind::Bool(value) => value.to_string().into(),
            Kind::Number(number) => number.to_string().into(),
            Kind::Text(text) => quote(text).into(),
            Kind::List(items) => say("found-list", &[("count", &items.len().to_string())]),
            Kind::Object(entries) => {
                let keys: Vec<String> = entries.iter().take(NAMED).map(|(key, _)| clip(key)).collect();
                let more = if entries.len() > NAMED { ", …" } else { "" };
                match keys.as_slice() {
                    [] => say("found-empty-object", &[]),
                    keys => say("found-object", &[("names", &(keys.join(", ") + more))]),
                }
            }
        }
    }
}
