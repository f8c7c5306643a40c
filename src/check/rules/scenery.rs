//! Line drawings of the places that sections tell of: each is drawn, and its section says what is seen.

use super::characters::is_path;
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::content::Content;

/// Checks the drawings, and what sections say of them.
pub fn check(content: &Content, report: &mut Report) {
    let drawings = Path::of(&["scenery"]);
    for (id, paths) in &content.scenery {
        for (i, drawn) in paths.iter().enumerate().filter(|(_, drawn)| !is_path(drawn)) {
            report.add(&drawings.key(id).at(i), Diagnostic::new(quote(drawn), say("scenery-path", &[])));
        }
    }
    for (i, section) in content.sections.iter().enumerate() {
        let path = Path::of(&["sections"]).at(i);
        match (&section.scenery, content.scenery.contains_key(&section.id)) {
            (None, true) => report.add(&path, Diagnostic::new(report.show(&path), say("scenery-said", &[]))),
            (Some(said), false) => {
                report.add(&path.key("scenery"), Diagnostic::new(quote(said), say("scenery-none", &[])));
            }
            _ => {}
        }
    }
}
