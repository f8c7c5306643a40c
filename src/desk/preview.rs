//! A page of a site while it is edited: one file without scripts that requests nothing, from a content that may have faults.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::check::identity::PICTURES;
use crate::model::content::{Content, Note};
use crate::page::settings::{ELDER, MODE};
use crate::press::package::{Files, Package};
use crate::press::{PAGE, colours, editions, portal};
use crate::site::document;
use crate::site::edition::Edition;
use crate::site::icon::Icons;

/// The page of an edition, as far as its content can be read; `None` if it cannot, or if a chart of it cannot be drawn.
pub fn page(package: &Package, icons: &Icons, site: &Files, name: &str) -> Option<String> {
    let content = editions::readable_one(package, name)?;
    let identity = portal::known(package, site).map(|known| known.identity).unwrap_or_default();
    let colours = colours::sheet(&content).ok().flatten().unwrap_or_default();
    let mut edition = Edition::new(content.clone(), known_icons(icons, &content)).ok()?;
    edition.identity = identity;
    let shell = std::str::from_utf8(site.get(PAGE)?).ok()?;
    let page = document::render(&edition, shell).ok()?;
    Some(alone(&page, site, &colours))
}

/// The icons of a content, also if it names some that are not in the set.
fn known_icons(icons: &Icons, content: &Content) -> BTreeMap<String, String> {
    let mut content = content.clone();
    loop {
        match icons.pick(&content) {
            Ok(picked) => return picked,
            Err(missing) => {
                let is_missing = |icon: &str| missing.iter().any(|own| own.name == icon);
                let before: usize = notes(&mut content).count();
                for story in content.sections.iter_mut().flat_map(|section| &mut section.stories) {
                    story.notes.retain(|note| !is_missing(&note.icon));
                }
                if notes(&mut content).count() == before {
                    return BTreeMap::new();
                }
            }
        }
    }
}

fn notes(content: &mut Content) -> impl Iterator<Item = &mut Note> {
    content.sections.iter_mut().flat_map(|section| &mut section.stories).flat_map(|story| &mut story.notes)
}

/// A page with its style and its pictures in it, without scripts; its links lead nowhere.
fn alone(page: &str, site: &Files, colours: &str) -> String {
    let page = without(page, "<script", "</script>");
    let (mut css, mut out, mut rest) = (String::new(), String::new(), page.as_str());
    while let Some((before, after)) = rest.split_once("<link ") {
        let (link, after) = after.split_once('>').unwrap_or((after, ""));
        let file = link.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(file, _)| file);
        if link.contains("stylesheet") && !file.contains(colours::PREFIX) {
            let bytes = site.get(file.trim_start_matches("./"));
            css += bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        }
        out += before;
        rest = after;
    }
    out += rest;
    for (path, bytes) in site {
        let Some((stem, ending)) = path.rsplit_once('.') else { continue };
        if PICTURES.iter().any(|(_, name)| stem == *name) {
            let kind = if ending == "svg" { "svg+xml" } else { ending };
            let data = format!("\"data:image/{kind};base64,{}\"", BASE64_STANDARD.encode(bytes));
            out = out.replace(&format!("\"./{path}\""), &data).replace(&format!("\"{path}\""), &data);
        }
    }
    let own = format!("<base target=\"_blank\">\n<style>{css}{colours}</style>\n</head>");
    out.replacen("</head>", &own, 1)
}

/// A text without the parts from one mark to the other.
fn without(text: &str, from: &str, to: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(from) {
        out += before;
        rest = after.split_once(to).map_or("", |(_, after)| after);
    }
    out + rest
}

/// The page as elders see it.
pub fn for_elders(page: &str) -> String {
    page.replacen("<html ", &format!("<html {}=\"{}\" ", MODE.attribute, ELDER), 1)
}
