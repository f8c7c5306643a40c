//! Writes the strokes of characters into a content file.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use gongxiaomei::check::{Lang, say};
use gongxiaomei::press::characters;

use super::{disk, staged};

/// Looks the characters up in the set, and writes them into the content file.
pub fn run(asked: &str, content: &Path, set: Option<PathBuf>, lang: Lang) -> Result<(), Box<dyn Error>> {
    let set = set.unwrap_or_else(|| characters::SET.into());
    let mut more = std::collections::BTreeMap::new();
    for character in asked.chars().map(String::from) {
        let file = set.join(format!("{character}.json"));
        let Ok(json) = fs::read_to_string(&file) else {
            let parameters = [("character", character.as_str()), ("set", &set.display().to_string())];
            return Err(say("character-unknown", &parameters).into());
        };
        let lines = characters::middle_lines(&json).map_err(|error| format!("{}: {error}", file.display()))?;
        println!("{character} {}", lines.len());
        more.insert(character, lines);
    }
    let text = fs::read_to_string(content).map_err(|error| disk::named(content, &error))?;
    let text = characters::written(&text, more).map_err(|why| format!("{}: {}", content.display(), why.said(lang)))?;
    Ok(staged::file(content, text.as_bytes())?)
}
