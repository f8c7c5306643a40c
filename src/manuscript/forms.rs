//! A content as forms: panels of groups of fields. Every field is a value of a content file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::step::Step;

/// All forms of a content and its translations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manuscript {
    /// The name of the page.
    pub name: String,
    /// The editions of the page, the original first.
    pub editions: Vec<EditionName>,
    /// The forms, in the order of the tabs.
    pub panels: Vec<Panel>,
    /// What can be chosen in fields, by the name of the set.
    pub sets: BTreeMap<String, Vec<Choice>>,
}

/// An edition of the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EditionName {
    /// The name of its content file.
    pub file: String,
    /// Its language, in itself.
    pub language: String,
}

/// What is edited in one tab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// Its kind, which is also the key of its name in the words.
    pub kind: String,
    /// What is added to that name: the language of a translation.
    pub of: String,
    /// The file that its fields are in.
    pub file: String,
    /// What is in it.
    pub groups: Vec<Group>,
    /// What can be added to it.
    pub adds: Vec<Add>,
}

/// Fields that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its place in the file as messages write it, such as `ledger.facts[3]`.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// More about it: where a figure is used.
    pub note: String,
    /// The id of its element on the page; empty if it has none.
    pub anchor: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Groups within it.
    pub groups: Vec<Group>,
    /// What can be added to it.
    pub adds: Vec<Add>,
    /// If it is an entry of a list whose order counts or that can be removed: where.
    pub entry: Option<Entry>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// The list.
    pub list: Vec<Step>,
    /// Which entry of how many.
    pub at: usize,
    /// How many the list has.
    pub of: usize,
}

/// Something that can be added to a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Add {
    /// The list.
    pub list: Vec<Step>,
    /// What is added, which is also the key of its name in the words.
    pub kind: String,
}

/// A value of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Field {
    /// Its place in the file as messages write it.
    pub key: String,
    /// The same, step by step. In a translation, the place in the original.
    pub path: Vec<Step>,
    /// Its name: a key of the words, or itself if there is none.
    pub label: String,
    /// How it is edited.
    pub kind: Kind,
    /// Whether it may be left out of the file.
    pub optional: bool,
    /// What it is now.
    pub value: String,
    /// In a translation, the words of the original.
    pub beside: Option<String>,
    /// In a translation, whether those have changed since it was opened, and this has not.
    pub stale: bool,
}

/// How a field is edited.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Text of any length.
    Text,
    /// One line that is no text in a language: a date, an address, a name of the format.
    Code,
    /// A number.
    Number,
    /// One of a set of [`Manuscript::sets`].
    Choice(String),
    /// One line of text, with a set of [`Manuscript::sets`] as suggestions.
    Suggested(String),
    /// A colour, as `#rrggbb`.
    Colour,
    /// A day, as `YYYY-MM-DD`.
    Day,
}

/// One of a set.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Choice {
    /// What the file has.
    pub value: String,
    /// What an editor reads.
    pub label: String,
}
