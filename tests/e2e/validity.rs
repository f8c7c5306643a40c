//! Every published page, picture and style is valid according to the Nu Html Checker of the W3C; so are pages made from other
//! content. Needs `dist/`: `make build`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::support;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const CHECKER: &str = "node_modules/vnu-jar/build/dist/vnu.jar";

/// The file of a portal that has filled in everything.
const PORTAL: &str = "tests/fixtures/portal/identity.json";

/// The text at a place in a file. The checker gives places as `line.column`, both counted from 1.
fn excerpt(file: &str, place: &str) -> Option<String> {
    let (line, column) = place.split('-').next_back()?.split_once('.')?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let text = fs::read_to_string(file).ok()?;
    let letters: Vec<char> = text.lines().nth(line.checked_sub(1)?)?.chars().collect();
    Some(letters.get(column.saturating_sub(80)..column.min(letters.len()))?.iter().collect())
}

/// `file:line.column: error: message`, with the text at that place. The checker writes `"file:…":line.column-line.column: …`.
fn readable(line: &str) -> String {
    let parts = line.strip_prefix("\"file:").and_then(|rest| rest.split_once("\":")).and_then(|(file, rest)| {
        let (place, message) = rest.split_once(": ")?;
        Some((file, place, message))
    });
    let Some((file, place, message)) = parts else {
        return line.into();
    };
    let from = place.split('-').next().unwrap_or(place);
    let excerpt = excerpt(file, place).unwrap_or_default();
    format!("{file}:{from}: {message}\n    …{}", excerpt.trim_start())
}

/// Checks all these files, each by the type of its extension. Styles are checked in a run of their own: with them, the checker
/// miscounts the lines of pages.
fn complaints(files: &[PathBuf]) -> Vec<String> {
    let (styles, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.extension().is_some_and(|ending| ending == "css"));
    let runs = [("--css", styles), ("--also-check-svg", others)];
    let runs = runs.into_iter().filter(|(_, files)| !files.is_empty());
    runs.flat_map(|(option, files)| checked(option, &files)).collect()
}

fn checked(option: &str, files: &[&PathBuf]) -> Vec<String> {
    let java = std::env::var_os("JAVA").unwrap_or_else(|| "java".into());
    let output = Command::new(&java)
        .args(["-jar", CHECKER, "--format", "gnu", "--stdout", "--exit-zero-always", option])
        .args(files)
        .current_dir(ROOT)
        .output()
        .unwrap_or_else(|e| panic!("{}: {e}; run `scripts/setup test`, or set JAVA to its path", java.display()));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && error.is_empty(), "{CHECKER}: {error}; run `scripts/setup test`");
    String::from_utf8_lossy(&output.stdout).lines().map(readable).collect()
}

/// The built page.
fn dist() -> PathBuf {
    support::dist().unwrap_or_else(|failure| panic!("{failure:?}"))
}

/// The files of a folder that the checker supports, without Trunk's unfinished output.
fn checkable(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with(".stage") {
            files.extend(checkable(&path));
        } else if path.extension().is_some_and(|ending| ["html", "svg", "css"].iter().any(|known| ending == *known)) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("validity").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old run removed");
    }
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Renders into `out`, with the built page as the shell.
fn make(command: &str, arguments: &[&str], out: &Path) {
    let output = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"))
        .arg(command)
        .arg(dist().join("index.html"))
        .args(arguments)
        .arg("--out")
        .arg(out)
        .current_dir(ROOT)
        .output()
        .expect("gongxiaomei");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Pages of other content, of another portal, and of every form of chart.
fn pages() -> PathBuf {
    let work = folder("pages");
    make("render", &["--content", "tests/fixtures/small.json"], &work.join("small"));
    make("render", &["--content", "public/content/zh-CN.json", "--identity", PORTAL], &work.join("portal"));
    fs::create_dir_all(work.join("gallery")).expect("a folder");
    make("gallery", &[], &work.join("gallery/index.html"));
    work
}

/// A page with faults, which shows that the checker finds some.
fn bad() -> PathBuf {
    let folder = folder("bad");
    let page =
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<title>坏</title>\n<p><div></div></p>\n<ul><p>x</p></ul>\n</html>\n";
    fs::write(folder.join("bad.html"), page).expect("a page");
    folder
}

/// Every folder that a test asks about, with what the checker says of its files. It starts once for all of them: that takes long.
static CHECKED: LazyLock<Checked> = LazyLock::new(|| {
    let folders = [dist(), pages(), bad()];
    let files: Vec<PathBuf> = folders.iter().flat_map(|folder| checkable(folder)).collect();
    Checked { complaints: complaints(&files), folders }
});

struct Checked {
    /// What is published, other pages, the page with faults.
    folders: [PathBuf; 3],
    complaints: Vec<String>,
}

impl Checked {
    fn of(&self, folder: &Path) -> Vec<&String> {
        self.complaints.iter().filter(|line| Path::new(line).starts_with(folder)).collect()
    }
}

#[test]
fn everything_that_is_published_is_valid() {
    let [published, ..] = &CHECKED.folders;
    let files = checkable(published);
    for part in ["dist/index.html", "dist/en/index.html"] {
        assert!(files.iter().any(|file| file.ends_with(part)), "{part} is not there");
    }
    for ending in ["svg", "css"] {
        assert!(files.iter().any(|file| file.extension().is_some_and(|e| e == ending)), "nothing ends in .{ending}");
    }
    assert_eq!(CHECKED.of(published), [] as [&String; 0]);
}

#[test]
fn pages_of_other_places_of_a_portal_and_of_every_form_are_valid() {
    let [_, pages, _] = &CHECKED.folders;
    assert!(checkable(pages).len() > 3, "{pages:?}");
    assert_eq!(CHECKED.of(pages), [] as [&String; 0]);
}

#[test]
fn a_page_that_is_not_valid_is_told_with_its_file_line_and_fault() {
    let [.., bad] = &CHECKED.folders;
    let told = CHECKED.of(bad);
    let found = |parts: [&str; 2]| told.iter().any(|line| parts.iter().all(|part| line.contains(part)));
    assert!(found(["/bad.html:4.15: error: ", "<p><div></div></p>"]), "{told:#?}");
    assert!(found(["/bad.html:5.5: error: ", "not allowed as child of element"]), "{told:#?}");
    let all: usize = CHECKED.folders.iter().map(|folder| CHECKED.of(folder).len()).sum();
    assert_eq!(all, CHECKED.complaints.len(), "a complaint that is of no folder");
}
