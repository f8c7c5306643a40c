//! The portal that a site is part of: its identity file, edited like the content files.

use std::collections::BTreeMap;

use serde_json::Value;

use super::history::{IDENTITY, Texts, text};
use super::{Desk, Reply};
use crate::check::identity::Identity;
use crate::check::{self, Said, edit};
use crate::manuscript::step::Step;
use crate::press::ours;
use crate::press::package::Portal;
use crate::press::package::opened::Site;

/// What a file begins with that says nothing yet.
const NOTHING: &str = "{}\n";

/// A site with its identity file among its texts.
pub fn with(mut site: Site) -> Site {
    let own = site.files.get(ours::IDENTITY).and_then(|bytes| String::from_utf8(bytes.clone()).ok());
    site.texts.insert(IDENTITY.into(), own.unwrap_or_default());
    site
}

/// The portal, if it is not as the site has it.
pub fn portal(texts: &Texts, site: &Site) -> Option<Portal> {
    let own = text(texts, IDENTITY);
    if own == text(&site.texts, IDENTITY) {
        return None;
    }
    let own = if own.is_empty() { NOTHING } else { own };
    // The pictures are those that the site has, by their names there.
    let identity = serde_json::from_str::<Identity>(own).unwrap_or_default();
    let pictures = identity.pictures().into_iter();
    let pictures = pictures.filter_map(|own| Some((own.file.to_string(), Ok(site.files.get(&own.name)?.clone()))));
    let pictures: BTreeMap<String, Result<Vec<u8>, String>> = pictures.collect();
    Some(Portal { file: IDENTITY.into(), bytes: own.into(), pictures })
}

/// The file with another value, and nothing at all if it says nothing any more. `None` if it has no such place.
pub fn set(own: &str, path: &[Step], value: &Value) -> Option<String> {
    let own = if own.is_empty() { NOTHING } else { own };
    let changed = edit::set(own, path, value)?;
    let silent = serde_json::from_str::<Identity>(&changed).is_ok_and(|identity| !identity.says_anything());
    Some(if silent { String::new() } else { changed })
}

impl Desk {
    /// Opens one.
    pub(super) fn open_identity(&mut self, bytes: Vec<u8>) -> Result<Reply, Said> {
        let own = check::text(IDENTITY, bytes).map_err(|faults| Said::from(faults.said(self.lang())))?;
        let before = self.texts.clone();
        self.texts.insert(IDENTITY.into(), own);
        Ok(self.changed(&before))
    }
}
