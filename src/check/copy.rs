//! Reads the texts of a content file as a reviewer of a government page would: set formulations stand whole, and words that are not
//! of the register are told with what to say instead. These are warnings: a writer may have a reason.

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
/// What makes the file unreadable.
pub fn review(file: &str, text: &str) -> Result<Diagnostics, Diagnostics> {
    let tree = tree(file, text)?;
    let copy =
        tree.child(&Step::Key("copy".into())).and_then(|copy| CopyRules::deserialize(copy).ok()).unwrap_or_default();
    let mut report = Report::new(text, tree);
    // A sentence may begin with what stands in the middle of another.
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

/// The first part of a formulation that stands in a text without the whole of it.
fn broken<'a>(formulation: &'a Formulation, text: &str) -> Option<&'a str> {
    let rest = text.to_lowercase().replace(&formulation.text.to_lowercase(), "");
    formulation.parts.iter().map(String::as_str).find(|part| rest.contains(&part.to_lowercase()))
}
