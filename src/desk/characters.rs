//! Characters that charts draw: whoever names one gets its strokes into the content file.

use super::Desk;
use crate::check::edit;
use crate::manuscript::step::Step;
use crate::press::characters;

/// Whether a place is that of the character that a chart draws.
pub fn is_one(path: &[Step]) -> bool {
    matches!(path, [Step::Key(list), Step::Index(_), Step::Key(key)] if list == "charts" && key == "character")
}

impl Desk {
    /// A content file with the strokes of a character, if they are known and it does not have them. Half of a word that is still being
    /// typed is no character, and the checks say so of what stays one.
    pub(super) fn with_strokes(&self, text: String, character: &str) -> String {
        let known = edit::get(&text, &["characters", character].map(Step::from)).is_some();
        let Some(lines) = self.characters.lines(character).filter(|_| !known) else { return text };
        let more = [(character.to_string(), lines)].into();
        characters::written(&text, more).unwrap_or(text)
    }
}
