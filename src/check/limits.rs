//! Limits of a content file, checked before anything else, so that checking any input takes little time and memory. And a translation
//! may name only a file in its own folder.

use super::diagnostics::diagnostic::Diagnostic;
use super::diagnostics::said::{Said, say};
use super::json::node::{Kind, Node};
use super::json::path::Path;
use super::translation::TRANSLATES;

/// Most bytes of a content file; the published ones take a fiftieth of it.
pub const FILE: usize = 4 * 1024 * 1024;
/// Most values in a file, lists and objects among them.
const VALUES: usize = 100_000;
/// Most entries of one list or object.
const ENTRIES: usize = 5000;
/// Most characters of a key in an object.
const NAME: usize = 200;
/// Most faults of this kind reported at once.
const FAULTS: usize = 20;

/// The fault of a file of `bytes` bytes, if that is too many.
pub fn file(bytes: usize) -> Option<Diagnostic> {
    let found = say("found-bytes", &[("bytes", &bytes.to_string())]);
    let fault = Diagnostic::new(found, say("most-bytes", &[("most", &FILE.to_string())]));
    (bytes > FILE).then(|| Diagnostic { path: Path::default().to_string(), line: 1, ..fault })
}

/// What exceeds a limit, and where. A file with such faults is not checked further.
pub fn check(tree: &Node) -> Vec<(Path, Diagnostic)> {
    let mut found = Found { faults: Vec::new(), values: 0 };
    found.value(tree, &mut Vec::new());
    if found.values > VALUES {
        let values = say("found-values", &[("count", &found.values.to_string())]);
        let fault = Diagnostic::new(values, say("most-values", &[("most", &VALUES.to_string())]));
        found.faults.push((Path::default(), fault));
    }
    found.beside(tree);
    found.faults
}

/// A step of a path, borrowed: most paths are never reported.
#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

struct Found {
    faults: Vec<(Path, Diagnostic)>,
    values: usize,
}

impl Found {
    fn add(&mut self, path: &[Step], found: Said, expected: Said) {
        if self.faults.len() < FAULTS {
            let path = path.iter().fold(Path::default(), |path, step| match step {
                Step::Key(key) => path.key(key),
                Step::Index(index) => path.at(*index),
            });
            self.faults.push((path, Diagnostic::new(found, expected)));
        }
    }

    fn value<'a>(&mut self, node: &'a Node, path: &mut Vec<Step<'a>>) {
        self.values += 1;
        match &node.kind {
            Kind::List(items) => {
                self.entries(path, items.len());
                for (i, item) in items.iter().enumerate() {
                    self.within(item, path, Step::Index(i));
                }
            }
            Kind::Object(entries) => {
                self.entries(path, entries.len());
                for (name, value) in entries {
                    if name.chars().nth(NAME).is_some() {
                        let found = say("found-letters-of-name", &[("count", &name.chars().count().to_string())]);
                        self.add(path, found, say("most-letters-of-name", &[("most", &NAME.to_string())]));
                    }
                    self.within(value, path, Step::Key(name));
                }
            }
            _ => {}
        }
    }

    fn within<'a>(&mut self, node: &'a Node, path: &mut Vec<Step<'a>>, step: Step<'a>) {
        path.push(step);
        self.value(node, path);
        path.pop();
    }

    fn entries(&mut self, path: &[Step], count: usize) {
        if count > ENTRIES {
            let found = say("found-entries", &[("count", &count.to_string())]);
            self.add(path, found, say("most-entries", &[("most", &ENTRIES.to_string())]));
        }
    }

    /// A translation has to name a file in its own folder.
    fn beside(&mut self, tree: &Node) {
        let path = Path::of(&[TRANSLATES]);
        if let Some(node @ Node { kind: Kind::Text(name), .. }) = tree.get(&path)
            && !is_beside(name)
        {
            self.faults.push((path, Diagnostic::new(node.show(), say("file-beside", &[]))));
        }
    }
}

/// Whether this is the name of a JSON file without a path, so that it cannot lead out of the folder.
pub fn is_beside(name: &str) -> bool {
    name.ends_with(".json") && !name.contains(['/', '\\', ':', '\0'])
}
