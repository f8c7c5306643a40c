//! The order of the folders: each folder of `src` imports only folders below it, and no files import each other in a cycle. The
//! sources are parsed; their unit tests are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, ItemMod, ItemUse, UseTree};

/// The folders from the lowest to the highest.
const FOLDERS: [&str; 15] = [
    "text",
    "manuscript",
    "model",
    "chart",
    "check",
    "duties",
    "release",
    "page",
    "export",
    "poster",
    "islands",
    "site",
    "press",
    "desk",
    "browser",
];

/// A module path from the root of the crate.
type Name = Vec<String>;

/// A source file: what it re-exports, by its name here, and what it imports.
struct Source {
    exports: BTreeMap<String, Name>,
    imports: BTreeSet<Name>,
}

#[test]
fn each_folder_imports_only_folders_below_it() {
    let sources = sources();
    let mut upward = Vec::new();
    for (file, imports) in edges(&sources) {
        for import in imports {
            let level =
                |name: &Name| FOLDERS.iter().position(|folder| name.first().is_some_and(|first| first == folder));
            if let (Some(from), Some(to)) = (level(&file), level(&import))
                && to > from
            {
                upward.push(format!("{} imports {}", file.join("::"), import.join("::")));
            }
        }
    }
    assert!(upward.is_empty(), "each folder may import those before it in {FOLDERS:?}:\n{}", upward.join("\n"));
}

#[test]
fn every_folder_of_the_sources_has_its_place_in_the_order() {
    let folders = fs::read_dir("src").expect("src").map(|entry| entry.expect("an entry").path());
    let found: BTreeSet<String> = folders
        .filter(|path| path.is_dir() && !path.ends_with("bin"))
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(found, FOLDERS.iter().map(|folder| (*folder).to_string()).collect());
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let edges = edges(&sources());
    // A file is on a cycle if it can be reached from one that it imports.
    let mut circles = Vec::new();
    for start in edges.keys() {
        let mut seen: BTreeSet<&Name> = BTreeSet::new();
        let mut open: Vec<&Name> = edges[start].iter().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(edges.get(next).into_iter().flatten());
            }
        }
        if seen.contains(start) {
            let next: Vec<String> =
                edges[start].iter().filter(|next| seen.contains(next)).map(|n| n.join("::")).collect();
            circles.push(format!("{} imports {}", start.join("::"), next.join(", ")));
        }
    }
    assert!(circles.is_empty(), "these files are on circles of imports:\n{}", circles.join("\n"));
}

#[test]
fn no_folder_holds_more_than_fifteen_files() {
    let mut count: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for file in files(Path::new("src")) {
        *count.entry(file.parent().unwrap().into()).or_default() += 1;
    }
    // Each form of chart is a file, so their folder has as many as there are forms.
    let crowded: Vec<_> = count.iter().filter(|(folder, n)| **n > 16 && !folder.ends_with("chart/forms")).collect();
    assert!(crowded.is_empty(), "{crowded:?}");
}

/// The files that each file imports from. An item counts for the file that defines it, even if it is imported through a re-export.
fn edges(sources: &BTreeMap<Name, Source>) -> BTreeMap<Name, BTreeSet<Name>> {
    let imports = |file: &Name, source: &Source| {
        let found = source.imports.iter().filter_map(|import| defining(sources, import, 0));
        found.filter(|found| found != file).collect()
    };
    sources.iter().map(|(file, source)| (file.clone(), imports(file, source))).collect()
}

/// The file that defines the item of this name; `None` if it is not in this crate.
fn defining(sources: &BTreeMap<Name, Source>, name: &[String], depth: usize) -> Option<Name> {
    let file = (1..=name.len()).rev().map(|n| name[..n].to_vec()).find(|name| sources.contains_key(name))?;
    let reexport = name.get(file.len()).and_then(|item| sources[&file].exports.get(item));
    match reexport {
        Some(from) if depth < 9 => {
            let rest = name.get(file.len() + 1..).unwrap_or_default();
            defining(sources, &[from.as_slice(), rest].concat(), depth + 1)
        }
        _ => Some(file),
    }
}

fn sources() -> BTreeMap<Name, Source> {
    let mut sources = BTreeMap::new();
    for path in files(Path::new("src")).into_iter().filter(|path| !path.starts_with("src/bin")) {
        let mut name: Name = path.with_extension("").iter().skip(1).map(|part| part.to_string_lossy().into()).collect();
        name.pop_if(|last| last == "mod" || last == "lib");
        let text = fs::read_to_string(&path).expect("a source file");
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        sources.insert(name.clone(), read(&name, &file));
    }
    assert!(sources.len() > 100, "the sources were found");
    sources
}

fn read(name: &Name, file: &File) -> Source {
    let mut reader = Reader { name, source: Source { exports: BTreeMap::new(), imports: BTreeSet::new() } };
    for item in &file.items {
        match item {
            Item::Use(of) if matches!(of.vis, syn::Visibility::Public(_)) => {
                for (path, alias) in leaves(&of.tree) {
                    let path = reader.absolute(&path, true).expect("re-exports are of this crate");
                    reader.source.exports.insert(alias, path);
                }
            }
            _ => {}
        }
    }
    reader.visit_file(file);
    reader.source
}

struct Reader<'a> {
    name: &'a Name,
    source: Source,
}

impl Reader<'_> {
    /// A path made absolute within the crate; `None` if it leads out of the crate. `local` tells whether its first name may be a
    /// submodule of the file.
    fn absolute(&self, path: &[String], local: bool) -> Option<Name> {
        match path.first()?.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([self.name.as_slice(), &path[1..]].concat()),
            "super" => {
                let up = path.iter().take_while(|part| *part == "super").count();
                Some([&self.name[..self.name.len().checked_sub(up)?], &path[up..]].concat())
            }
            _ if local => Some([self.name.as_slice(), path].concat()),
            _ => None,
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !of_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, of: &'ast ItemUse) {
        for (path, _) in leaves(&of.tree) {
            // A first name that is no submodule is another crate: `defining` finds nothing for it.
            self.source.imports.extend(self.absolute(&path, true));
        }
    }

    // `pub(in crate::check)` imports nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Name = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.source.imports.extend(self.absolute(&names, false));
        visit::visit_path(self, path);
    }
}

fn of_tests(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|of| of.path().is_ident("cfg") && of.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test"))
}

/// Every path of a `use`, with the name it is imported under.
fn leaves(tree: &UseTree) -> Vec<(Name, String)> {
    match tree {
        UseTree::Path(path) => leaves(&path.tree)
            .into_iter()
            .map(|(rest, alias)| {
                let own = path.ident.to_string();
                let rest = if rest == ["self"] { Vec::new() } else { rest };
                let alias = if alias == "self" { own.clone() } else { alias };
                ([vec![own], rest].concat(), alias)
            })
            .collect(),
        UseTree::Name(name) => vec![(vec![name.ident.to_string()], name.ident.to_string())],
        UseTree::Rename(name) => vec![(vec![name.ident.to_string()], name.rename.to_string())],
        UseTree::Glob(_) => vec![(Vec::new(), "*".into())],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
    }
}

/// Every Rust file in a folder and its subfolders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}
