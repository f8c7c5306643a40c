//! The faults found so far, and the file they are found in.

use super::diagnostic::{Diagnostic, Diagnostics, printable};
use crate::check::json::node::Node;
use crate::check::json::path::Path;

/// Most faults that are told at once.
const MOST: usize = 1000;

/// Collects faults; told once they are all found, in the order of the file.
pub struct Report {
    /// Where each line of the file begins, in bytes.
    lines: Vec<usize>,
    /// The file as far as it could be read; what could not is replaced by something empty of the right kind.
    pub tree: Node,
    /// Where values had to be replaced: what the checks say about those is of no use.
    replaced: Vec<Path>,
    /// Texts of what was replaced or taken away; what they mention is not unused.
    pub lost: Vec<String>,
    faults: Vec<(usize, Diagnostic)>,
}

impl Report {
    /// No faults yet, in the file `text` that was parsed into `tree`.
    pub fn new(text: &str, tree: Node) -> Report {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Report { lines, tree, replaced: Vec::new(), lost: Vec::new(), faults: Vec::new() }
    }

    /// Adds a fault at `path`, unless what is there was reported as unreadable already.
    pub fn add(&mut self, path: &Path, fault: Diagnostic) {
        self.add_at(self.tree.place(path), path, fault);
    }

    /// Adds a fault at `path`, which stands at an offset that cannot be told from the path.
    pub fn add_at(&mut self, at: usize, path: &Path, fault: Diagnostic) {
        if self.full() || !self.sound(path) {
            return;
        }
        let line = self.lines.partition_point(|begin| *begin <= at);
        let fault = Diagnostic { path: printable(path.to_string()), line, ..fault };
        if self.faults.iter().all(|(_, known)| *known != fault) {
            self.faults.push((at, fault));
        }
    }

    /// Adds the fault of a name at `path` that is not in `list`, unless that list could not be read itself.
    pub fn unknown(&mut self, path: &Path, list: &[&str], fault: Diagnostic) {
        if self.sound(&Path::of(list)) {
            self.add(path, fault);
        }
    }

    /// Adds the fault of a value that is then replaced. False if it was replaced before: to do it again does not help.
    pub fn replace(&mut self, path: &Path, fault: Diagnostic) -> bool {
        self.add(path, fault);
        let first = !self.replaced.contains(path);
        self.replaced.push(path.clone());
        first
    }

    /// Whether so many faults were found that no more are told: whoever has corrected these is told the next.
    pub fn full(&self) -> bool {
        self.faults.len() >= MOST
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

    /// The file, if there are no faults.
    ///
    /// # Errors
    /// The faults, if there are any.
    pub fn finish(mut self, file: &str) -> Result<Node, Diagnostics> {
        if self.faults.is_empty() {
            return Ok(self.tree);
        }
        self.faults.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
        Err(Diagnostics { file: file.into(), faults: self.faults.into_iter().map(|(_, fault)| fault).collect() })
    }
}
