//! Words that are avoided: those of an edition's register, and a portal's own list, a file with one a line: the word, a `=`, and what to
//! write instead. What follows a `#` is a remark.

use super::super::diagnostics::diagnostic::{Diagnostic, Diagnostics};
use super::style::{Finding, both};
use crate::check::{Unusable, load};
use crate::model::copy_rules::Avoided;

/// Opens a list of words.
///
/// # Errors
/// Why it cannot be read, or the lines that name no word.
pub fn open(path: &std::path::Path) -> Result<Vec<Avoided>, Unusable> {
    read(&path.display().to_string(), &load(path)?).map_err(Unusable::Faulty)
}

/// Reads a list of words; `file` is its name in messages.
///
/// # Errors
/// The lines that name no word.
pub fn read(file: &str, text: &str) -> Result<Vec<Avoided>, Diagnostics> {
    let (mut words, mut faults) = (Vec::new(), Vec::new());
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default();
        if line.trim().is_empty() {
            continue;
        }
        let (avoid, instead) = line.split_once(['=', '＝']).unwrap_or((line, ""));
        if avoid.trim().is_empty() {
            let expected = both("避免的词＝改用的词", "the word to avoid = what to write instead");
            faults.push(Diagnostic {
                path: format!("line {}", at + 1),
                line: at + 1,
                ..Diagnostic::new(line, expected)
            });
        } else {
            words.push(Avoided { avoid: avoid.trim().into(), instead: instead.trim().into() });
        }
    }
    if faults.is_empty() { Ok(words) } else { Err(Diagnostics { file: file.into(), faults }) }
}

/// Where a text has a word that is avoided. Case is ignored: the same words may begin a sentence.
pub fn avoided(word: &Avoided, text: &str) -> Vec<Finding> {
    if word.avoid.is_empty() {
        return Vec::new();
    }
    let expected = match word.instead.as_str() {
        "" => both("不用这个词", "another word"),
        instead => both("政府网页的用语", "a word a government page may use") + ": " + instead,
    };
    let (text, avoid) = (text.to_ascii_lowercase(), word.avoid.to_ascii_lowercase());
    let instead = word.instead.to_ascii_lowercase();
    // What is to be written instead may have the word within it.
    let begin = instead.find(&avoid);
    let right = |at: usize| {
        let begin = begin.and_then(|begin| at.checked_sub(begin));
        begin.and_then(|begin| text.get(begin..)).is_some_and(|text| text.starts_with(&instead))
    };
    let found = text.match_indices(&avoid).filter(|(at, _)| !right(*at));
    found.map(|(at, _)| Finding { range: at..at + avoid.len(), expected: expected.clone(), instead: None }).collect()
}
