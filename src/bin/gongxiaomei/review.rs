//! What is to be said of how the texts of a site are written.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use gongxiaomei::check::copy::Avoided;
use gongxiaomei::check::{self, Diagnostics, Lang, copy};

use super::disk::{folder_of, named};

/// The edition at the root of the site, unless the environment names another in `GONGXIAOMEI_CONTENT`.
pub const CONTENT: &str = "public/content/zh-CN.json";

/// The portal's own list of words that it avoids.
const WORDS: &str = "public/words.txt";

/// The content file of the edition at the root of the site.
pub fn original() -> PathBuf {
    PathBuf::from(env::var("GONGXIAOMEI_CONTENT").unwrap_or_else(|_| CONTENT.into()))
}

/// The content files of all editions, the original first.
pub fn files(content: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let original = match check::translates(&check::load(content)?) {
        Some(name) => content.with_file_name(name),
        None => content.to_path_buf(),
    };
    let folder = folder_of(&original);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| named(folder, &error))? {
        let path = entry?.path();
        let json = path.extension().is_some_and(|ending| ending == "json");
        if json && check::translates(&check::load(&path)?).is_some_and(|of| original.ends_with(of)) {
            files.push(path);
        }
    }
    files.sort();
    files.insert(0, original);
    Ok(files)
}

/// Prints the warnings about the texts of all editions, and returns how many there are.
pub fn review(content: &Path, words: Option<&Path>, lang: Lang) -> Result<usize, Box<dyn Error>> {
    let warnings = warnings(content, words)?;
    for warnings in &warnings {
        eprint!("{}", warnings.warned(lang));
    }
    Ok(warnings.iter().map(|warnings| warnings.faults.len()).sum())
}

/// The warnings about the texts of each edition. `words` is the portal's own list, if it is not the one that the environment names in
/// `GONGXIAOMEI_WORDS`, or else [`WORDS`].
pub fn warnings(content: &Path, words: Option<&Path>) -> Result<Vec<Diagnostics>, Box<dyn Error>> {
    let words = avoided(words)?;
    files(content)?.iter().map(|path| Ok(copy::open(path, &words)?)).collect()
}

/// The words of that list.
pub fn avoided(words: Option<&Path>) -> Result<Vec<Avoided>, Box<dyn Error>> {
    let named = env::var_os("GONGXIAOMEI_WORDS").map(PathBuf::from);
    let usual = || Some(PathBuf::from(WORDS)).filter(|file| file.is_file());
    let words = words.map(PathBuf::from).or(named).or_else(usual);
    Ok(words.map(|file| copy::words::open(&file)).transpose()?.unwrap_or_default())
}
