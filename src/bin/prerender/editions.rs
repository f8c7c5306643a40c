//! The content files of a site: the original and its translations, and what is to be said of how their texts are written.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use gongxiaomei::check::{self, Diagnostics, copy};
use gongxiaomei::model::content::Content;

/// The edition at the root of the site, unless the environment names another in `GONGXIAOMEI_CONTENT`.
pub const CONTENT: &str = "public/content/zh-CN.json";

/// The portal's own list of words that it avoids.
const WORDS: &str = "public/words.txt";

/// The content file of the edition at the root of the site.
pub fn original() -> PathBuf {
    PathBuf::from(env::var("GONGXIAOMEI_CONTENT").unwrap_or_else(|_| CONTENT.into()))
}

/// A content file, and its folder in the site; empty for the root.
pub struct Opened {
    pub path: PathBuf,
    pub place: String,
    pub content: Content,
}

/// All editions of the site that a content file belongs to: the original at the root, and each translation in the same folder as the
/// original, published in a folder named after its file. Prints warnings about their texts.
pub fn editions(content: &Path) -> Result<Vec<Opened>, Box<dyn Error>> {
    let open = |(path, place): (PathBuf, String)| Ok(Opened { content: check::open(&path)?, path, place });
    let editions = files(content)?.into_iter().map(open).collect::<Result<_, Box<dyn Error>>>()?;
    review(content, None)?;
    Ok(editions)
}

/// The content files of all editions, the original first, each with its folder in the site.
fn files(content: &Path) -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let original = match check::translates(&check::load(content)?) {
        Some(name) => content.with_file_name(name),
        None => content.to_path_buf(),
    };
    let folder = folder_of(&original);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let json = path.extension().is_some_and(|ending| ending == "json");
        if json && check::translates(&check::load(&path)?).is_some_and(|of| original.ends_with(of)) {
            let place = check::folder(name).map_err(|why| format!("{}: {why}", path.display()))?;
            files.push((path, place));
        }
    }
    files.sort();
    files.insert(0, (original, String::new()));
    Ok(files)
}

/// Prints the warnings about the texts of all editions, and returns how many there are.
pub fn review(content: &Path, words: Option<&Path>) -> Result<usize, Box<dyn Error>> {
    let warnings = warnings(content, words)?;
    for warnings in &warnings {
        eprint!("{}", warnings.warnings());
    }
    Ok(warnings.iter().map(|warnings| warnings.faults.len()).sum())
}

/// The warnings about the texts of each edition. `words` is the portal's own list, if it is not the one that the environment names in
/// `GONGXIAOMEI_WORDS`, or else [`WORDS`].
pub fn warnings(content: &Path, words: Option<&Path>) -> Result<Vec<Diagnostics>, Box<dyn Error>> {
    let named = env::var_os("GONGXIAOMEI_WORDS").map(PathBuf::from);
    let usual = || Some(PathBuf::from(WORDS)).filter(|file| file.is_file());
    let words = words.map(PathBuf::from).or(named).or_else(usual);
    let words = words.map(|file| copy::words::open(&file)).transpose()?.unwrap_or_default();
    files(content)?.iter().map(|(path, _)| Ok(copy::open(path, &words)?)).collect()
}

/// The folder a file is in.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
