//! Checks a content file before anything is built from it, and lists every fault, worded for whoever edits the file.
//!
//! The file is parsed ([`parse`]) and refused if it is too large ([`limits`]). It is read into the model with error recovery, which
//! replaces a faulty value so that it does not hide the next fault ([`recover`]). Then the rules check what types cannot express
//! ([`rules`]).

pub mod copy;
pub(crate) mod diagnostics;
pub mod edit;
mod excerpt;
pub mod forms;
pub mod identity;
mod json;
mod limits;
pub mod palette;
mod parse;
pub mod readable;
mod recover;
mod rules;
pub mod schema;
mod translation;

pub use diagnostics::diagnostic::{Diagnostic, Diagnostics};
pub use diagnostics::said::{Lang, Said, say};
pub use diagnostics::suggest;
pub use limits::FILE as LARGEST;
pub use rules::ids::folder;

use std::fmt;
use std::fs::File;
use std::io::Read;

use serde::Deserialize;

use crate::model::content::{Content, SCHEMA};
use diagnostics::collector::Report;
use json::node::Kind;
use json::path::Path;
use rules::{
    alike, characters, charts, computed, ids, invisible, ledger, links, messages, scenery, sources, status, texts,
    typed, usage,
};
use translation::Place;

/// A content file that cannot be used.
#[derive(Debug)]
pub enum Unusable {
    /// The file, or the one it translates, cannot be read from the disk.
    Unreadable {
        /// Which file.
        file: String,
        /// The system's message.
        why: String,
    },
    /// It has faults.
    Faulty(Diagnostics),
}

impl Unusable {
    /// What has to be corrected, in a language.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Unusable::Unreadable { file, why } => format!("{file}: {why}"),
            Unusable::Faulty(faults) => faults.said(lang),
        }
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::English))
    }
}

impl std::error::Error for Unusable {}

/// Opens a content file and, if it is a translation, the file in the same folder that it translates.
///
/// # Errors
/// [`Unusable`]: what has to be corrected, and in which file.
pub fn open(path: &std::path::Path) -> Result<Content, Unusable> {
    let ContentFile { file, text, original } = ContentFile::load(path)?;
    match &original {
        None => read(&file, &text),
        Some((original, original_text)) => read_translation(&file, &text, original, original_text),
    }
    .map_err(Unusable::Faulty)
}

/// A content file as it is on the disk, and the file it translates.
struct ContentFile {
    /// Its name in messages.
    file: String,
    text: String,
    /// Name and text of the file that it translates, if it is a translation.
    original: Option<(String, String)>,
}

impl ContentFile {
    /// # Errors
    /// As [`load`], for either file.
    fn load(path: &std::path::Path) -> Result<ContentFile, Unusable> {
        let named = |path: &std::path::Path| Ok((path.display().to_string(), load(path)?));
        let (file, text) = named(path)?;
        let original = translates(&text).map(|name| named(&path.with_file_name(name))).transpose()?;
        Ok(ContentFile { file, text, original })
    }
}

/// The text of a content file. Reading stops at the largest allowed size, even if `path` is an endless device.
///
/// # Errors
/// [`Unusable`] if the file cannot be read, is too large or is not UTF-8.
pub fn load(path: &std::path::Path) -> Result<String, Unusable> {
    let file = path.display().to_string();
    match bytes(path) {
        Ok(bytes) => text(&file, bytes).map_err(Unusable::Faulty),
        Err(error) => Err(Unusable::Unreadable { file, why: error.to_string() }),
    }
}

/// The bytes of a file: all, or one more than a content file may have.
///
/// # Errors
/// It cannot be read.
pub fn bytes(path: &std::path::Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limits::FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file, without the byte order mark that some text editors put before it. `file` is its name in messages.
///
/// # Errors
/// It is too large, or no UTF-8: then the message says how to save it.
pub fn text(file: &str, bytes: Vec<u8>) -> Result<String, Diagnostics> {
    let one = |fault: Diagnostic| Diagnostics { file: file.into(), faults: vec![fault] };
    if let Some(fault) = limits::file(bytes.len()) {
        return Err(one(fault));
    }
    let encoded = |found: Said, line: usize| {
        let fault = Diagnostic::new(found, say("utf-8", &[])).advice(say("save-as-utf-8", &[]));
        one(Diagnostic { path: Path::default().to_string(), line, ..fault })
    };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(encoded(say("found-utf-16", &[]), 1));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let sound = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = sound.split(|byte| *byte == b'\n').count();
        encoded(say("found-bytes-of-other", &[("line", &line.to_string())]), line)
    })?;
    Ok(plain(&text).into())
}

/// A text without the byte order mark before it.
fn plain(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// The name of the file in the same folder that a content file translates; `None` if it is no translation, or not JSON.
pub fn translates(text: &str) -> Option<String> {
    let file: serde_json::Value = serde_json::from_str(plain(text)).ok()?;
    Some(file.get(translation::TRANSLATES)?.as_str().filter(|name| limits::is_beside(name))?.into())
}

/// The name of the file that a content file translates; `None` if it is no translation.
///
/// # Errors
/// It is not JSON, or what it names is no file in the same folder.
pub fn translated(file: &str, text: &str) -> Result<Option<String>, Diagnostics> {
    let tree = tree(file, plain(text))?;
    match tree.get(&Path::of(&[translation::TRANSLATES])).map(|node| &node.kind) {
        None => Ok(None),
        Some(Kind::Text(name)) => Ok(Some(name.clone())),
        Some(_) => {
            let fault = Diagnostic::new(say("found-something-else", &[]), say("file-beside", &[]));
            Err(at(file, text, &[translation::TRANSLATES], fault))
        }
    }
}

/// A fault of the value at these keys of a file.
pub(crate) fn at(file: &str, text: &str, keys: &[&str], fault: Diagnostic) -> Diagnostics {
    let path = Path::of(keys);
    let line = tree(file, plain(text)).map_or(1, |tree| parse::position(plain(text), tree.place(&path)).0);
    Diagnostics { file: file.into(), faults: vec![Diagnostic { path: path.to_string(), line, ..fault }] }
}

/// A fault of what a file says it translates.
pub(crate) fn at_translates(file: &str, text: &str, fault: Diagnostic) -> Diagnostics {
    at(file, text, &[translation::TRANSLATES], fault)
}

/// A text in quotes, as messages have it.
pub(crate) fn quoted(text: &str) -> String {
    excerpt::quote(text)
}

/// Reads a content file. `file` is its name in messages.
///
/// # Errors
/// Every fault that was found, in the order of the file; just the first where the file is not JSON.
pub fn read(file: &str, text: &str) -> Result<Content, Diagnostics> {
    let text = plain(text);
    let tree = tree(file, text)?;
    checked(file, Report::new(text, tree))?;
    // The content is read by plain serde_json; the tree above serves only to find faults.
    serde_json::from_str(text).map_err(|error| {
        let fault = Diagnostic {
            path: Path::default().to_string(),
            line: error.line(),
            ..Diagnostic::new(error.to_string(), "")
        };
        Diagnostics { file: file.into(), faults: vec![Diagnostic { expected: say("content-file", &[]), ..fault }] }
    })
}

/// Reads a translation, which takes everything but its words from the `original` file.
///
/// # Errors
/// As [`read`]. If the original has faults, those alone.
pub fn read_translation(file: &str, text: &str, original: &str, original_text: &str) -> Result<Content, Diagnostics> {
    read_complete(file, text, original, original_text).map(|(content, _)| content)
}

/// The same; missing words are faults, so the gaps are none.
///
/// # Errors
/// As [`read_translation`].
pub fn read_complete(
    file: &str,
    text: &str,
    original: &str,
    original_text: &str,
) -> Result<(Content, Diagnostics), Diagnostics> {
    read_filled(file, text, original, original_text, false)
}

/// Reads a translation that may lack words: those of the original stand in for them, and each is told as a gap.
///
/// # Errors
/// As [`read_translation`], but for missing words.
pub fn read_with_gaps(
    file: &str,
    text: &str,
    original: &str,
    original_text: &str,
) -> Result<(Content, Diagnostics), Diagnostics> {
    read_filled(file, text, original, original_text, true)
}

fn read_filled(
    file: &str,
    text: &str,
    original: &str,
    original_text: &str,
    gaps: bool,
) -> Result<(Content, Diagnostics), Diagnostics> {
    read(original, original_text)?;
    let (text, original_text) = (plain(text), plain(original_text));
    let (own, original_tree) = (tree(file, text)?, tree(original, original_text)?);
    let name = original.rsplit(['/', '\\']).next().unwrap_or(original);
    let filled = translation::fill(own.clone(), &original_tree, name, gaps);
    let mut report = Report::filled(text, filled.tree, own);
    for (place, fault) in filled.faults {
        match place {
            Place::Path(path) => report.add(&path, fault),
            Place::Offset(at) => report.add_written(at, fault),
        }
    }
    for (path, fault) in filled.gaps {
        report.gap(&path, report.tree.place(&path), fault);
    }
    report.lost.extend(filled.lost);
    if gaps {
        report.lend(original_tree.clone(), name.into());
    }
    typed::translation(&original_tree, name, &mut report);
    let (content, gaps) = checked(file, report)?;
    Ok((content, gaps))
}

/// Reads another kind of JSON file with the same checks. `faults` lists the entries with invalid values, and what has to be there.
///
/// # Errors
/// As [`read`].
pub(super) fn read_as<T: for<'de> Deserialize<'de>>(
    file: &str,
    text: &str,
    faults: impl Fn(&T) -> Vec<(&'static str, Said)>,
) -> Result<T, Diagnostics> {
    let text = plain(text);
    let mut report = Report::new(text, tree(file, text)?);
    invisible::check(&mut report);
    let read = recover::decode::<T>(&mut report);
    for (entry, expected) in read.as_ref().map(faults).unwrap_or_default() {
        let path = Path::of(&[entry]);
        let fault = Diagnostic::new(report.show(&path), expected);
        report.add(&path, fault);
    }
    report.finish(file)?;
    read.ok_or_else(|| unreadable(file))
}

/// The syntax tree of a file, if it is JSON within the limits.
fn tree(file: &str, text: &str) -> Result<json::node::Node, Diagnostics> {
    let one = |fault: Diagnostic| Diagnostics { file: file.into(), faults: vec![fault] };
    if let Some(fault) = limits::file(text.len()) {
        return Err(one(fault));
    }
    let tree = parse::parse(text).map_err(|fault| one(*fault))?;
    let too_large = limits::check(&tree);
    let mut report = Report::new(text, tree);
    for (path, fault) in too_large {
        report.add(&path, fault);
    }
    report.finish(file)
}

/// The content of the report's file, if it has no faults.
fn checked(file: &str, mut report: Report) -> Result<(Content, Diagnostics), Diagnostics> {
    invisible::check(&mut report);
    let content = recover::decode::<Content>(&mut report);
    if let Some(content) = &content {
        check(content, &mut report);
    }
    let gaps = Diagnostics { file: file.into(), faults: report.take_gaps() };
    report.finish(file)?;
    Ok((content.ok_or_else(|| unreadable(file))?, gaps))
}

/// The fault of a file that could not be read though no other fault was reported.
fn unreadable(file: &str) -> Diagnostics {
    Diagnostics {
        file: file.into(),
        faults: vec![Diagnostic::new(say("found-something-else", &[]), say("some-file", &[]))],
    }
}

fn check(content: &Content, report: &mut Report) {
    let schema = Path::of(&["schema"]);
    if content.schema != SCHEMA {
        let fault = Diagnostic::new(report.show(&schema), say("this-format", &[]));
        report.add(&schema, fault.nearest(Some(SCHEMA.to_string())));
    }
    ids::check(content, report);
    ledger::check(content, report);
    ledger::periods::check(content, report);
    ledger::corrections::check(content, report);
    sources::check(content, report);
    computed::check(&content.ledger, report);
    charts::check(content, report);
    characters::check(content, report);
    scenery::check(content, report);
    links::check(content, report);
    status::check(content, report);
    alike::check(content, report);
    palette::check(content, report);
    typed::check(content, report);
    let references = texts::check(content, report);
    if report.full() {
        return;
    }
    usage::check(content, &references, report);
    messages::check(content, report);
}
