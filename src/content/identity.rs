//! The portal the page is part of: what only the portal's editor knows, in a small file of its own.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::check::{self, Unusable};

/// The identity file, `public/identity.json`. An empty entry leaves no trace on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// The public address of the folder the page stands in, such as `https://www.example.gov.cn/zt/xinyu/`.
    pub url: String,
}

impl Identity {
    /// Opens the file of an identity.
    ///
    /// # Errors
    /// [`Unusable`] with what is to be corrected.
    pub fn open(path: &Path) -> Result<Identity, Unusable> {
        let file = path.display().to_string();
        let text = fs::read_to_string(path);
        let text = text.map_err(|error| Unusable::Unreadable { file: file.clone(), why: error.to_string() })?;
        check::read_as(&file, &text, Identity::faults).map_err(Unusable::Faulty)
    }

    /// Where the page stands; `None` where that is not known.
    pub fn url(&self) -> Option<&str> {
        Some(self.url.as_str()).filter(|url| !url.is_empty())
    }

    /// The entries that cannot stay, and what belongs there.
    fn faults(&self) -> Vec<(&'static str, &'static str)> {
        let expected = "the address of a folder, from https:// or http:// to the last /, or an empty text";
        let fits = self.url().is_none_or(folder);
        if fits { Vec::new() } else { vec![("url", expected)] }
    }
}

/// Whether this is the address of a folder on a server.
fn folder(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}?#".contains(c);
    rest.is_some_and(|rest| rest.ends_with('/') && !rest.starts_with('/') && !rest.contains(odd))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_folder_begins_with_its_protocol_and_ends_in_a_slash() {
        for good in ["https://www.example.gov.cn/", "http://example.gov.cn:8080/zt/xinyu/", "https://例子.中国/专题/"]
        {
            assert!(folder(good), "{good}");
        }
        for bad in [
            "www.example.gov.cn/",
            "https://www.example.gov.cn",
            "https:///",
            "https://a b/",
            "https://a/?b/",
            "https://a/#b/",
            "ftp://a/",
            "//a/",
        ] {
            assert!(!folder(bad), "{bad}");
        }
    }
}
