//! The content files of a site: the original and its translations. None of them is left out without somebody's decision.

use std::collections::BTreeMap;

use super::package::{Choices, Package};
use super::unmade::Unmade;
use crate::check::{self, Diagnostic, Diagnostics, say, suggest};
use crate::model::content::Content;

/// An edition whose file has no faults.
pub struct Opened {
    /// The file, as messages name it.
    pub file: String,
    /// Its name in the folder of the content files.
    pub name: String,
    /// Its folder in the site: empty for the original, or such as `en/`.
    pub place: String,
    /// What it says.
    pub content: Content,
    /// Words that it lacks, which the original's stand in for.
    pub gaps: Diagnostics,
}

/// The editions as far as they can be read, the original first, whatever faults their files have: the name of each, its bytes, and what it
/// says.
pub fn readable<'a>(package: &'a Package, choices: &Choices) -> Vec<(&'a str, &'a [u8], Content)> {
    let text = |name: &str| check::text(name, package.content.get(name)?.clone()).ok();
    let first = package.first.as_str();
    let root = text(first).and_then(|text| check::translates(&text)).unwrap_or_else(|| first.into());
    let Some(original) = text(&root) else { return Vec::new() };
    let said = |name: &str| {
        let text = text(name)?;
        match check::translates(&text) {
            None if name == root => check::readable::content(&text, None),
            Some(of) if of == root && !left_out(name, choices) => {
                check::readable::content(&text, Some((&root, &original)))
            }
            _ => None,
        }
    };
    let read = |(name, bytes): (&'a String, &'a Vec<u8>)| Some((name.as_str(), bytes.as_slice(), said(name)?));
    let mut editions: Vec<_> = package.content.iter().filter_map(read).collect();
    // The sort is stable: the translations stay in the order of their names.
    editions.sort_by_key(|(name, ..)| *name != root);
    editions
}

/// One edition as far as it can be read, whatever faults its file has.
pub fn readable_one(package: &Package, name: &str) -> Option<Content> {
    let text = |name: &str| check::text(name, package.content.get(name)?.clone()).ok();
    let own = text(name)?;
    match check::translates(&own) {
        None => check::readable::content(&own, None),
        Some(of) => check::readable::content(&own, Some((&of, &text(&of)?))),
    }
}

/// Whether an edition is taken off or left out.
fn left_out(name: &str, choices: &Choices) -> bool {
    choices.without.iter().any(|without| name.strip_suffix(".json") == Some(without))
}

/// A content file as it is written.
struct Written<'a> {
    name: &'a str,
    file: String,
    text: String,
}

/// All editions, the original first.
///
/// # Errors
/// The faults of every file at once: a fault of one does not hide those of another.
pub fn open(package: &Package, choices: &Choices) -> Result<Vec<Opened>, Unmade> {
    let (original, translations) = files(package, choices)?;
    let mut faulty = Vec::new();
    let mut opened = Vec::new();
    match check::read(&original.file, &original.text) {
        Ok(content) => opened.push(edition(&original, String::new(), content)),
        Err(faults) => faulty.push(faults),
    }
    for own in &translations {
        let place = check::folder(own.name.strip_suffix(".json").unwrap_or(own.name));
        let place = place.map_err(|why| Unmade::because(say("of-file", &[("file", &own.file)]).with("why", why)))?;
        // The faults of an original that cannot be used would be those of all its translations.
        if opened.is_empty() {
            continue;
        }
        let read = if choices.gaps { check::read_with_gaps } else { check::read_complete };
        match read(&own.file, &own.text, &original.file, &original.text) {
            Ok((content, gaps)) => opened.push(Opened { gaps, ..edition(own, place, content) }),
            Err(faults) => faulty.push(faults),
        }
    }
    faulty.extend(languages(&opened, &translations));
    if faulty.is_empty() { Ok(opened) } else { Err(Unmade::Faulty(faulty)) }
}

fn edition(own: &Written, place: String, content: Content) -> Opened {
    let gaps = Diagnostics { file: own.file.clone(), faults: Vec::new() };
    Opened { file: own.file.clone(), name: own.name.into(), place, content, gaps }
}

/// The file of the original, and those of its translations in the order of their names.
fn files<'a>(package: &'a Package, choices: &Choices) -> Result<(Written<'a>, Vec<Written<'a>>), Unmade> {
    let (mut written, mut faulty) = (BTreeMap::new(), Vec::new());
    for (name, bytes) in package.content.iter().filter(|(name, _)| **name == package.first || !left_out(name, choices))
    {
        let file = [&package.folder, name.as_str()].concat();
        // What is not JSON may be a translation, or the original.
        match check::text(&file, bytes.clone()).and_then(|text| check::translated(&file, &text).map(|of| (text, of))) {
            Ok((text, of)) => drop(written.insert(name.as_str(), (Written { name, file, text }, of))),
            Err(faults) => faulty.push(faults),
        }
    }
    if !faulty.is_empty() {
        return Err(Unmade::Faulty(faulty));
    }
    let first = package.first.as_str();
    let Some((_, of)) = written.get(first) else {
        let near = suggest::nearest(first, written.keys().copied()).unwrap_or_default();
        let file = [&package.folder, first].concat();
        return Err(Unmade::because(say("press-no-content", &[("file", &file), ("nearest", near)])));
    };
    let root = of.clone().unwrap_or_else(|| first.into());
    let names: Vec<&str> = written.keys().copied().collect();
    let stray = |(own, of): &(Written, Option<String>)| {
        let of = of.as_ref().filter(|of| !names.contains(&of.as_str()))?;
        let fault = Diagnostic::new(check::quoted(of), say("translates-nothing", &[]));
        let fault = fault.nearest(suggest::nearest(of, names.iter().copied().filter(|name| *name != own.name)));
        Some(check::at_translates(&own.file, &own.text, fault))
    };
    let strays: Vec<Diagnostics> = written.values().filter_map(stray).collect();
    if !strays.is_empty() {
        return Err(Unmade::Faulty(strays));
    }
    let (mut original, mut translations) = (None, Vec::new());
    for (name, (own, of)) in written {
        if name == root {
            original = Some((own, of));
        } else if of.as_deref() == Some(root.as_str()) && !left_out(name, choices) {
            translations.push(own);
        }
    }
    match original {
        Some((original, None)) => Ok((original, translations)),
        Some((original, Some(_))) => {
            let fault = Diagnostic::new(check::quoted(&root), say("translates-a-translation", &[]));
            Err(check::at_translates(&original.file, &original.text, fault).into())
        }
        None => Err(Unmade::because(say("press-no-content", &[("file", &root), ("nearest", "")]))),
    }
}

/// The faults of editions that are in the language of one before: a link to either would lead to the same words.
fn languages(opened: &[Opened], translations: &[Written]) -> Vec<Diagnostics> {
    let mut faulty = Vec::new();
    for (at, own) in opened.iter().enumerate() {
        let lang = &own.content.site.lang;
        let same = |other: &&Opened| other.content.site.lang.eq_ignore_ascii_case(lang);
        if let Some(first) = opened.iter().take(at).find(same) {
            let text = translations.iter().find(|written| written.name == own.name).map_or("", |written| &written.text);
            let fault = Diagnostic::new(check::quoted(lang), say("language-twice", &[("file", &first.file)]));
            faulty.push(check::at(&own.file, text, &["site", "lang"], fault));
        }
    }
    faulty
}
