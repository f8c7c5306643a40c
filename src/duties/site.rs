//! The files of a site, and its pages as documents.

use std::fs;
use std::io;
use std::path::Path;

use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};
use url::Url;

/// An address that those within a site are resolved against, to find the files they lead to.
const BASE: &str = "https://site.invalid/";

/// A site: the files that are to be checked.
pub struct Site {
    root: String,
    files: Vec<File>,
    pages: Vec<Page>,
}

/// A file of a site.
pub struct File {
    /// Its path from the root of the site.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How large its compressed copies are, `.br` and `.gz`.
    pub packed: [Option<usize>; 2],
}

impl File {
    /// Its text, if it is one.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// What follows the last dot of its name.
    pub fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }
}

/// A page of a site.
pub struct Page {
    /// Its path from the root of the site, such as `en/index.html`.
    pub path: String,
    /// Its source.
    pub source: String,
    /// It as a browser parses it.
    pub html: Html,
}

impl Site {
    /// Opens the site in a folder.
    ///
    /// # Errors
    /// A file that cannot be read, or a folder without a first page.
    pub fn open(folder: &Path) -> io::Result<Site> {
        let mut files = Vec::new();
        gather(folder, "", &mut files)?;
        let site = Site::of(&folder.display().to_string(), files);
        let lost = || io::Error::new(io::ErrorKind::NotFound, format!("{}: no index.html", folder.display()));
        site.front().is_some().then_some(()).ok_or_else(lost)?;
        Ok(site)
    }

    /// A site of these files; `root` is its name.
    pub fn of(root: &str, mut files: Vec<File>) -> Site {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let page = |file: &File| {
            let source = file.text()?;
            let page = file.path == "index.html" || file.path.ends_with("/index.html");
            page.then(|| Page { path: file.path.clone(), source: source.into(), html: Html::parse_document(source) })
        };
        let mut pages: Vec<Page> = files.iter().filter_map(page).collect();
        // The first page is the one at the root.
        pages.sort_by_key(|page| (page.path.matches('/').count(), page.path.clone()));
        Site { root: root.into(), files, pages }
    }

    /// Its name: the folder it is in.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Its files, without their compressed copies.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Its pages, the one at the root first.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The page at the root.
    pub fn front(&self) -> Option<&Page> {
        self.pages.first().filter(|page| page.path == "index.html")
    }

    /// The checksum of the page at the root.
    pub fn checksum(&self) -> String {
        let source = self.front().map(|page| page.source.as_bytes()).unwrap_or_default();
        Sha256::digest(source).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The folder of what editors use, which no reader loads.
const PRESS: &str = "press";

/// Reads the files of a folder. Hidden files are no part of a site.
fn gather(root: &Path, from: &str, files: &mut Vec<File>) -> io::Result<()> {
    let within = |error: io::Error, path: &Path| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let folder = root.join(from);
    for entry in fs::read_dir(&folder).map_err(|error| within(error, &folder))? {
        let (name, path) = entry.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))?;
        let own = if from.is_empty() { name.clone() } else { format!("{from}/{name}") };
        if name.starts_with('.') || name.ends_with(".br") || name.ends_with(".gz") || own == PRESS {
            continue;
        }
        if path.is_dir() {
            gather(root, &own, files)?;
        } else {
            let beside = |ending: &str| fs::metadata(format!("{}.{ending}", path.display())).ok();
            let packed = ["br", "gz"].map(|ending| beside(ending).and_then(|data| usize::try_from(data.len()).ok()));
            let bytes = fs::read(&path).map_err(|error| within(error, &path))?;
            files.push(File { path: own, bytes, packed });
        }
    }
    Ok(())
}

impl Page {
    /// The elements that a selector finds.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        Selector::parse(selector).map(|selector| self.html.select(&selector).collect()).unwrap_or_default()
    }

    /// The text of the first element that a selector finds; empty without one.
    pub fn text(&self, selector: &str) -> String {
        self.all(selector).first().map(|element| text(*element)).unwrap_or_default()
    }

    /// The content of the metadata with a name, which may be in any case; `None` without one.
    pub fn meta(&self, name: &str) -> Option<String> {
        let own = |element: &ElementRef| element.attr("name").is_some_and(|own| own.eq_ignore_ascii_case(name));
        let element = self.all("meta[name]").into_iter().find(own)?;
        Some(element.attr("content").unwrap_or_default().trim().into())
    }

    /// The language that it says it is in.
    pub fn lang(&self) -> &str {
        self.html.root_element().attr("lang").unwrap_or_default()
    }

    /// An address on it, as if the site were at `https://site.invalid/`; `None` for what is no address.
    pub fn resolve(&self, address: &str) -> Option<Url> {
        Url::parse(BASE).and_then(|base| base.join(&self.path)).and_then(|base| base.join(address)).ok()
    }

    /// The path from the root of the site that an address on it leads to; `None` for one elsewhere.
    pub fn path_to(&self, address: &str) -> Option<String> {
        let url = self.resolve(address).filter(|url| url.as_str().starts_with(BASE))?;
        Some(url.path().trim_start_matches('/').into())
    }
}

/// The host of an address; empty if it has none.
pub fn host(address: &str) -> String {
    Url::parse(address).ok().and_then(|url| url.host_str().map(String::from)).unwrap_or_default()
}

/// The text of an element, with single spaces.
pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
