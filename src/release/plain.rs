//! What is refused as no release: other encodings, files that are too large, and other formats than plain text.

use crate::check::{self, Diagnostic, Diagnostics, say};
use crate::text::invisible;

/// How other formats begin, and their names.
const FORMATS: [(&str, &str); 6] = [
    ("%PDF-", "PDF"),
    ("{\\rtf", "RTF"),
    ("<!DOCTYPE", "HTML"),
    ("<html", "HTML"),
    ("<?xml", "XML"),
    ("PK\u{3}\u{4}", "DOCX, ZIP"),
];

/// The text of a release. `file` is its name in messages.
///
/// # Errors
/// It is too large, no UTF-8, in another format, or has characters that cannot be seen.
pub fn text(file: &str, bytes: Vec<u8>) -> Result<String, Diagnostics> {
    let begins = |(start, _): &&(&str, &str)| {
        bytes.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start.as_bytes()))
    };
    if let Some((_, format)) = FORMATS.iter().find(begins) {
        return Err(fault(file, 1, say("found-format", &[("format", format)])));
    }
    let text = check::text(file, bytes)?;
    let hidden = |c: char| c.is_control() || invisible::kind(c).is_some();
    for (at, line) in text.lines().enumerate() {
        if let Some(c) = line.chars().find(|c| !matches!(c, '\t' | '\r') && hidden(*c)) {
            let code = format!("U+{:04X}", u32::from(c));
            return Err(fault(file, at + 1, say("found-hidden", &[("code", &code)])));
        }
    }
    Ok(text)
}

fn fault(file: &str, line: usize, found: check::Said) -> Diagnostics {
    let fault = Diagnostic::new(found, say("plain-text", &[])).advice(say("paste-text", &[]));
    Diagnostics { file: file.into(), faults: vec![Diagnostic { path: format!("line {line}"), line, ..fault }] }
}
