//! The faults found so far, and the file they are found in.

use super::fault::{Fault, Faults};
use super::node::Node;
use super::parse::position;
use super::path::Path;

/// Collects faults; told once they are all found, in the order of the file.
pub struct Report<'a> {
    text: &'a str,
    /// The file as far as it could be read; what could not is replaced by something empty of the right kind.
    pub tree: Node,
    /// Where values had to be replaced: what the checks say about those is of no use.
    replaced: Vec<Path>,
    /// Texts of what was replaced or taken away; what they mention is not unused.
    pub lost: Vec<String>,
    faults: Vec<(usize, Fault)>,
}

impl<'a> Report<'a> {
    pub fn new(text: &'a str, tree: Node) -> Report<'a> {
        Report { text, tree, replaced: Vec::new(), lost: Vec::new(), faults: Vec::new() }
    }

    /// Adds a fault at `path`, unless what is there was reported as unreadable already.
    pub fn add(&mut self, path: &Path, fault: Fault) {
        self.add_at(self.tree.place(path), path, fault);
    }

    /// Adds a fault at `path`, which stands at an offset that cannot be told from the path.
    pub fn add_at(&mut self, at: usize, path: &Path, fault: Fault) {
        if !self.sound(path) {
            return;
        }
        let (line, _) = position(self.text, at);
        let fault = Fault { path: path.to_string(), line, ..fault };
        if self.faults.iter().all(|(_, known)| *known != fault) {
            self.faults.push((at, fault));
        }
    }

    /// Adds the fault of a name at `path` that is not in `list`, unless that list could not be read itself.
    pub fn unknown(&mut self, path: &Path, list: &[&str], fault: Fault) {
        if self.sound(&Path::of(list)) {
            self.add(path, fault);
        }
    }

    /// Adds the fault of a value that is then replaced. False if it was replaced before: to do it again does not help.
    pub fn replace(&mut self, path: &Path, fault: Fault) -> bool {
        self.add(path, fault);
        let first = !self.replaced.contains(path);
        self.replaced.push(path.clone());
        first
    }

    /// Whether the value at `path` is the file's own.
    pub fn sound(&self, path: &Path) -> bool {
        !self.replaced.iter().any(|replaced| path.within(replaced))
    }

    /// Whether the value at `path` and all in it are the file's own.
    pub fn whole(&self, path: &Path) -> bool {
        !self.replaced.iter().any(|replaced| path.within(replaced) || replaced.within(path))
    }

    /// Whether no fault was found at `path` so far.
    pub fn clear(&self, path: &Path) -> bool {
        let path = path.to_string();
        self.faults.iter().all(|(_, fault)| fault.path != path)
    }

    /// What stands at `path`, in a few words.
    pub fn show(&self, path: &Path) -> String {
        self.tree.get(path).map_or_else(|| "nothing".into(), Node::show)
    }

    /// All faults, or none.
    ///
    /// # Errors
    /// The faults, if there are any.
    pub fn finish(mut self, file: &str) -> Result<(), Faults> {
        if self.faults.is_empty() {
            return Ok(());
        }
        self.faults.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
        Err(Faults { file: file.into(), faults: self.faults.into_iter().map(|(_, fault)| fault).collect() })
    }
}
