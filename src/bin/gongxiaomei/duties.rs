//! Writes the report of the duties of a government website about a built page.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use gongxiaomei::check::copy;
use gongxiaomei::duties::measured::Measured;
use gongxiaomei::duties::report::{Report, Verdict};
use gongxiaomei::duties::site::Site;
use gongxiaomei::duties::{Means, examine, sheet};

use super::{disk, review, staged};

/// The command's options.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// The folder of the site.
    pub folder: PathBuf,
    /// Where the report is written.
    pub out: PathBuf,
    /// What was measured in a browser and by requests.
    pub measured: Option<PathBuf>,
    /// The content file that the site was built from.
    pub content: Option<PathBuf>,
}

/// Checks a site, writes `report.html` and `report.json`, prints what has to be done, and returns the status to exit with.
///
/// # Errors
/// What could not be read or written.
pub fn run(asked: &Asked) -> Result<u8, Box<dyn Error>> {
    let site = Site::open(&asked.folder)?;
    let report = examine(&site, &means(asked)?);
    let (html, json) = (sheet(&report), serde_json::to_string_pretty(&report)? + "\n");
    fs::create_dir_all(&asked.out).map_err(|error| disk::named(&asked.out, &error))?;
    let files = [("report.html", &html), ("report.json", &json)];
    staged::files(&files.map(|(name, text)| (asked.out.join(name), text.as_bytes())))?;
    tell(&report, &asked.out);
    Ok(report.status())
}

fn means(asked: &Asked) -> Result<Means, Box<dyn Error>> {
    let measured = match &asked.measured {
        Some(file) => {
            let text = fs::read_to_string(file).map_err(|error| disk::named(file, &error))?;
            serde_json::from_str::<Measured>(&text).map_err(|e| format!("{}: {e}", file.display()))?
        }
        None => Measured::default(),
    };
    let Some(content) = &asked.content else { return Ok(Means { measured, ..Means::default() }) };
    let warnings = review::warnings(content, None)?;
    let mut kept = Vec::new();
    for file in &warnings {
        kept.extend(copy::kept(Path::new(&file.file))?);
    }
    Ok(Means { measured, copy: Some(warnings), kept })
}

/// Prints what has to be done, and where the report is.
fn tell(report: &Report, out: &Path) {
    for duty in report.duties.iter().filter(|duty| duty.verdict != Verdict::Holds) {
        let kind = if duty.optional { "（选填或建议）" } else { "" };
        println!("{}{kind}  {}  {}", duty.verdict.name(), duty.name, duty.remedy);
    }
    let counts: Vec<String> =
        Verdict::ALL.iter().map(|verdict| format!("{}{}项", verdict.name(), report.count(*verdict))).collect();
    println!("共{}项：{}。报告在{}", report.duties.len(), counts.join("，"), out.join("report.html").display());
}
