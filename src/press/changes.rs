//! What is different between a site and the one before it.

use super::package::{Files, pack};

/// The files of a site that are new, changed and gone, by their paths; compressed copies are counted with their files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there.
    pub new: Vec<String>,
    /// Files that have other bytes, or other compressed copies.
    pub changed: Vec<String>,
    /// Files that are there no more.
    pub gone: Vec<String>,
}

impl Changes {
    /// What leads from one site to another.
    pub fn between(before: &Files, after: &Files) -> Changes {
        let own = |path: &String, of: &Files| pack::original(path).is_none_or(|file| !of.contains_key(file));
        let new = after.keys().filter(|path| !before.contains_key(*path) && own(path, after));
        let gone = before.keys().filter(|path| !after.contains_key(*path) && own(path, before));
        let differs = |path: &&String| pack::with_copies(path).any(|copy| before.get(&copy) != after.get(&copy));
        let both = after.keys().filter(|path| before.contains_key(*path) && own(path, after));
        Changes {
            new: new.cloned().collect(),
            changed: both.filter(differs).cloned().collect(),
            gone: gone.cloned().collect(),
        }
    }

    /// Whether the two are the same.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_once_with_its_copies() {
        let files =
            |of: &[(&str, &str)]| of.iter().map(|(path, text)| ((*path).into(), text.as_bytes().to_vec())).collect();
        let before: Files =
            files(&[("a.html", "1"), ("a.html.gz", "1"), ("b.svg", "2"), ("b.svg.gz", "2"), ("c.png", "3")]);
        let after: Files =
            files(&[("a.html", "1"), ("a.html.gz", "x"), ("c.png", "3"), ("d.txt", "4"), ("d.txt.br", "4")]);
        let changes = Changes::between(&before, &after);
        let expected =
            Changes { new: vec!["d.txt".into()], changed: vec!["a.html".into()], gone: vec!["b.svg".into()] };
        assert_eq!(changes, expected);
        assert!(Changes::between(&after, &after).is_empty());
    }
}
