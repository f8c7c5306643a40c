//! Reviews the texts of a content file for the style of a government page: a set formulation is quoted whole, a word outside the
//! register or on the portal's own list is reported with its replacement, years and verbs of status are references to the ledger, and
//! the text is written as the rules of its language have it. These are warnings: a writer may have a reason, and gives it in `copy.kept`.

pub mod kept;
mod properties;
pub mod style;
pub mod words;

use serde::Deserialize;

use super::diagnostics::collector::Report;
use super::diagnostics::diagnostic::{Diagnostic, Diagnostics};
use super::diagnostics::said::say;
use super::json::node::{Kind, Node};
use super::json::path::{Path, Step};
use super::{ContentFile, Unusable, translation, tree};
use crate::check::excerpt::quote;
use crate::model::content::Content;
pub use crate::model::copy_rules::Avoided;
use crate::model::copy_rules::{CopyRules, Formulation, Kept};
use kept::Wordings;
use style::{Finding, both, excerpt};

/// Reads a content file, and the file it translates if it is a translation, and returns the warnings about its texts. `words` is the
/// portal's own list.
///
/// # Errors
/// The faults of a file that is too large or not JSON, or why it could not be read.
pub fn open(path: &std::path::Path, words: &[Avoided]) -> Result<Diagnostics, Unusable> {
    let ContentFile { file, text, original } = ContentFile::load(path)?;
    let original = original.as_ref().map(|(file, text)| (file.as_str(), text.as_str()));
    review(&file, &text, original, words).map_err(Unusable::Faulty)
}

/// The warnings about the texts of a content file, in the order of the file. For a translation, `original` is the name and the text of
/// the file that it translates; its formulations and register are its own. `words` is the portal's own list.
///
/// # Errors
/// The faults of a file that is too large or not JSON.
pub fn review(
    file: &str,
    text: &str,
    original: Option<(&str, &str)>,
    words: &[Avoided],
) -> Result<Diagnostics, Diagnostics> {
    let text = super::plain(text);
    let written = tree(file, text)?;
    let mut tree = written.clone();
    let copy = rules(&tree);
    if let Some((original, text)) = original {
        let whole = super::tree(original, super::plain(text))?;
        tree = translation::fill(tree, &whole, original, false).tree;
    }
    let content = Content::deserialize(&tree).ok();
    let lang = match tree.get(&Path::of(&["site", "lang"])).map(|node| &node.kind) {
        Some(Kind::Text(lang)) => lang.clone(),
        _ => String::new(),
    };
    let mut report = Report::filled(text, tree, written);
    let mut kept = Wordings::new(&copy.kept);
    for (path, text) in &report.tree.clone().texts(&Path::default()) {
        if path.0.first() == Some(&Step::Key("copy".into())) {
            continue;
        }
        for formulation in &copy.formulations {
            if let Some(part) = broken(formulation, text) {
                let expected = both("完整的固定提法，或者不用", "the set formulation as a whole, or none of it");
                let expected = [&expected, ": ", &formulation.text].concat();
                report
                    .add(path, Diagnostic::new(say("found-in", &[("found", &quote(part)), ("text", text)]), expected));
            }
        }
        let avoided = copy.register.iter().chain(words).flat_map(|word| words::avoided(word, text));
        let findings: Vec<Finding> = avoided.chain(style::review(&lang, text)).collect();
        for finding in kept.others(text, findings) {
            report.add(path, diagnostic(text, finding));
        }
        for warning in content.iter().flat_map(|content| properties::typed(content, path, text)) {
            report.add(path, warning);
        }
    }
    for (at, unused) in kept.unused() {
        let path = Path::of(&["copy", "kept"]).at(at);
        let expected = both("文中确有、并与规则不合的用语", "a wording of a text that a rule is against");
        report.add(&path, Diagnostic::new(quote(unused), expected));
    }
    Ok(report.finish(file).err().unwrap_or_else(|| Diagnostics { file: file.into(), faults: Vec::new() }))
}

/// The wordings of a content file that stay although a rule is against them.
///
/// # Errors
/// Why it cannot be read.
pub fn kept(path: &std::path::Path) -> Result<Vec<Kept>, Unusable> {
    let text = super::load(path)?;
    Ok(rules(&tree(&path.display().to_string(), &text).map_err(Unusable::Faulty)?).kept)
}

/// The rules that a content file has of its own.
fn rules(tree: &Node) -> CopyRules {
    tree.child(&Step::Key("copy".into())).and_then(|copy| CopyRules::deserialize(copy).ok()).unwrap_or_default()
}

/// A finding as a warning, with what is around it.
fn diagnostic(text: &str, finding: Finding) -> Diagnostic {
    let (around, corrected) = excerpt(text, &finding);
    let found = text.get(finding.range).unwrap_or_default();
    Diagnostic::new(say("found-in", &[("found", &quote(found)), ("text", &around)]), finding.expected)
        .nearest(corrected)
}

/// The first part of a formulation that a text uses outside the whole formulation.
fn broken<'a>(formulation: &'a Formulation, text: &str) -> Option<&'a str> {
    let whole = std::iter::once(&formulation.text).chain(&formulation.also);
    let rest = whole.fold(text.to_lowercase(), |rest, whole| rest.replace(&whole.to_lowercase(), ""));
    formulation.parts.iter().map(String::as_str).find(|part| rest.contains(&part.to_lowercase()))
}
