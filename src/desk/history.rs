//! What was changed, so that it can be taken back and made again.

use std::collections::{BTreeMap, BTreeSet};

use crate::manuscript::messages::History;
use crate::manuscript::step::Step;

/// What is changed: the content files, by their names, the identity file, under [`IDENTITY`], and the release with what is decided of it,
/// under [`RELEASE`]. What is not there is empty.
pub type Texts = BTreeMap<String, String>;

/// The name of the release among the texts. It is no content file's, and in no package.
pub const RELEASE: &str = "release";

/// A text by its name.
pub fn text<'a>(texts: &'a Texts, name: &str) -> &'a str {
    texts.get(name).map_or("", String::as_str)
}

/// The name of the identity file among the texts. It is empty if the site has none.
pub const IDENTITY: &str = "identity.json";

/// The content files among the texts. One that was taken off is empty, and none of them.
pub fn contents(texts: &Texts) -> impl Iterator<Item = (&String, &String)> {
    texts.iter().filter(|(name, text)| !text.is_empty() && ![RELEASE, IDENTITY].contains(&name.as_str()))
}

/// A part of a file that became another.
#[derive(Debug, Clone)]
struct Splice {
    file: String,
    at: usize,
    old: String,
    new: String,
}

impl Splice {
    /// What leads from one text to another.
    fn between(file: &str, old: &str, new: &str) -> Option<Splice> {
        let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (old_rest, new_rest) = (old.get(same..)?, new.get(same..)?);
        let ends = old_rest.chars().rev().zip(new_rest.chars().rev());
        let after: usize = ends.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let old = old_rest.get(..old_rest.len() - after)?.to_string();
        let new = new_rest.get(..new_rest.len() - after)?.to_string();
        (old != new).then(|| Splice { file: file.into(), at: same, old, new })
    }

    fn reversed(self) -> Splice {
        Splice { old: self.new, new: self.old, ..self }
    }

    fn apply(&self, texts: &mut Texts) {
        let text = texts.entry(self.file.clone()).or_default();
        if text.get(self.at..self.at + self.old.len()) == Some(&self.old) {
            text.replace_range(self.at..self.at + self.old.len(), &self.new);
        }
    }
}

/// A change of one or more files.
#[derive(Debug, Clone)]
struct Change {
    /// The field that it was made in, if it was one.
    of: Option<(String, Vec<Step>)>,
    splices: Vec<Splice>,
}

impl Change {
    fn take_back(&self, texts: &mut Texts) {
        self.splices.iter().rev().for_each(|splice| splice.clone().reversed().apply(texts));
    }
}

/// All changes since the files were opened.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl Changes {
    /// Notes what leads from the texts before to those now. `of` is the field that it was made in. Goes `on` from the change before if
    /// that was in the same field. False if nothing has changed.
    pub fn note(&mut self, before: &Texts, now: &Texts, of: Option<(String, Vec<Step>)>, on: bool) -> bool {
        let files: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let between = |file: &String| Splice::between(file, text(before, file), text(now, file));
        let splices: Vec<Splice> = files.into_iter().filter_map(between).collect();
        if splices.is_empty() {
            return false;
        }
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if on && of.is_some() && last.of == of => last.splices.extend(splices),
            _ => self.done.push(Change { of, splices }),
        }
        true
    }

    /// Takes the last change back. False if there is none.
    pub fn undo(&mut self, texts: &mut Texts) -> bool {
        let Some(change) = self.done.pop() else { return false };
        change.take_back(texts);
        self.undone.push(change);
        true
    }

    /// Makes the change that was taken back last. False if there is none.
    pub fn redo(&mut self, texts: &mut Texts) -> bool {
        let Some(change) = self.undone.pop() else { return false };
        change.splices.iter().for_each(|splice| splice.apply(texts));
        self.done.push(change);
        true
    }

    /// The texts as they were before the last change, before the one before it, and so on.
    pub fn back(&self, texts: &Texts) -> impl Iterator<Item = Texts> {
        let mut texts = texts.clone();
        self.done.iter().rev().map(move |change| {
            change.take_back(&mut texts);
            texts.clone()
        })
    }

    /// How many there are.
    pub fn history(&self) -> History {
        History { undo: self.done.len(), redo: self.undone.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Texts {
        [("a".to_string(), text.to_string())].into()
    }

    #[test]
    fn changes_are_taken_back_and_made_again_one_by_one() {
        let mut changes = Changes::default();
        let steps = ["“一”", "“二”", "“二二”", "", "三"];
        for pair in steps.windows(2) {
            assert!(changes.note(&texts(pair[0]), &texts(pair[1]), None, true), "{pair:?}");
        }
        let mut now = texts("三");
        for text in steps.iter().rev().skip(1) {
            assert!(changes.undo(&mut now));
            assert_eq!(now, texts(text));
        }
        assert!(!changes.undo(&mut now));
        for text in &steps[1..] {
            assert!(changes.redo(&mut now));
            assert_eq!(now, texts(text));
        }
        assert!(!changes.redo(&mut now));
    }

    #[test]
    fn what_is_typed_in_one_field_is_one_change() {
        let mut changes = Changes::default();
        let field = |key: &str| Some(("a".to_string(), vec![Step::from(key)]));
        changes.note(&texts("1"), &texts("12"), field("x"), false);
        changes.note(&texts("12"), &texts("123"), field("x"), true);
        assert!(!changes.note(&texts("123"), &texts("123"), field("x"), true));
        changes.note(&texts("123"), &texts("1234"), field("y"), true);
        changes.note(&texts("1234"), &texts("12345"), field("y"), false);
        assert_eq!(changes.history().undo, 3);
        let mut now = texts("12345");
        for text in ["1234", "123", "1"] {
            changes.undo(&mut now);
            assert_eq!(now, texts(text));
        }
        assert_eq!(changes.history(), History { undo: 0, redo: 3 });
    }
}
