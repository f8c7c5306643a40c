//! The portal a site is part of: the one that is given, or the one it has. A site loses its numbers only if an identity file without
//! them is given.

use super::ours::IDENTITY;
use super::package::{Files, Package};
use super::unmade::Unmade;
use crate::check;
use crate::check::identity::{Identity, Picture};
use crate::check::{Said, say};

/// Most bytes of a picture of the portal's.
const LARGEST: usize = 100_000;

/// A portal whose file has no faults, with the files by which a site keeps it.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What the page says of it.
    pub identity: Identity,
    /// Its pictures by their paths in the site, and the identity file if it says anything.
    pub files: Files,
}

/// The portal of a site that is made anew.
///
/// # Errors
/// The faults of the identity file and its pictures. A page that names a portal, in a site that has kept no identity file.
pub fn known(package: &Package, site: &Files) -> Result<Known, Unmade> {
    if let Some(portal) = &package.portal {
        return read(&portal.file, &portal.bytes, |picture| portal.pictures.get(picture.file).cloned());
    }
    if let Some(bytes) = site.get(IDENTITY) {
        return read(IDENTITY, bytes, |picture| site.get(&picture.name).cloned().map(Ok));
    }
    let page = site.get("index.html").and_then(|page| std::str::from_utf8(page).ok()).unwrap_or_default();
    let named = ["<meta name=\"SiteName\"", "<meta name=\"SiteIDCode\"", "class=\"portal\"", "class=\"portal-links\""];
    if named.iter().any(|mark| page.contains(mark)) {
        return Err(Unmade::because(say("portal-unknown", &[])));
    }
    Ok(Known::default())
}

/// Reads an identity file, and takes each picture that it names from `supplied`.
fn read(
    file: &str,
    bytes: &[u8],
    supplied: impl Fn(&Picture) -> Option<Result<Vec<u8>, String>>,
) -> Result<Known, Unmade> {
    let identity = Identity::read(file, &check::text(file, bytes.to_vec())?)?;
    let (mut files, mut faults) = (Files::new(), Vec::new());
    for own in identity.pictures() {
        let fault = |why: Said| {
            say("picture-unusable", &[("file", file), ("entry", own.entry), ("picture", own.file)]).with("why", why)
        };
        match supplied(&own) {
            Some(Ok(bytes)) if bytes.len() <= LARGEST => drop(files.insert(own.name, bytes)),
            Some(Ok(bytes)) => {
                let sizes = [("bytes", bytes.len().to_string()), ("most", LARGEST.to_string())];
                faults.push(fault(say(
                    "picture-too-large",
                    &sizes.each_ref().map(|(name, size)| (*name, size.as_str())),
                )));
            }
            Some(Err(why)) => faults.push(fault(Said::from(why))),
            None => faults.push(fault(say("picture-missing", &[]))),
        }
    }
    if !faults.is_empty() {
        return Err(Unmade::Refused(faults));
    }
    if identity.says_anything() {
        files.insert(IDENTITY.into(), bytes.to_vec());
    }
    Ok(Known { identity, files })
}
