//! Icons: those of the Lucide set that are used, as symbols at the end of the page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use leptos::prelude::*;

use crate::check::{Said, say};
use crate::model::content::Content;

/// The folder of the icon set, from the project's root.
pub const SET: &str = "node_modules/lucide-static/icons";

/// The icon of the controls that read aloud.
pub const READ: &str = "volume-2";

/// The icon of the menu of display settings.
pub const DISPLAY: &str = "sliders-horizontal";

/// The icon of the share menus.
pub const SHARE: &str = "share-2";
/// The icons that the page draws.
const DRAWN: [&str; 3] = [READ, DISPLAY, SHARE];

/// An icon that the set does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingIcon {
    /// Its name in the content; empty if there is no set at all.
    pub name: String,
    /// The set.
    pub set: String,
    /// The closest name in the set.
    pub nearest: Option<String>,
}

impl MissingIcon {
    /// What is said of it; `file` is the content file that names it.
    pub fn said(&self, file: &str) -> Said {
        if self.name.is_empty() {
            return say("icons-missing", &[("set", &self.set)]);
        }
        let nearest = self.nearest.as_deref().unwrap_or_default();
        say("icon-missing", &[("file", file), ("icon", &self.name), ("nearest", nearest)])
    }
}

impl std::fmt::Display for MissingIcon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.said(&self.set).fmt(f)
    }
}

/// A set of icons, in memory.
#[derive(Debug, Clone, Default)]
pub struct Icons {
    set: String,
    markup: BTreeMap<String, String>,
}

impl Icons {
    /// The set with these SVG files; `set` is its name in messages.
    pub fn of(set: &str, files: impl IntoIterator<Item = (String, String)>) -> Icons {
        let markup = files.into_iter().map(|(name, svg)| (name, inside(&svg))).collect();
        Icons { set: set.into(), markup }
    }

    /// The set in a bundle: one JSON object, with the markup of each icon by its name.
    ///
    /// # Errors
    /// serde's error if it is none.
    pub fn read(set: &str, bundle: &str) -> serde_json::Result<Icons> {
        Ok(Icons { set: set.into(), markup: serde_json::from_str(bundle)? })
    }

    /// Whether there is no icon in it.
    pub fn is_empty(&self) -> bool {
        self.markup.is_empty()
    }

    /// The bundle of this set.
    ///
    /// # Errors
    /// serde's error if it cannot be serialized.
    pub fn bundle(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string(&self.markup)? + "\n")
    }

    /// The markup inside each icon that the content or the page itself uses.
    ///
    /// # Errors
    /// Every icon that is not in the set, with the nearest name; a single one, without a name, if the set is empty.
    pub fn pick(&self, content: &Content) -> Result<BTreeMap<String, String>, Vec<MissingIcon>> {
        if self.is_empty() {
            return Err(vec![MissingIcon { name: String::new(), set: self.set.clone(), nearest: None }]);
        }
        let (mut icons, mut missing) = (BTreeMap::new(), Vec::new());
        for name in names(content) {
            if let Some(markup) = self.markup.get(name) {
                icons.insert(name.to_string(), markup.clone());
            } else {
                missing.push(MissingIcon { name: name.into(), set: self.set.clone(), nearest: self.nearest(name) });
            }
        }
        if missing.is_empty() { Ok(icons) } else { Err(missing) }
    }

    fn nearest(&self, name: &str) -> Option<String> {
        let alike = self.markup.keys().map(|candidate| (strsim::jaro_winkler(name, candidate), candidate));
        alike.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, candidate)| candidate.clone())
    }
}

/// The names of the icons that the content or the page itself uses.
fn names(content: &Content) -> BTreeSet<&str> {
    let stories = content.sections.iter().flat_map(|s| &s.stories);
    let noted = stories.flat_map(|s| &s.notes).map(|n| n.icon.as_str());
    noted.chain(DRAWN).collect()
}

/// The markup inside each icon that the content or the page itself uses, from the set in a folder of the disk.
///
/// # Errors
/// As [`Icons::pick`].
pub fn load(content: &Content, folder: &Path) -> Result<BTreeMap<String, String>, Vec<MissingIcon>> {
    let set = folder.display().to_string();
    let read = |name: &str| Some((name.to_string(), fs::read_to_string(folder.join(format!("{name}.svg"))).ok()?));
    let few = Icons::of(&set, names(content).into_iter().filter_map(read)).pick(content);
    few.or_else(|_| open(folder).pick(content))
}

/// The whole set in a folder of the disk; empty if it cannot be read.
pub fn open(folder: &Path) -> Icons {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| {
        let path = entry.ok()?.path();
        let name = path.file_name()?.to_str()?.strip_suffix(".svg")?.to_string();
        Some((name, fs::read_to_string(&path).ok()?))
    });
    Icons::of(&folder.display().to_string(), files)
}

/// The markup between `<svg …>` and `</svg>` in a file of the set, on one line.
fn inside(svg: &str) -> String {
    let body = svg.split_once("<svg").and_then(|(_, rest)| rest.split_once('>'));
    let body = body.and_then(|(_, rest)| rest.split_once("</svg>")).map_or("", |(body, _)| body);
    body.lines().map(str::trim).collect::<String>().replace(" />", "/>")
}

/// The icons that are drawn, as symbols that `<use>` refers to.
#[component]
pub fn Sprite(
    /// The markup inside each icon, by its name.
    icons: BTreeMap<String, String>,
) -> impl IntoView {
    let symbols: String = icons
        .iter()
        .filter(|(name, _)| DRAWN.contains(&name.as_str()))
        .map(|(name, body)| format!(r#"<symbol id="i-{name}" viewBox="0 0 24 24">{body}</symbol>"#))
        .collect();
    view! { <svg class="sprite" aria-hidden="true" focusable="false" inner_html=symbols></svg> }
}

/// An icon. It is decorative: the text beside it has the meaning.
#[component]
pub fn Icon<'a>(
    /// Its name in the set.
    name: &'a str,
) -> impl IntoView + use<> {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=format!("#i-{name}")></use>
        </svg>
    }
}
