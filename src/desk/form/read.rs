//! Values of a file with their places, and fields and groups made of them.

use serde_json::Value;

use crate::check::edit::shown;
use crate::manuscript::forms::{Add, Entry, Field, Group, Kind};
use crate::manuscript::messages::Tongue;
use crate::manuscript::step::Step;
use crate::manuscript::words::word;

/// A place in a file, and the value there, if there is one.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    value: Option<&'a Value>,
    /// Where it is.
    pub path: Vec<Step>,
}

impl<'a> Place<'a> {
    /// The whole file.
    pub fn root(file: &'a Value) -> Place<'a> {
        Place { value: Some(file), path: Vec::new() }
    }

    /// An entry of the object here.
    pub fn key(&self, key: &str) -> Place<'a> {
        self.to(self.value.and_then(|value| value.get(key)), key.into())
    }

    /// The entries of the list here.
    pub fn items(&self) -> Vec<Place<'a>> {
        let items = self.value.and_then(Value::as_array).into_iter().flatten();
        items.enumerate().map(|(at, value)| self.to(Some(value), at.into())).collect()
    }

    /// The keys of the object here.
    pub fn keys(&self) -> Vec<String> {
        self.value.and_then(Value::as_object).into_iter().flat_map(|object| object.keys().cloned()).collect()
    }

    /// A field for each entry of the object here.
    pub fn keyed(&self, field: impl Fn(&Place<'a>) -> Field) -> Vec<Field> {
        self.keys().iter().map(|key| field(&self.key(key))).collect()
    }

    /// Whether there is a value.
    pub fn is_there(&self) -> bool {
        self.value.is_some()
    }

    /// Whether the value is a text.
    pub fn is_text(&self) -> bool {
        self.value.is_some_and(Value::is_string)
    }

    /// The value as an editor reads it.
    pub fn text(&self) -> String {
        match self.value {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        }
    }

    /// As a field that is named by the last key of its path.
    pub fn field(&self, kind: Kind) -> Field {
        let label = self.path.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::Index(_) => None,
        });
        Field {
            key: shown(&self.path),
            path: self.path.clone(),
            label: label.unwrap_or_default(),
            kind,
            optional: false,
            value: self.text(),
            beside: None,
            stale: false,
        }
    }

    /// As a field that may be left out of the file.
    pub fn optional(&self, kind: Kind) -> Field {
        Field { optional: true, ..self.field(kind) }
    }

    /// A group of this place with fields.
    pub fn group(&self, title: impl Into<String>, fields: Vec<Field>) -> Group {
        Group { key: shown(&self.path), title: title.into(), fields, ..Group::default() }
    }

    /// The entries of the list here as groups that can be moved and removed.
    pub fn entries(&self, group: impl Fn(&Place<'a>) -> Group) -> Vec<Group> {
        let items = self.items();
        let of = items.len();
        let entry = |at| Entry { list: self.path.clone(), at, of };
        items.iter().enumerate().map(|(at, item)| Group { entry: Some(entry(at)), ..group(item) }).collect()
    }

    /// The same, as a group that also offers to add one.
    pub fn list(&self, title: &str, kind: &str, group: impl Fn(&Place<'a>) -> Group) -> Group {
        let adds = vec![Add { list: self.path.clone(), kind: kind.into() }];
        Group { groups: self.entries(group), adds, ..self.group(title, Vec::new()) }
    }

    fn to(&self, value: Option<&'a Value>, step: Step) -> Place<'a> {
        let path = self.path.iter().cloned().chain([step]).collect();
        Place { value, path }
    }
}

/// What an entry is headed with: a text of it, or, as long as it has none, what it is.
pub fn heading(text: String, tongue: Tongue, kind: &str) -> String {
    if text.trim().is_empty() { word(tongue, kind).into() } else { text }
}

/// What can be added to a list of the file.
pub fn add(list: &[&str], kind: &str) -> Add {
    Add { list: list.iter().map(|key| Step::from(*key)).collect(), kind: kind.into() }
}

/// A field of one of a set.
pub fn choice(set: &str) -> Kind {
    Kind::Choice(set.into())
}
