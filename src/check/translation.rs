//! Translations. A translation's file has only the words of an edition, and takes everything else, by id, from the edition it
//! translates. So a figure is in one file, whatever the number of languages.

use super::diagnostics::diagnostic::Diagnostic;
use super::diagnostics::suggest::nearest;
use super::json::node::{Kind, Node};
use super::json::path::{Path, Step};
use crate::check::excerpt::quote;

/// The key that names the translated edition.
pub const TRANSLATES: &str = "translates";

/// A list or an object whose entries are merged with those of the original.
pub(super) struct Part {
    /// The keys of the path to it; an index of a list is an empty one.
    pub(super) place: &'static [&'static str],
    /// The field that identifies the entries of a list; `None` for an object, whose keys do.
    pub(super) by: Option<&'static str>,
    /// Fields an entry takes from the original, and may not have itself.
    pub(super) taken: &'static [&'static str],
    /// Fields an entry takes from the original unless it has its own: a fact may have another unit of the same size, worded
    /// differently.
    pub(super) lent: &'static [&'static str],
    /// Optional words that an entry must have if the original has them. Words that the format requires are not listed.
    needed: &'static [&'static str],
}

impl Part {
    /// Whether this field of an entry is a part itself.
    pub(super) fn holds(&self, name: &str) -> bool {
        let inside = [self.place, &["", name]].concat();
        PARTS.iter().any(|part| part.place == inside)
    }
}

pub(super) const PARTS: [Part; 11] = [
    Part { place: &["ledger", "units"], by: None, taken: &["factor", "measure"], lent: &[], needed: &[] },
    Part {
        place: &["ledger", "facts"],
        by: Some("id"),
        taken: &["value", "qualifier", "origin", "paragraph", "year", "status", "part_of", "computed"],
        lent: &["unit"],
        needed: &["scope"],
    },
    Part { place: &["statuses"], by: Some("id"), taken: &["stage"], lent: &[], needed: &[] },
    Part { place: &["names"], by: Some("id"), taken: &["kind", "paragraph", "status", "year"], lent: &[], needed: &[] },
    Part {
        place: &["charts"],
        by: Some("id"),
        taken: &["form", "hue", "each", "compare"],
        lent: &[],
        needed: &["key"],
    },
    Part { place: &["charts", "", "marks"], by: Some("fact"), taken: &["symbol"], lent: &[], needed: &["scope"] },
    Part { place: &["charts", "", "strokes"], by: Some("of"), taken: &[], lent: &[], needed: &[] },
    Part { place: &["hero", "glyphs"], by: Some("section"), taken: &["chart"], lent: &[], needed: &[] },
    Part { place: &["sections"], by: Some("id"), taken: &["hue", "glyph"], lent: &[], needed: &[] },
    Part {
        place: &["sections", "", "stories"],
        by: Some("id"),
        taken: &["layout", "figures", "charts"],
        lent: &[],
        needed: &["prose"],
    },
    Part {
        place: &["sections", "", "stories", "", "notes"],
        by: Some("icon"),
        taken: &["name"],
        lent: &[],
        needed: &["text"],
    },
];

/// Whether an entry of the original has no words: a translation need not repeat it.
fn wordless(part: &Part, entry: &Node) -> bool {
    let Kind::Object(entries) = &entry.kind else {
        return false;
    };
    entries.iter().all(|(name, _)| Some(name.as_str()) == part.by || part.taken.contains(&name.as_str()))
}

/// A translation completed from its original, and its faults as a translation. A value taken from the original gets the offset of
/// the entry in the translation's file that it was taken into.
pub fn fill(translation: Node, original: &Node, original_file: &str) -> (Node, Vec<(Path, Diagnostic)>) {
    let mut filling = Filling { original_file, faults: Vec::new() };
    let mut tree = translation;
    filling.walk(&mut tree, original, &Path::default(), &[]);
    filling.units(&tree, original);
    (tree, filling.faults)
}

struct Filling<'a> {
    original_file: &'a str,
    faults: Vec<(Path, Diagnostic)>,
}

impl Filling<'_> {
    /// Fills every part at or under these nodes, which are at the same place in both files.
    fn walk(&mut self, own: &mut Node, original: &Node, path: &Path, place: &[&str]) {
        let at = own.at;
        let part = PARTS.iter().find(|part| part.place == place);
        match (&mut own.kind, &original.kind, part) {
            (Kind::List(own), Kind::List(originals), Some(part)) => self.list(own, at, originals, part, path),
            (Kind::Object(own), Kind::Object(originals), Some(part)) => self.object(own, originals, part, path),
            (Kind::Object(own), Kind::Object(_), None) => {
                for (name, value) in own {
                    let place = [place, &[name.as_str()]].concat();
                    let leads_on = PARTS.iter().any(|part| part.place.starts_with(&place));
                    if let Some(other) = original.child(&Step::Key(name.clone())).filter(|_| leads_on) {
                        self.walk(value, other, &path.key(name), &place);
                    }
                }
            }
            _ => {}
        }
    }

    /// Brings a list into the original's order and fills its entries. Entries the original does not have come last.
    fn list(&mut self, own: &mut Vec<Node>, at: usize, originals: &[Node], part: &Part, path: &Path) {
        let by = part.by.unwrap_or_default();
        let id_of = |node: &Node| match node.child(&Step::Key(by.into())).map(|id| &id.kind) {
            Some(Kind::Text(id)) => id.clone(),
            _ => String::new(),
        };
        let mut rest = std::mem::take(own);
        for (i, original) in originals.iter().enumerate() {
            let (id, path) = (id_of(original), path.at(i));
            let entry = match rest.iter().position(|node| id_of(node) == id) {
                Some(found) => {
                    let mut entry = rest.remove(found);
                    self.entry(&mut entry, original, part, &path);
                    self.walk(&mut entry, original, &path, &[part.place, &[""]].concat());
                    entry
                }
                None => {
                    if !wordless(part, original) {
                        self.faults.push((path, self.no_entry(&id)));
                    }
                    moved(original, at)
                }
            };
            own.push(entry);
        }
        let known: Vec<String> = originals.iter().map(id_of).collect();
        for node in rest {
            let id = id_of(&node);
            let near = nearest(&id, known.iter().map(String::as_str));
            let fault = Diagnostic::new(quote(&id), format!("a {by} that {} has", self.original_file)).nearest(near);
            self.faults.push((path.at(own.len()).key(by), fault));
            own.push(node);
        }
    }

    fn object(&mut self, own: &mut [(String, Node)], originals: &[(String, Node)], part: &Part, path: &Path) {
        for (name, original) in originals {
            match own.iter_mut().find(|(own, _)| own == name) {
                Some((_, entry)) => self.entry(entry, original, part, &path.key(name)),
                None => self.faults.push((path.clone(), self.no_entry(name))),
            }
        }
    }

    /// A fact may have another unit only if that has the same size: otherwise its value would change.
    fn units(&mut self, filled: &Node, original: &Node) {
        let facts = Path::of(&["ledger", "facts"]);
        let size = |tree: &Node, unit: &str| {
            let unit = Path::of(&["ledger", "units", unit]);
            (tree.get(&unit.key("factor")).map(Node::show), tree.get(&unit.key("measure")).map(Node::show))
        };
        let Some(Kind::List(originals)) = original.get(&facts).map(|facts| &facts.kind) else {
            return;
        };
        for i in 0..originals.len() {
            let path = facts.at(i).key("unit");
            let (Some(Kind::Text(own)), Some(Kind::Text(due))) =
                (filled.get(&path).map(|unit| &unit.kind), original.get(&path).map(|unit| &unit.kind))
            else {
                continue;
            };
            if own != due && size(filled, own) != size(original, due) {
                let expected =
                    format!("a unit of the same size and measure as {due}, the unit in {}", self.original_file);
                self.faults.push((path, Diagnostic::new(quote(own), expected).nearest(Some(due))));
            }
        }
    }

    fn no_entry(&self, id: &str) -> Diagnostic {
        let expected = format!("its words in this language, since {} has it", self.original_file);
        Diagnostic::new(format!("no entry for {}", quote(id)), expected)
    }

    /// Fills one entry, and reports fields that it may not have or lacks.
    fn entry(&mut self, own: &mut Node, original: &Node, part: &Part, path: &Path) {
        let at = own.at;
        let (Kind::Object(own), Kind::Object(originals)) = (&mut own.kind, &original.kind) else {
            return;
        };
        for (name, value) in originals {
            let there = own.iter().any(|(own, _)| own == name);
            let (taken, needed) = (part.taken.contains(&name.as_str()), part.needed.contains(&name.as_str()));
            let lent = part.lent.contains(&name.as_str());
            if there && taken {
                let expected = format!("nothing here: a translation takes it from {}", self.original_file);
                self.faults.push((path.key(name), Diagnostic::new(value.show(), expected).advice("take it away")));
            } else if !there && needed {
                let expected = format!("words in this language, where {} has {}", self.original_file, value.show());
                self.faults.push((path.key(name), Diagnostic::new("nothing", expected)));
            } else if !there && (taken || lent) {
                own.push((name.clone(), moved(value, at)));
            } else if !there && part.holds(name) {
                own.push((name.clone(), Node { at, kind: Kind::List(Vec::new()) }));
            }
        }
    }
}

/// The same value with another offset.
fn moved(node: &Node, at: usize) -> Node {
    let kind = match &node.kind {
        Kind::List(items) => Kind::List(items.iter().map(|item| moved(item, at)).collect()),
        Kind::Object(entries) => {
            Kind::Object(entries.iter().map(|(name, value)| (name.clone(), moved(value, at))).collect())
        }
        other => other.clone(),
    };
    Node { at, kind }
}
