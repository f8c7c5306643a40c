//! A second whole city, invented, with characters, hues, languages and a portal of its own: nothing of the first may be in anything that is
//! made of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gongxiaomei::press::package::zip;

/// Its content file.
pub const CONTENT: &str = "tests/fixtures/chengchuan/zh-CN.json";

/// The name of its page in code.
pub const SLUG: &str = "chengchuan";

/// The page of the press in a site.
pub const PRESS: &str = "press/press.html";

/// What is the first city's, in small letters: its name, and that of its page.
const FIRST: [&str; 4] = ["新余", "xinyu", "gong", "工小美"];

/// Makes the site of the second city with this program, in a folder that has a site, or a shell.
pub fn publish(program: &str, folder: &Path) {
    let run = Command::new(program)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("publish")
        .arg(folder)
        .args(["--content", CONTENT])
        .output()
        .expect("gongxiaomei");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// The files of a folder by their paths in it, without hidden ones.
pub fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    gather(folder, &mut files);
    let within = |path: PathBuf| path.strip_prefix(folder).expect("a path in the folder").to_path_buf();
    files.into_iter().map(|(path, bytes)| (within(path), bytes)).collect()
}

/// The same, compressed copies as what they expand to.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    bytes(folder).into_iter().map(expand).collect()
}

/// A file, or what a compressed copy expands to.
fn expand((path, bytes): (PathBuf, Vec<u8>)) -> (PathBuf, Vec<u8>) {
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    let bytes = match ending.as_deref() {
        Some("gz") => expanded(flate2::read::GzDecoder::new(&*bytes)),
        Some("br") => expanded(brotli_decompressor::Decompressor::new(&*bytes, 4096)),
        _ => bytes,
    };
    (path, bytes)
}

fn expanded(mut packed: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    packed.read_to_end(&mut bytes).expect("a compressed copy");
    bytes
}

fn gather(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
}

/// The files that are in the page of the press, by their paths after that of the page, and the page without them.
fn carried(path: &Path, page: &[u8]) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut parts = BTreeMap::new();
    let (mut own, mut rest) = (String::new(), std::str::from_utf8(page).expect("text"));
    while let Some((before, after)) = rest.split_once(CARRIED) {
        let (id, after) = after.split_once("\">").expect("the id of a part");
        let (packed, after) = after.split_once("</script>").expect("a part");
        own += before;
        rest = after;
        // The script of the worker and a licence are no packages.
        if ["worker", "characters-licence"].contains(&id) {
            own += packed;
            continue;
        }
        let bytes = BASE64_STANDARD.decode(packed).unwrap_or_else(|why| panic!("{id}: {why}"));
        if id == "site" {
            let site = zip::read(&bytes).unwrap_or_else(|why| panic!("{why}"));
            assert!(site.contains_key("index.html") && site.contains_key("content/zh-CN.json"), "{:?}", site.keys());
            parts.extend(site.into_iter().map(|(name, bytes)| expand((path.join(id).join(name), bytes))));
        } else {
            // Compiled code, icons and strokes, the same for every city. Messages name the program, and Unicode has a script of the code Gong.
            let text = String::from_utf8_lossy(&expanded(flate2::read::GzDecoder::new(&*bytes))).to_lowercase();
            parts.insert(path.join(id), text.replace("gong", "").into_bytes());
        }
    }
    assert_eq!(parts.keys().filter(|part| part.parent() == Some(path)).count(), 4, "forms, worker, icons and strokes");
    parts.insert(path.into(), (own + rest).into_bytes());
    parts
}

/// What a part of the page of the press begins with.
const CARRIED: &str = "<script type=\"text/plain\" id=\"";

/// Where in these files, or in their names, something of the first city is.
pub fn of_the_first(files: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<String> {
    let mut files = files.clone();
    if let Some((path, page)) = files.remove_entry(Path::new(PRESS)) {
        files.extend(carried(&path, &page));
    }
    let mut found = Vec::new();
    for (path, bytes) in &files {
        let text = [path.to_string_lossy().as_bytes(), b"\n", bytes].concat();
        let text = String::from_utf8_lossy(&text).to_lowercase();
        for word in FIRST {
            // A script for hosts is in ASCII.
            let escaped: String = word.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            if let Some(at) = text.find(word).or_else(|| text.find(&escaped)) {
                let near: String = text.get(at..).unwrap_or_default().chars().take(60).collect();
                found.push(format!("{word} in {}: {near}", path.display()));
            }
        }
    }
    found
}
