//! Collects the faults found in a file.

use super::diagnostic::{Diagnostic, Diagnostics, printable};
use super::said::{Said, say};
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
    /// The file as it is written, if the tree was filled from another one: an index of a list is told as it is there.
    written: Option<Node>,
    /// The tree whose words stand in for missing ones, if that is allowed, and the name of its file.
    lender: Option<(Node, String)>,
    /// Missing words that others stand in for.
    gaps: Vec<(usize, Diagnostic)>,
    /// Paths of the replaced values: faults that the rules find in those are dropped.
    replaced: Vec<Path>,
    /// Whether a replaced value reads like one that somebody wrote: a number, a choice, or one of a list of names.
    pub guessed: bool,
    /// Texts of values that were replaced or removed. An id they mention does not count as unused.
    pub lost: Vec<String>,
    faults: Vec<(usize, String, Diagnostic)>,
}

impl Report {
    /// No faults yet, in the file `text` that was parsed into `tree`.
    pub fn new(text: &str, tree: Node) -> Report {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let (replaced, lost, faults, gaps) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Report { lines, tree, written: None, lender: None, gaps, replaced, guessed: false, lost, faults }
    }

    /// The same for a tree that was filled from another file; `written` is as the file has it.
    pub fn filled(text: &str, tree: Node, written: Node) -> Report {
        Report { written: Some(written), ..Report::new(text, tree) }
    }

    /// Lets the words of another tree, that of `file`, stand in for missing ones.
    pub fn lend(&mut self, tree: Node, file: String) {
        self.lender = Some((tree, file));
    }

    /// What stands in for the missing value at `path`, if something may; it is reported as a gap.
    pub fn lent(&mut self, path: &Path, at: usize) -> Option<Node> {
        let (tree, file) = self.lender.as_ref()?;
        let node = tree.get(path)?;
        let expected = say("gap-filled", &[("original", file)]).with("value", node.show());
        let moved = node.moved(at);
        self.gap(path, at, Diagnostic::new(say("found-nothing-own", &[]), expected));
        Some(moved)
    }

    /// Notes that words are missing, and that others stand in for them.
    pub fn gap(&mut self, path: &Path, at: usize, fault: Diagnostic) {
        let fault = self.placed(at, path, fault);
        self.gaps.push((at, fault));
    }

    /// The gaps, in the order of the file.
    pub fn take_gaps(&mut self) -> Vec<Diagnostic> {
        self.gaps.sort_by_key(|(at, _)| *at);
        std::mem::take(&mut self.gaps).into_iter().map(|(_, fault)| fault).collect()
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
        let fault = self.placed(at, path, fault);
        if self.faults.iter().all(|(_, _, known)| *known != fault) {
            self.faults.push((at, path.to_string(), fault));
        }
    }

    /// Adds a fault of a value that is in the file, but not in the tree that was filled from another one.
    pub fn add_written(&mut self, at: usize, fault: Diagnostic) {
        let path = self.written.as_ref().and_then(|written| written.path_at(at)).unwrap_or_default();
        if self.full() {
            return;
        }
        let about = self.written.as_ref().map(|written| printable(written.about(&path))).unwrap_or_default();
        let fault = Diagnostic { path: printable(path.to_string()), line: self.line(at), about, ..fault };
        self.faults.push((at, path.to_string(), fault));
    }

    /// A fault with its line, its path in the file as it is written, and what it is about.
    fn placed(&self, at: usize, path: &Path, fault: Diagnostic) -> Diagnostic {
        let shown = self.written.as_ref().map_or_else(|| path.clone(), |written| self.tree.path_in(written, path));
        let about = printable(self.tree.about(path));
        Diagnostic { path: printable(shown.to_string()), line: self.line(at), about, ..fault }
    }

    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= at)
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

    /// The faults found so far, in the order of the file; none is left.
    pub fn take(&mut self) -> Vec<Diagnostic> {
        self.faults.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        std::mem::take(&mut self.faults).into_iter().map(|(_, _, fault)| fault).collect()
    }

    /// Takes the value at `path` as written, since the caller has written another one there.
    pub fn rewritten(&mut self, path: &Path) {
        self.replaced.retain(|replaced| replaced != path);
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
        self.faults.iter().all(|(_, own, _)| *own != path)
    }

    /// The value at `path` in a few words, for a message.
    pub fn show(&self, path: &Path) -> Said {
        self.tree.get(path).map_or_else(|| say("found-nothing", &[]), Node::show)
    }

    /// The parsed file, if there are no faults.
    ///
    /// # Errors
    /// The faults, if there are any.
    pub fn finish(mut self, file: &str) -> Result<Node, Diagnostics> {
        if self.faults.is_empty() {
            return Ok(self.tree);
        }
        Err(Diagnostics { file: file.into(), faults: self.take() })
    }
}
