//! What is different between two contents, or between the contents of two sites; and, if a reason is given, the corrections that the
//! difference makes.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use gongxiaomei::check::{self, Lang, Said, say};
use gongxiaomei::model::Content;
use gongxiaomei::press::package::opened;
use gongxiaomei::press::{correct, difference};

use super::disk::{self, folder_of};
use super::review::files;
use super::staged;

/// What is asked: two contents, and what a correction says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The older content file, or the site, its folder or zip.
    pub old: PathBuf,
    /// The newer one.
    pub new: PathBuf,
    /// Why figures were corrected: in the language of the original, and as `NAME=TEXT` in that of the translation `NAME.json`. Without
    /// any, no correction is written.
    pub reasons: Vec<String>,
    /// The day of the corrections.
    pub date: Option<String>,
}

/// Prints the difference; then writes the corrections, and prints them.
pub fn run(asked: &Asked, lang: Lang) -> Result<(), Box<dyn Error>> {
    let (old, new) = (contents(&asked.old, lang)?, contents(&asked.new, lang)?);
    match (old.as_slice(), new.as_slice()) {
        ([(_, old)], [(_, new)]) => print!("{}", difference::text(&difference::between(old, new)?, lang)),
        (old, new) => {
            for (name, new) in new {
                let Some((_, old)) = old.iter().find(|(own, _)| own == name) else { continue };
                for line in difference::between(old, new)? {
                    println!("{}", say("of-file", &[("file", name)]).with("why", line).said(lang));
                }
            }
        }
    }
    if asked.reasons.is_empty() && asked.date.is_none() {
        return Ok(());
    }
    let (Some((_, old)), Some((_, new))) = (old.first(), new.first()) else { return Ok(()) };
    note(asked, old, new, lang)
}

/// The contents at a path, by the names of their files, the original first: of a content file that alone, of a site all.
fn contents(path: &Path, lang: Lang) -> Result<Vec<(String, Content)>, Box<dyn Error>> {
    let site = path.is_dir() || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if !site {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Ok(vec![(name, check::open(path).map_err(|why| why.said(lang))?)]);
    }
    let told = |why: Said| say("of-file", &[("file", &path.display().to_string())]).with("why", why);
    let site = opened::of(disk::site(path)?).map_err(told)?;
    let first = site.texts.get(&site.first).map(|text| (site.first.as_str(), text.as_str()));
    let mut found = Vec::new();
    for (name, text) in &site.texts {
        let read = match first.filter(|(first, _)| *first != name) {
            None => check::read(name, text),
            Some((first, original)) => check::read_with_gaps(name, text, first, original).map(|(content, _)| content),
        };
        let place = if *name == site.first { 0 } else { found.len() };
        found.insert(place, (name.clone(), read.map_err(|faults| faults.said(lang))?));
    }
    Ok(found)
}

/// Writes corrections into the newer content and its translations.
fn note(asked: &Asked, old: &Content, new: &Content, lang: Lang) -> Result<(), Box<dyn Error>> {
    let file = &asked.new;
    if !file.is_file() || new.translates.is_some() || file.extension().is_some_and(|ending| ending != "json") {
        return Err(say("correct-an-original", &[("file", &file.display().to_string())]).into());
    }
    let first = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut reasons = BTreeMap::new();
    let mut texts = BTreeMap::new();
    for path in files(file)? {
        texts.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), check::load(&path)?);
    }
    for reason in &asked.reasons {
        let own = reason.split_once('=').map(|(name, reason)| (format!("{name}.json"), reason));
        let (name, reason) = own.filter(|(name, _)| texts.contains_key(name)).unwrap_or((first.clone(), reason));
        if reasons.insert(name.clone(), reason.to_string()).is_some() {
            return Err(say("reason-twice", &[("file", &name)]).into());
        }
    }
    let (Some(date), true) = (&asked.date, reasons.contains_key(&first)) else {
        return Err(say("reason-and-date", &[]).into());
    };
    let due = correct::due(old, new);
    let written = correct::noted(&texts, &first, &due, date, &reasons);
    let written = written.ok_or_else(|| say("no-such-place", &[]))?;
    // The day may be none, or not after the last correction.
    let original = written.get(&first).map(String::as_str).unwrap_or_default();
    let content = check::read(&file.display().to_string(), original).map_err(|faults| faults.said(lang))?;
    let changed = written.iter().filter(|(name, text)| texts.get(*name) != Some(text));
    let changed: Vec<_> = changed.map(|(name, text)| (folder_of(file).join(name), text.as_bytes())).collect();
    staged::files(&changed)?;
    let known = new.corrections.len();
    for of in content.corrected().iter().skip(known) {
        let said = content.fact_context().correction(of, &content.correcting);
        println!("{}", say("corrected", &[("date", date), ("said", &said)]).said(lang));
    }
    for name in texts.keys().filter(|name| !due.is_empty() && !reasons.contains_key(*name)) {
        println!("{}", say("reason-wanted", &[("file", name)]).said(lang));
    }
    Ok(())
}
