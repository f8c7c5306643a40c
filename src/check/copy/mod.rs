//! Reviews the texts of a content file for the style of a government page: a set formulation is quoted whole, a word outside the
//! register is reported with its replacement, and years and verbs of status are references to the ledger. These are warnings: a writer
//! may have a reason.

mod properties;

use serde::Deserialize;

use super::diagnostics::collector::Report;
use super::diagnostics::diagnostic::{Diagnostic, Diagnostics};
use super::json::path::{Path, Step};
use super::{ContentFile, Unusable, translation, tree};
use crate::check::excerpt::quote;
use crate::model::content::Content;
use crate::model::copy_rules::{CopyRules, Formulation};

/// Reads a content file, and the file it translates if it is a translation, and returns the warnings about its texts.
///
/// # Errors
/// The faults of a file that is too large or not JSON, or why it could not be read.
pub fn open(path: &std::path::Path) -> Result<Diagnostics, Unusable> {
    let ContentFile { file, text, original } = ContentFile::load(path)?;
    let original = original.as_ref().map(|(file, text)| (file.as_str(), text.as_str()));
    review(&file, &text, original).map_err(Unusable::Faulty)
}

/// The warnings about the texts of a content file, in the order of the file. For a translation, `original` is the name and the text of
/// the file that it translates; its formulations and register are its own.
///
/// # Errors
/// The faults of a file that is too large or not JSON.
pub fn review(file: &str, text: &str, original: Option<(&str, &str)>) -> Result<Diagnostics, Diagnostics> {
    let mut tree = tree(file, text)?;
    let copy =
        tree.child(&Step::Key("copy".into())).and_then(|copy| CopyRules::deserialize(copy).ok()).unwrap_or_default();
    if let Some((original, text)) = original {
        let whole = super::tree(original, text)?;
        tree = translation::fill(tree, &whole, original).0;
    }
    let content = Content::deserialize(&tree).ok();
    let mut report = Report::new(text, tree);
    // Case is ignored: the same words may begin a sentence.
    let small = str::to_lowercase;
    for (path, text) in &report.tree.clone().texts(&Path::default()) {
        if path.0.first() == Some(&Step::Key("copy".into())) {
            continue;
        }
        for formulation in &copy.formulations {
            if let Some(part) = broken(formulation, text) {
                let expected = format!("the set formulation as a whole, or none of it: {}", formulation.text);
                report.add(path, Diagnostic::new(format!("{} in: {text}", quote(part)), expected));
            }
        }
        for word in copy.register.iter().filter(|word| small(text).contains(&small(&word.avoid))) {
            let expected = format!("a word a government page may use: {}", word.instead);
            report.add(path, Diagnostic::new(format!("{} in: {text}", quote(&word.avoid)), expected));
        }
        for warning in content.iter().flat_map(|content| properties::typed(content, path, text)) {
            report.add(path, warning);
        }
    }
    Ok(report.finish(file).err().unwrap_or_else(|| Diagnostics { file: file.into(), faults: Vec::new() }))
}

/// The first part of a formulation that a text uses outside the whole formulation.
fn broken<'a>(formulation: &'a Formulation, text: &str) -> Option<&'a str> {
    let whole = std::iter::once(&formulation.text).chain(&formulation.also);
    let rest = whole.fold(text.to_lowercase(), |rest, whole| rest.replace(&whole.to_lowercase(), ""));
    formulation.parts.iter().map(String::as_str).find(|part| rest.contains(&part.to_lowercase()))
}
