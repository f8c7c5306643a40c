//! A press release against a content.

use std::error::Error;
use std::path::Path;

use gongxiaomei::check::{self, Lang};
use gongxiaomei::release;

use super::disk;

/// Prints what is in one and not in the other, and returns the status to exit with: 1 if there is anything. Figures are those of the
/// original, so a translation stands for that.
pub fn run(file: &Path, content: &Path, lang: Lang) -> Result<u8, Box<dyn Error>> {
    let text = release::plain(&file.display().to_string(), disk::bytes(file)?).map_err(|faults| faults.said(lang))?;
    let own = check::load(content).map_err(|why| why.said(lang))?;
    let original = check::translates(&own).map_or_else(|| content.to_path_buf(), |name| content.with_file_name(name));
    let content = check::open(&original).map_err(|why| why.said(lang))?;
    let comparison = release::compare(&text, &content);
    print!("{}", release::told(&comparison, &text, &content, lang));
    Ok(u8::from(comparison.differs()))
}
