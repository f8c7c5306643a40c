//! The page of another city: begun with the words of the page before, and nothing of what that says.

use serde_json::json;

use super::history::{IDENTITY, contents};
use super::{Desk, Reply};
use crate::check::{Said, edit, say};
use crate::manuscript::messages::NewPage;
use crate::manuscript::step::Step;
use crate::press::{fresh, ours};

impl Desk {
    /// Empties everything that is said of a city and of a portal, in one change.
    pub(super) fn new_page(&mut self, page: &NewPage) -> Result<Reply, Said> {
        let content = self.read(&self.texts, &self.site.first).ok_or_else(|| say("content-unread", &[]))?;
        let wrong = |why: serde_json::Error| Said::from(why.to_string());
        let mut original = fresh::content(&content).map_err(wrong)?;
        // The figures are taken from a release, so none is begun here.
        let story = ["sections", "0", "stories", "0", "figures"];
        for (path, value) in [
            (vec!["site", "name"], json!(page.name.trim())),
            (vec!["slug"], json!(page.slug.trim())),
            (vec!["ledger", "facts"], json!([])),
            (story.to_vec(), json!([])),
        ] {
            let step = |step: &str| step.parse::<usize>().map_or_else(|_| Step::from(step), Step::from);
            let path: Vec<Step> = path.into_iter().map(step).collect();
            original = edit::set(&original, &path, &value).unwrap_or(original);
        }
        let before = self.texts.clone();
        for (name, text) in contents(&before) {
            let text = if *name == self.site.first {
                original.clone()
            } else if page.translations.contains(name) {
                fresh::translation(text).map_err(wrong)?
            } else {
                String::new()
            };
            self.texts.insert(name.clone(), text);
        }
        self.texts.insert(IDENTITY.into(), String::new());
        self.shown = (self.site.first.clone(), false);
        Ok(self.changed(&before))
    }

    /// Whether this is another page than the site has.
    pub(super) fn is_another_page(&self) -> bool {
        let slug = |texts: &super::Texts| edit::get(texts.get(&self.site.first)?, &[Step::from("slug")]);
        slug(&self.texts) != slug(&self.site.texts)
    }

    /// The editions that the site has and the page does not, if it is another one: then nobody loses an edition.
    pub(super) fn editions_gone(&self) -> Vec<String> {
        if !self.is_another_page() {
            return Vec::new();
        }
        let stays = |folder: &str| contents(&self.texts).any(|(name, _)| name.strip_suffix(".json") == Some(folder));
        let folders = ours::places(&self.site.files).into_iter().map(|place| place.trim_end_matches('/').to_string());
        folders.filter(|folder| !folder.is_empty() && !stays(folder)).collect()
    }
}
