//! Icons: those of the Lucide set that are used, as symbols at the end of the page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use leptos::prelude::*;

use crate::model::content::Content;

/// The folder of the icon set, from the project's root.
pub const SET: &str = "node_modules/lucide-static/icons";

/// The icon of the controls that read aloud.
pub const READ: &str = "volume-2";

/// The icon of the menu of display settings.
pub const DISPLAY: &str = "sliders-horizontal";

/// The icon of the share menus.
pub const SHARE: &str = "share-2";

/// An icon that could not be taken from the set.
#[derive(Debug)]
pub struct MissingIcon {
    /// Its name in the content.
    pub name: String,
    /// The file it was expected in.
    pub file: PathBuf,
    /// The error of the file system.
    pub error: io::Error,
    /// The closest name in the set.
    pub nearest: Option<String>,
}

impl std::fmt::Display for MissingIcon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "icon '{}': {} ({})", self.name, self.file.display(), self.error)?;
        if let Some(nearest) = &self.nearest {
            write!(f, "; the nearest name in the set is '{nearest}'")?;
        }
        Ok(())
    }
}

/// The markup inside each icon that the content or the page itself uses, from the set in `folder`.
///
/// # Errors
/// Every icon that is not in the set, with the nearest name.
pub fn load(content: &Content, folder: &Path) -> Result<BTreeMap<String, String>, Vec<MissingIcon>> {
    let stories = content.sections.iter().flat_map(|s| &s.stories);
    let noted = stories.flat_map(|s| &s.notes).map(|n| n.icon.as_str());
    let names: BTreeSet<&str> = noted.chain([READ, DISPLAY, SHARE]).collect();
    let mut icons = BTreeMap::new();
    let mut missing = Vec::new();
    for name in names {
        let file = folder.join(format!("{name}.svg"));
        match fs::read_to_string(&file) {
            Ok(svg) => {
                icons.insert(name.to_string(), inside(&svg));
            }
            Err(error) => missing.push(MissingIcon { name: name.into(), nearest: nearest(name, folder), file, error }),
        }
    }
    if missing.is_empty() { Ok(icons) } else { Err(missing) }
}

/// The markup between `<svg …>` and `</svg>` in a file of the set, on one line.
fn inside(svg: &str) -> String {
    let body = svg.split_once("<svg").and_then(|(_, rest)| rest.split_once('>'));
    let body = body.and_then(|(_, rest)| rest.split_once("</svg>")).map_or("", |(body, _)| body);
    body.lines().map(str::trim).collect::<String>().replace(" />", "/>")
}

fn nearest(name: &str, folder: &Path) -> Option<String> {
    let files = fs::read_dir(folder).ok()?;
    files
        .filter_map(|f| f.ok()?.file_name().into_string().ok()?.strip_suffix(".svg").map(String::from))
        .map(|candidate| (strsim::jaro_winkler(name, &candidate), candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// All icons in use, as symbols that `<use>` refers to.
#[component]
pub fn Sprite(
    /// The markup inside each icon, by its name.
    icons: BTreeMap<String, String>,
) -> impl IntoView {
    let symbols: String = icons
        .iter()
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
