//! A site that is opened to be changed or compared: its files, or a package that the press or a release wrote; or a single content file.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Files, zip};
use crate::check::{self, Said, say};
use crate::press::PAGE;

/// The folder of the content files in a site, and what of it is no content.
const CONTENT: &str = "content/";
const OTHERS: [&str; 2] = ["schema.json", "identity.json"];

/// A site that was opened, and its content files.
#[derive(Debug, Clone)]
pub struct Site {
    /// All its files.
    pub files: Files,
    /// Its content files, by their names.
    pub texts: BTreeMap<String, String>,
    /// The name of the original among them.
    pub first: String,
}

/// The site in an archive: at its root, or in the one folder of it that has a page and content files, as in a release.
///
/// # Errors
/// It is no archive that can be read, or has no such site.
pub fn site(archive: &[u8]) -> Result<Site, Said> {
    let files = zip::read(archive)?;
    let mut roots: Vec<&str> = files.keys().filter_map(|path| path.strip_suffix(PAGE)).collect();
    roots.sort_by_key(|root| root.len());
    let has_content = |root: &&&str| files.keys().any(|path| path.starts_with(&[root, CONTENT].concat()));
    let root = roots.iter().find(has_content).ok_or_else(|| say("package-no-site", &[]))?.to_string();
    let own = files.into_iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&root)?.to_string(), bytes)));
    of(own.collect())
}

/// A site with its content files.
///
/// # Errors
/// None of them is an original.
pub fn of(files: Files) -> Result<Site, Said> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (path, bytes) in &files {
        let name = path.strip_prefix(CONTENT).filter(|name| name.ends_with(".json") && !name.contains('/'));
        if let Some(name) = name.filter(|name| !OTHERS.contains(name))
            && let Ok(text) = check::text(path, bytes.clone())
            && is_content(&text)
        {
            texts.insert(name.into(), text);
        }
    }
    let first = texts.iter().find(|(_, text)| check::translates(text).is_none()).map(|(name, _)| name.clone());
    let first = first.ok_or_else(|| say("package-no-content", &[]))?;
    Ok(Site { files, texts, first })
}

/// The text of a content file.
///
/// # Errors
/// It is none.
pub fn content(name: &str, bytes: Vec<u8>) -> Result<String, Said> {
    let text = check::text(name, bytes).map_err(|faults| Said::from(faults.to_string()))?;
    if is_content(&text) { Ok(text) } else { Err(say("opened-no-content", &[("file", name)])) }
}

/// Whether a text is that of a content file: JSON, with the parts that every one has.
fn is_content(text: &str) -> bool {
    let file: Value = serde_json::from_str(text).unwrap_or_default();
    ["site", "sections"].iter().all(|key| file.get(key).is_some())
}
