//! Which files of a folder the press has made, so that none of them stays when it is not made again. Files that others put there stay.

use std::collections::BTreeSet;

use super::package::Files;
use super::{colours, favicon};
use crate::check;
use crate::check::identity::PICTURES;
use crate::page::dom_names::id;
use crate::site::head::cards::CARDS;
use crate::site::{csp, document, open_data, urls};

/// The folder of the content files in a site.
pub const CONTENT: &str = "content/";

/// The schema of the content files, which is no part of them.
pub const SCHEMA: &str = "content/schema.json";

/// The identity file of a site, by which it keeps its portal.
pub const IDENTITY: &str = "content/identity.json";

/// The folders of the editions of a site: empty for the one at the root, or such as `en/`.
pub fn places(site: &Files) -> BTreeSet<String> {
    let pages = site.iter().filter(|(path, bytes)| path.ends_with("index.html") && is_page(bytes));
    let places = pages.filter_map(|(path, _)| path.strip_suffix("index.html"));
    let edition =
        |place: &str| place.is_empty() || check::folder(place.trim_end_matches('/')).is_ok_and(|own| own == place);
    places.filter(|place| edition(place)).map(String::from).collect()
}

/// Ids of the element with a page's data: that of pages now, and that of pages which an earlier version has rendered.
const DATA: [&str; 2] = [id::DATA, "gongxiaomei-content"];

/// Whether this is a rendered page, and not its shell.
fn is_page(bytes: &[u8]) -> bool {
    let data = DATA.map(|id| format!("id=\"{id}\""));
    std::str::from_utf8(bytes)
        .is_ok_and(|page| page.contains(document::BODY.0) && data.iter().any(|mark| page.contains(mark)))
}

/// Whether the press makes files of this name in a site with editions in these folders. Scripts and style are not made by it.
pub fn makes(path: &str, places: &BTreeSet<String>) -> bool {
    let in_edition = |rest: &str| ["index.html", urls::OEMBED].contains(&rest) || chart(rest) || data(rest);
    let edition = places.iter().filter_map(|place| path.strip_prefix(place.as_str())).any(in_edition);
    edition
        || path == csp::FILE
        || hashed(path, "poster-", ".json")
        || hashed(path, colours::PREFIX, ".css")
        || hashed(path, favicon::PREFIX, ".svg")
        || CARDS.iter().any(|card| path == card.file)
        || picture(path)
        || content(path)
}

fn chart(rest: &str) -> bool {
    let name = rest.strip_prefix("charts/").and_then(|name| name.strip_suffix(".svg"));
    name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

/// Whether this is a data file, of whatever name the page had.
fn data(rest: &str) -> bool {
    let name = rest.strip_prefix(open_data::FOLDER).and_then(|name| name.rsplit_once('.'));
    name.is_some_and(|(stem, ending)| ["csv", "json"].contains(&ending) && check::folder(stem).is_ok())
}

/// Whether this is a file whose name has its hash.
pub fn hashed(path: &str, prefix: &str, ending: &str) -> bool {
    let hash = path.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(ending));
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn picture(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(stem, _)| PICTURES.iter().any(|(_, name)| stem == *name))
}

fn content(path: &str) -> bool {
    let name = path.strip_prefix(CONTENT).filter(|name| !name.contains('/') && name.ends_with(".json"));
    name.is_some() && path != SCHEMA
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_press_makes_is_told_from_what_others_put_there() {
        let places: BTreeSet<String> = [String::new(), "en/".into()].into();
        for made in [
            "index.html",
            "en/index.html",
            "en/data/springfield.csv",
            "charts/steel.svg",
            "en/charts/a.svg",
            "oembed.json",
            "poster-0123456789abcdef.json",
            "colours-0123456789abcdef.css",
            "icon-0123456789abcdef.svg",
            "card.png",
            "portal-police.png",
            "content/fr.json",
            "content/identity.json",
            "policy.txt",
        ] {
            assert!(makes(made, &places), "{made}");
        }
        for other in [
            "embed.js",
            "page-0123456789abcdef.js",
            "fr/index.html",
            "charts/more/steel.svg",
            "data/more/springfield.csv",
            "data/Budget 2024.csv",
            "poster-2024.json",
            "content/schema.json",
            "content/notes.txt",
            "portal-map.png",
            "robots.txt",
        ] {
            assert!(!makes(other, &places), "{other}");
        }
    }

    #[test]
    fn an_edition_is_a_folder_with_a_rendered_page_also_of_an_earlier_version() {
        let page = format!("{}<script id=\"{}\">", document::BODY.0, id::DATA).into_bytes();
        let earlier = format!("{}<script id=\"gongxiaomei-content\">", document::BODY.0).into_bytes();
        let shell = format!("{}{}", document::BODY.0, document::BODY.1).into_bytes();
        let pages = [
            ("index.html", &page),
            ("en/index.html", &page),
            ("de/index.html", &earlier),
            ("fr/index.html", &shell),
            ("a/b/index.html", &page),
        ];
        let site: Files = pages.map(|(path, bytes)| (path.into(), bytes.clone())).into();
        assert_eq!(places(&site), [String::new(), "de/".into(), "en/".into()].into());
    }
}
