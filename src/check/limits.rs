//! What is too large to be a content file, or is asked for where no content file is: told before anything else is looked at,
//! so that whatever a file holds, checking it ends soon and in little memory.

use super::diagnostics::diagnostic::Diagnostic;
use super::json::node::{Kind, Node};
use super::json::path::Path;
use super::translation::TRANSLATES;

/// Most bytes of a content file; the published ones have a fiftieth of it.
pub const FILE: usize = 4 * 1024 * 1024;
/// Most values in a file, lists and objects among them.
const VALUES: usize = 100_000;
/// Most entries of one list or object.
const ENTRIES: usize = 5000;
/// Most letters of a name in an object.
const NAME: usize = 200;
/// Most faults of this kind told at once.
const TOLD: usize = 20;

/// The fault of a file that has so many bytes, if they are too many.
pub fn file(bytes: usize) -> Option<Diagnostic> {
    let fault = Diagnostic::new(format!("{bytes} bytes or more"), format!("at most {FILE} bytes in a content file"));
    (bytes > FILE).then(|| Diagnostic { path: Path::default().to_string(), line: 1, ..fault })
}

/// What is too large in a file, and where. Nothing else of a file is checked that has such faults.
pub fn check(tree: &Node) -> Vec<(Path, Diagnostic)> {
    let mut found = Found { faults: Vec::new(), values: 0 };
    found.value(tree, &mut Vec::new());
    if found.values > VALUES {
        let fault =
            Diagnostic::new(format!("{} values", found.values), format!("at most {VALUES} values in a content file"));
        found.faults.push((Path::default(), fault));
    }
    found.beside(tree);
    found.faults
}

/// A step on the way to a value, borrowed: most ways lead to no fault.
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
    fn add(&mut self, way: &[Step], found: String, expected: String) {
        if self.faults.len() < TOLD {
            let path = way.iter().fold(Path::default(), |path, step| match step {
                Step::Key(key) => path.key(key),
                Step::Index(index) => path.at(*index),
            });
            self.faults.push((path, Diagnostic::new(found, expected)));
        }
    }

    fn value<'a>(&mut self, node: &'a Node, way: &mut Vec<Step<'a>>) {
        self.values += 1;
        match &node.kind {
            Kind::List(items) => {
                self.entries(way, items.len());
                for (i, item) in items.iter().enumerate() {
                    self.within(item, way, Step::Index(i));
                }
            }
            Kind::Object(entries) => {
                self.entries(way, entries.len());
                for (name, value) in entries {
                    if name.chars().nth(NAME).is_some() {
                        let found = format!("a name of {} letters", name.chars().count());
                        self.add(way, found, format!("at most {NAME} letters in a name"));
                    }
                    self.within(value, way, Step::Key(name));
                }
            }
            _ => {}
        }
    }

    fn within<'a>(&mut self, node: &'a Node, way: &mut Vec<Step<'a>>, step: Step<'a>) {
        way.push(step);
        self.value(node, way);
        way.pop();
    }

    fn entries(&mut self, way: &[Step], count: usize) {
        if count > ENTRIES {
            self.add(way, format!("{count} entries"), format!("at most {ENTRIES} entries in one list or object"));
        }
    }

    /// A translation names a file of its own folder.
    fn beside(&mut self, tree: &Node) {
        let path = Path::of(&[TRANSLATES]);
        if let Some(node @ Node { kind: Kind::Text(name), .. }) = tree.get(&path)
            && !is_beside(name)
        {
            let expected = "the name of a content file beside this one, such as zh-CN.json";
            self.faults.push((path, Diagnostic::new(node.show(), expected)));
        }
    }
}

/// Whether this is the plain name of a JSON file, which can only lie in the folder it is looked for in.
pub fn is_beside(name: &str) -> bool {
    name.ends_with(".json") && !name.contains(['/', '\\', ':', '\0'])
}
