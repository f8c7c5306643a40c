//! Icons: those of the Lucide set that are used.

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

/// An icon. It is decorative: the text beside it has the meaning. Empty if the edition does not have it.
#[component]
pub fn Icon<'a>(
    /// Its name in the set.
    name: &'a str,
    /// The markup inside each icon of the edition, by its name.
    icons: &'a BTreeMap<String, String>,
) -> impl IntoView + use<> {
    let drawn = one_path(icons.get(name).map_or("", String::as_str));
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=drawn></svg> }
}

/// The markup inside an icon as a single path, since a page has the same few icons many times; as it is if it has anything but paths, lines
/// and circles.
fn one_path(markup: &str) -> String {
    let mut steps = String::new();
    for element in markup.split_inclusive('>') {
        let value = |name: &str| {
            let (_, rest) = element.split_once(&format!(" {name}=\""))?;
            rest.split_once('"').map(|(value, _)| value)
        };
        let number = |name: &str| value(name)?.parse::<f64>().ok();
        let step = if element.starts_with("<path ") {
            // A small first letter would count from the end of the one before.
            value("d").map(|d| if d.starts_with('m') { format!("M0 0{d}") } else { d.into() })
        } else if element.starts_with("<line ") {
            let ends = [number("x1"), number("y1"), number("x2"), number("y2")];
            match ends {
                [Some(x1), Some(y1), Some(x2), Some(y2)] => Some(format!("M{x1} {y1}L{x2} {y2}")),
                _ => None,
            }
        } else if element.starts_with("<circle ") {
            match [number("cx"), number("cy"), number("r")] {
                [Some(x), Some(y), Some(r)] => {
                    let (left, across) = (x - r, 2.0 * r);
                    Some(format!("M{left} {y}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0-{across} 0"))
                }
                _ => None,
            }
        } else {
            None
        };
        let Some(step) = step else {
            return markup.into();
        };
        steps += &step;
    }
    if steps.is_empty() { String::new() } else { format!(r#"<path d="{steps}"/>"#) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_of_paths_lines_and_circles_is_one_path() {
        let parts = r#"<circle cx="18" cy="5" r="3"/><line x1="8.5" x2="15" y1="13" y2="17.5"/><path d="M10 5H3"/><path d="m9 4 2 1"/>"#;
        assert_eq!(
            one_path(parts),
            r#"<path d="M15 5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M8.5 13L15 17.5M10 5H3M0 0m9 4 2 1"/>"#
        );
    }

    #[test]
    fn an_icon_with_anything_else_stays_as_it_is() {
        for parts in
            [r#"<path d="M1 1h2"/><rect width="3" height="4" x="1" y="2" rx="1"/>"#, r#"<circle cx="1" cy="2"/>"#]
        {
            assert_eq!(one_path(parts), parts);
        }
        assert_eq!(one_path(""), "");
    }
}
