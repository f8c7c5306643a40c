//! Collects the faults found in a file.

use super::diagnostic::{Diagnostic, Diagnostics, printable};
use crate::check::json::node::Node;
use crate::check::json::path::Path;

/// Most faults reported at once.
const MOST: usize = 1000;

/// The faults found so far, and the file they are in. Reported together at the end, in the order of the file.
pub struct Report {
    /// Where each line of the file begins, in bytes.
    lines: Vec<usize>,
    /// The parsed file. A value that could not be read is replaced by an empty one of the right kind.
    pub tree: Node,
    /// Paths of the replaced values: faults that the rules find in those are dropped.
    replaced: Vec<Path>,
    /// Texts of values that were replaced or removed. An id they mention does not count as unused.
    pub lost: Vec<String>,
    faults: Vec<(usize, Diagnostic)>,
}

impl Report {
    /// No faults yet, in the file `text` that was parsed into `tree`.
    pub fn new(text: &str, tree: Node) -> Report {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Report { lines, tree, replaced: Vec::new(), lost: Vec::new(), faults: Vec::new() }
    }

    /// Adds a fault at `path`, unless the value there was already reported as unreadable.
    pub fn add(&mut self, path: &Path, fault: Diagnostic) {
        self.add_at(self.tree.place(path), path, fault);
    }

    /// Adds a fault at `path` with its offset in bytes, for values that the path does not lead to, such as repeated names.
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

    /// Adds the fault that the name at `path` is not in `list`, unless that list could not be read itself.
    pub fn unknown(&mut self, path: &Path, list: &[&str], fault: Diagnostic) {
        if self.sound(&Path::of(list)) {
            self.add(path, fault);
        }
    }

    /// Adds the fault of a value that the caller then replaces. False if it was replaced before: replacing it again does not help.
    pub fn replace(&mut self, path: &Path, fault: Diagnostic) -> bool {
        self.add(path, fault);
        let first = !self.replaced.contains(path);
        self.replaced.push(path.clone());
        first
    }

    /// Whether the limit is reached. Further faults are reported once these are corrected.
    pub fn full(&self) -> bool {
        self.faults.len() >= MOST
    }

    /// Whether the value at `path` is as written in the file: neither it nor anything around it was replaced.
    pub fn sound(&self, path: &Path) -> bool {
        !self.replaced.iter().any(|replaced| path.within(replaced))
    }

    /// Whether the value at `path` and everything inside it is as written in the file.
    pub fn whole(&self, path: &Path) -> bool {
        !self.replaced.iter().any(|replaced| path.within(replaced) || replaced.within(path))
    }

    /// Whether no fault has been found at exactly `path` so far.
    pub fn clear(&self, path: &Path) -> bool {
        let path = path.to_string();
        self.faults.iter().all(|(_, fault)| fault.path != path)
    }

    /// The value at `path` in a few words, for a message.
    pub fn show(&self, path: &Path) -> String {
        self.tree.get(path).map_or_else(|| "nothing".into(), Node::show)
    }

    /// The parsed file, if there are no faults.
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
