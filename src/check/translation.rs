//! Translations. A translation's file has only the words of an edition, and takes everything else, by id, from the edition it
//! translates. So a figure is in one file, whatever the number of languages.

use super::diagnostics::diagnostic::Diagnostic;
use super::diagnostics::said::say;
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

pub(super) const PARTS: [Part; 14] = [
    Part {
        place: &["ledger", "units"],
        by: None,
        taken: &["factor", "measure", "per", "signed"],
        lent: &[],
        needed: &[],
    },
    Part { place: &["ledger", "changes"], by: None, taken: &["base"], lent: &[], needed: &[] },
    Part { place: &["source", "others"], by: Some("id"), taken: &["address", "date"], lent: &[], needed: &[] },
    Part {
        place: &["ledger", "facts"],
        by: Some("id"),
        taken: &[
            "value",
            "to",
            "change",
            "qualifier",
            "origin",
            "paragraph",
            "year",
            "period",
            "goal",
            "out_of",
            "source",
            "status",
            "part_of",
            "computed",
        ],
        lent: &["unit"],
        needed: &["scope"],
    },
    Part {
        place: &["corrections"],
        by: Some("id"),
        taken: &["date", "fact", "value", "to", "change", "qualifier", "year", "period", "out_of"],
        lent: &["unit"],
        needed: &[],
    },
    Part { place: &["statuses"], by: Some("id"), taken: &["stage"], lent: &[], needed: &[] },
    Part { place: &["names"], by: Some("id"), taken: &["kind", "paragraph", "status", "year"], lent: &[], needed: &[] },
    Part {
        place: &["charts"],
        by: Some("id"),
        taken: &["form", "character", "hue", "each", "compare"],
        lent: &[],
        needed: &["key"],
    },
    Part {
        place: &["charts", "", "marks"],
        by: Some("fact"),
        taken: &["symbol", "stroke", "hue"],
        lent: &[],
        needed: &["scope"],
    },
    Part { place: &["charts", "", "strokes"], by: Some("of"), taken: &[], lent: &[], needed: &[] },
    Part { place: &["hero", "glyphs"], by: Some("section"), taken: &["chart"], lent: &[], needed: &[] },
    Part { place: &["sections"], by: Some("id"), taken: &["hue", "glyph"], lent: &[], needed: &["scenery"] },
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

/// What a translation takes whole, and may not have itself: it has no words.
pub(super) const WHOLE: [&str; 7] = ["look", "characters", "dotted", "shaped", "signs", "scenery", "slug"];

/// A list that an original may have or not, and whose entries have words.
const MAYBE: &str = "corrections";

/// Whether an entry of the original has no words: a translation need not repeat it.
fn wordless(part: &Part, entry: &Node) -> bool {
    let Kind::Object(entries) = &entry.kind else {
        return false;
    };
    entries.iter().all(|(name, _)| Some(name.as_str()) == part.by || part.taken.contains(&name.as_str()))
}

/// A translation completed from its original.
pub struct Filled {
    /// It, complete. A value taken from the original has the offset of the entry in the translation's file that it was taken into.
    pub tree: Node,
    /// Its faults as a translation.
    pub faults: Vec<(Place, Diagnostic)>,
    /// Words of the original that stand in for missing ones, if that is allowed.
    pub gaps: Vec<(Path, Diagnostic)>,
    /// Texts of entries that the original does not have. An id they mention does not count as unused.
    pub lost: Vec<String>,
}

/// Where a fault is.
pub enum Place {
    /// In the complete tree.
    Path(Path),
    /// At an offset of the file.
    Offset(usize),
}

/// Completes a translation from its original. With `gaps`, words of the original stand in for missing ones.
pub fn fill(translation: Node, original: &Node, original_file: &str, gaps: bool) -> Filled {
    let filled = Filled { tree: translation, faults: Vec::new(), gaps: Vec::new(), lost: Vec::new() };
    let mut filling = Filling { original_file, gaps, filled };
    let mut tree = filling.filled.tree.clone();
    filling.whole(&mut tree, original);
    filling.walk(&mut tree, original, &Path::default(), &[]);
    if gaps {
        filling.blanks(&mut tree, original, &Path::default());
    }
    filling.units(&tree, original);
    Filled { tree, ..filling.filled }
}

struct Filling<'a> {
    original_file: &'a str,
    gaps: bool,
    filled: Filled,
}

impl Filling<'_> {
    fn fault(&mut self, path: Path, fault: Diagnostic) {
        self.filled.faults.push((Place::Path(path), fault));
    }

    /// Words are missing: a fault, unless those of the original may stand in for them.
    fn lacking(&mut self, path: Path, fault: Diagnostic) {
        if self.gaps {
            self.filled.gaps.push((path, fault));
        } else {
            self.fault(path, fault);
        }
    }

    /// Takes what has no words from the original.
    fn whole(&mut self, own: &mut Node, original: &Node) {
        let at = own.at;
        let Kind::Object(own) = &mut own.kind else { return };
        for name in WHOLE {
            if let Some((_, there)) = own.iter().find(|(own, _)| own == name) {
                let expected = say("taken-from", &[("original", self.original_file)]);
                let fault = Diagnostic::new(there.show(), expected).advice(say("take-away", &[]));
                self.fault(Path::of(&[name]), fault);
            } else if let Some(value) = original.child(&Step::Key(name.into())) {
                own.push((name.into(), value.moved(at)));
            }
        }
        if original.child(&Step::Key(MAYBE.into())).is_some() && own.iter().all(|(own, _)| own != MAYBE) {
            own.push((MAYBE.into(), Node { at, kind: Kind::List(Vec::new()) }));
        }
    }

    /// Fills every part at or under these nodes, which are at the same place in both files.
    fn walk(&mut self, own: &mut Node, original: &Node, path: &Path, place: &[&str]) {
        let at = own.at;
        let part = PARTS.iter().find(|part| part.place == place);
        match (&mut own.kind, &original.kind, part) {
            (Kind::List(own), Kind::List(originals), Some(part)) => self.list(own, at, originals, part, path),
            (Kind::Object(own), Kind::Object(originals), Some(part)) => self.object(own, at, originals, part, path),
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

    /// Brings a list into the original's order and fills its entries. Entries the original does not have are reported and left out:
    /// nothing else can be asked of them.
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
                        let fault = self.no_entry(&id);
                        self.lacking(path, fault);
                    }
                    original.moved(at)
                }
            };
            own.push(entry);
        }
        let known: Vec<String> = originals.iter().map(id_of).collect();
        for node in rest {
            let id = id_of(&node);
            // Without an id, it is read, and the id is missed.
            if id.is_empty() {
                own.push(node);
                continue;
            }
            let near = nearest(&id, known.iter().map(String::as_str));
            let expected = say(unknown(by), &[("original", self.original_file)]);
            let at = node.child(&Step::Key(by.into())).map_or(node.at, |id| id.at);
            self.filled.faults.push((Place::Offset(at), Diagnostic::new(quote(&id), expected).nearest(near)));
            let texts = node.texts(&Path::default()).into_iter().map(|(_, text)| text.to_string());
            self.filled.lost.extend(texts.collect::<Vec<_>>());
        }
    }

    fn object(
        &mut self,
        own: &mut Vec<(String, Node)>,
        at: usize,
        originals: &[(String, Node)],
        part: &Part,
        path: &Path,
    ) {
        for (name, original) in originals {
            match own.iter_mut().find(|(own, _)| own == name) {
                Some((_, entry)) => self.entry(entry, original, part, &path.key(name)),
                None => {
                    let fault = self.no_entry(name);
                    self.lacking(path.clone(), fault);
                    if self.gaps {
                        own.push((name.clone(), original.moved(at)));
                    }
                }
            }
        }
    }

    /// A fact may have another unit only if that has the same size: otherwise its value would change. The same holds for what it was before
    /// a correction.
    fn units(&mut self, filled: &Node, original: &Node) {
        let size = |tree: &Node, unit: &str| {
            let unit = Path::of(&["ledger", "units", unit]);
            ["factor", "measure", "per"].map(|field| tree.get(&unit.key(field)).map(Node::show))
        };
        for list in [Path::of(&["ledger", "facts"]), Path::of(&[MAYBE])] {
            let Some(Kind::List(originals)) = original.get(&list).map(|list| &list.kind) else { continue };
            for i in 0..originals.len() {
                let path = list.at(i).key("unit");
                let (Some(Kind::Text(own)), Some(Kind::Text(due))) =
                    (filled.get(&path).map(|unit| &unit.kind), original.get(&path).map(|unit| &unit.kind))
                else {
                    continue;
                };
                if own != due && size(filled, own) != size(original, due) {
                    let expected = say("same-size-unit", &[("unit", due), ("original", self.original_file)]);
                    self.fault(path, Diagnostic::new(quote(own), expected).nearest(Some(due)));
                }
            }
        }
    }

    fn no_entry(&self, id: &str) -> Diagnostic {
        let expected = say("words-here", &[("original", self.original_file)]);
        Diagnostic::new(say("no-entry", &[("id", &quote(id))]), expected)
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
                let expected = say("taken-from", &[("original", self.original_file)]);
                let found = own.iter().find(|(own, _)| own == name).map_or_else(|| value.show(), |(_, own)| own.show());
                self.fault(path.key(name), Diagnostic::new(found, expected).advice(say("take-away", &[])));
            } else if !there && needed {
                let expected = say("words-where", &[("original", self.original_file)]).with("value", value.show());
                self.lacking(path.key(name), Diagnostic::new(say("found-nothing", &[]), expected));
                if self.gaps {
                    own.push((name.clone(), value.moved(at)));
                }
            } else if !there && (taken || lent) {
                own.push((name.clone(), value.moved(at)));
            } else if !there && part.holds(name) {
                own.push((name.clone(), Node { at, kind: Kind::List(Vec::new()) }));
            }
        }
    }

    /// Fills in the words of the original where a text is empty.
    fn blanks(&mut self, own: &mut Node, original: &Node, path: &Path) {
        let at = own.at;
        match (&mut own.kind, &original.kind) {
            (Kind::Text(text), Kind::Text(due)) if text.trim().is_empty() && !due.trim().is_empty() => {
                let expected = say("gap-filled", &[("original", self.original_file), ("value", &quote(due))]);
                self.filled.gaps.push((path.clone(), Diagnostic::new(say("found-empty", &[]), expected)));
                *own = original.moved(at);
            }
            (Kind::List(own), Kind::List(originals)) => {
                for (i, (own, original)) in own.iter_mut().zip(originals).enumerate() {
                    self.blanks(own, original, &path.at(i));
                }
            }
            (Kind::Object(own), Kind::Object(_)) => {
                for (name, value) in own {
                    // What belongs to the language: an edition's tag and name, and how its units are said.
                    let lingual = ["lang", "language", "units", "grouping", "copy"].contains(&name.as_str());
                    if let Some(due) = original.child(&Step::Key(name.clone())).filter(|_| !lingual) {
                        self.blanks(value, due, &path.key(name));
                    }
                }
            }
            _ => {}
        }
    }
}

/// The code of what is expected where the original has no such entry.
fn unknown(by: &str) -> &'static str {
    match by {
        "fact" => "fact-of-original",
        "section" => "section-of-original",
        "icon" => "icon-of-original",
        _ => "id-of-original",
    }
}
