//! Reviews the texts of a content file for the style of a government page: a set formulation is quoted whole, and a word outside the
//! register is reported with its replacement. These are warnings: a writer may have a reason.

use serde::Deserialize;

use super::diagnostics::collector::Report;
use super::diagnostics::diagnostic::{Diagnostic, Diagnostics};
use super::json::path::{Path, Step};
use super::tree;
use crate::check::excerpt::quote;
use crate::model::copy_rules::{CopyRules, Formulation};

/// The warnings about the texts of a content file, in the order of the file. A translation has lists of its own.
///
/// # Errors
/// The faults of a file that is too large or not JSON.
pub fn review(file: &str, text: &str) -> Result<Diagnostics, Diagnostics> {
    let tree = tree(file, text)?;
    let copy =
        tree.child(&Step::Key("copy".into())).and_then(|copy| CopyRules::deserialize(copy).ok()).unwrap_or_default();
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
    }
    Ok(report.finish(file).err().unwrap_or_else(|| Diagnostics { file: file.into(), faults: Vec::new() }))
}

/// The first part of a formulation that a text uses outside the whole formulation.
fn broken<'a>(formulation: &'a Formulation, text: &str) -> Option<&'a str> {
    let rest = text.to_lowercase().replace(&formulation.text.to_lowercase(), "");
    formulation.parts.iter().map(String::as_str).find(|part| rest.contains(&part.to_lowercase()))
}
