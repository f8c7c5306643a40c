//! Writes the strokes of characters into a content file, or those of all characters into one file.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use gongxiaomei::check::{Lang, say};
use gongxiaomei::model::character::MiddleLine;
use gongxiaomei::press::characters::{self, Characters};

use super::{disk, staged};

/// Looks the characters up in the set, and writes them into the content file.
pub fn run(asked: &str, content: &Path, set: Option<PathBuf>, lang: Lang) -> Result<(), Box<dyn Error>> {
    let set = set.unwrap_or_else(|| characters::SET.into());
    let mut more = BTreeMap::new();
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

/// Writes the strokes of every character of the set into one file.
pub fn bundle(out: &Path, set: Option<PathBuf>) -> Result<(), Box<dyn Error>> {
    let set = set.unwrap_or_else(|| characters::SET.into());
    let mut all: BTreeMap<char, Vec<MiddleLine>> = BTreeMap::new();
    for entry in fs::read_dir(&set).map_err(|error| disk::named(&set, &error))? {
        let file = entry?.path();
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let mut letters = name.chars();
        // Beside the characters, the package has files about itself.
        let (Some(character), None) = (letters.next(), letters.next()) else { continue };
        let json = fs::read_to_string(&file).map_err(|error| disk::named(&file, &error))?;
        let lines = characters::middle_lines(&json).map_err(|error| format!("{}: {error}", file.display()))?;
        all.insert(character, lines);
    }
    let bundle = Characters::bundle(all.iter().map(|(character, lines)| (*character, lines.as_slice())));
    Ok(staged::file(out, bundle.as_bytes())?)
}
