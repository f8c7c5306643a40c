//! What is kept on the device of what was changed.

use std::collections::BTreeMap;

use super::history::{IDENTITY, contents, text};
use super::{Desk, Draft};

impl Desk {
    /// Whether every file says what the site has, draft or not.
    pub fn is_as_opened(&self) -> bool {
        let identity = |texts| text(texts, IDENTITY);
        contents(&self.texts).eq(contents(&self.site.texts)) && identity(&self.texts) == identity(&self.site.texts)
    }

    /// The draft, if it is another than before.
    pub(super) fn kept(&mut self) -> Option<String> {
        let changed = self.texts.iter().filter(|(name, own)| text(&self.site.texts, name) != own.as_str());
        let texts: BTreeMap<String, String> = changed.map(|(name, text)| (name.clone(), text.clone())).collect();
        let draft = if texts.is_empty() { String::new() } else { serde_json::to_string(&Draft { texts }).ok()? };
        (draft != self.draft).then(|| {
            self.draft.clone_from(&draft);
            draft
        })
    }
}
