//! Ids: well formed and unique. Most become ids in the page, so that a link can lead there. Also the names of icons, which are file
//! names, and of languages, which browsers read.

use std::collections::BTreeMap;

use super::links::stories;
use icu_locale_core::LanguageIdentifier;

use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::{Said, say};
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::content::Content;

/// Ids that the page itself uses.
const TAKEN: [&str; 24] = [
    "top",
    "title",
    "content",
    "page-data",
    "embed",
    "embed-title",
    "overview",
    "picture",
    "picture-title",
    "poster",
    "poster-making",
    "poster-title",
    "share",
    "share-title",
    "said",
    "tip",
    "data",
    "data-title",
    "corrections",
    "answer",
    "display-theme",
    "display-text",
    "display-motion",
    "part-overview",
];

/// Checks every id of the content.
pub fn check(content: &Content, report: &mut Report) {
    let facts = each(&Path::of(&["ledger", "facts"]), content.ledger.facts.iter().map(|f| f.id.as_str()));
    let names = each(&Path::of(&["names"]), content.names.iter().map(|n| n.id.as_str()));
    let statuses = each(&Path::of(&["statuses"]), content.statuses.iter().map(|s| s.id.as_str()));
    let charts = each(&Path::of(&["charts"]), content.charts.iter().map(|c| c.id.as_str()));
    let mut parts = Vec::new();
    let sections = Path::of(&["sections"]);
    for (i, section) in content.sections.iter().enumerate() {
        let path = sections.at(i);
        parts.push((path.key("id"), section.id.as_str()));
        parts.extend(each(&path.key("stories"), section.stories.iter().map(|s| s.id.as_str())));
    }
    for (path, id) in facts.iter().chain(&names).chain(&statuses).chain(&charts).chain(&parts) {
        shape(path, id, report);
    }

    slug(&content.slug, report);

    for (path, story) in stories(content) {
        for (i, note) in story.notes.iter().enumerate().filter(|(_, note)| !plain(&note.icon)) {
            let expected = say("icon-name", &[]);
            report.add(&path.key("notes").at(i).key("icon"), Diagnostic::new(quote(&note.icon), expected));
        }
    }
    let lang = &content.site.lang;
    if !language(lang) {
        let expected = say("language-tag", &[]);
        report.add(&Path::of(&["site", "lang"]), Diagnostic::new(quote(lang), expected));
    }

    // Texts refer to facts and names by id in the same braces.
    let mut named = Owners::default();
    for (path, id) in facts.iter().chain(&names) {
        named.claim(path, id, (*id).into(), report);
    }
    let mut verbs = Owners::default();
    for (path, id) in &statuses {
        verbs.claim(path, id, (*id).into(), report);
    }
    let mut page = Owners::default();
    for id in TAKEN {
        page.0.insert(id.into(), say("the-page-itself", &[]));
    }
    let mut drawn = Owners::default();
    for (path, id) in &charts {
        if drawn.claim(path, id, (*id).into(), report) {
            for name in [format!("chart-{id}"), format!("chart-{id}-words"), format!("part-chart-{id}")] {
                page.claim(path, id, name, report);
            }
        }
    }
    for (path, id) in &facts {
        page.claim(path, id, (*id).into(), report);
    }
    for (path, id) in &parts {
        if page.claim(path, id, (*id).into(), report) {
            for name in [format!("{id}-title"), format!("{id}-read"), format!("part-{id}"), format!("scenery-{id}")] {
                page.claim(path, id, name, report);
            }
        }
    }
}

/// The ids of a list with their paths.
fn each<'a>(list: &Path, ids: impl Iterator<Item = &'a str>) -> Vec<(Path, &'a str)> {
    ids.enumerate().map(|(i, id)| (list.at(i).key("id"), id)).collect()
}

/// The ids taken so far, each with the path of its owner.
#[derive(Default)]
struct Owners(BTreeMap<String, Said>);

impl Owners {
    /// Takes `name`, which is `id` or made from it, or reports who has it already. True if it was free.
    fn claim(&mut self, path: &Path, id: &str, name: String, report: &mut Report) -> bool {
        if !report.sound(path) {
            return false;
        }
        let Some(owner) = self.0.get(&name) else {
            self.0.insert(name, path.to_string().into());
            return true;
        };
        // One of these is free: there are more of them than taken ids.
        let free = (2..=self.0.len() + 2).map(|n| format!("{id}-{n}")).find(|free| !self.0.contains_key(free));
        let expected = if name == id { say("id-taken", &[]) } else { say("id-taken-by", &[("name", &quote(&name))]) };
        let expected = expected.with("owner", owner.clone());
        report.add(path, Diagnostic::new(quote(id), expected).nearest(free));
        false
    }
}

fn shape(path: &Path, id: &str, report: &mut Report) {
    if id.len() > LONGEST {
        let found = say("found-letters", &[("count", &id.len().to_string())]);
        return report.add(path, Diagnostic::new(found, say("id-length", &[("most", &LONGEST.to_string())])));
    }
    if DEVICES.contains(&id) {
        let near = Some(format!("the-{id}"));
        return report.add(path, Diagnostic::new(quote(id), say("id-device", &[])).nearest(near));
    }
    if plain(id) {
        return;
    }
    let expected = say("id-letters", &[]);
    report.add(path, Diagnostic::new(quote(id), expected).nearest(suggestion(id)));
}

/// The name of the page in code, which begins the names of elements, too: with a letter.
fn slug(slug: &str, report: &mut Report) {
    let path = Path::of(&["slug"]);
    if slug.starts_with(|c: char| c.is_ascii_digit()) {
        let near = Some(format!("page-{slug}"));
        return report.add(&path, Diagnostic::new(quote(slug), say("slug-letter", &[])).nearest(near));
    }
    shape(&path, slug, report);
}

/// Names of devices, which Windows has no files and folders of, whatever their ending; and so IIS serves none.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Maximum length of an id: a chart's names a file.
const LONGEST: usize = 100;

/// Folders of the site that are not editions.
const FOLDERS: [&str; 3] = ["charts", "content", "data"];

/// The folder of a translation, named after its file. It is part of the page's address.
///
/// # Errors
/// A message that says what the name has to be.
pub fn folder(stem: &str) -> Result<String, Said> {
    let found = quote(stem);
    if !plain(stem) {
        return Err(say("folder-letters", &[("found", &found)]));
    }
    if DEVICES.contains(&stem) {
        return Err(say("folder-device", &[("found", &found)]));
    }
    if FOLDERS.contains(&stem) {
        let taken = FOLDERS.join(", ");
        return Err(say("folder-taken", &[("found", &found), ("taken", &taken)]));
    }
    Ok(format!("{stem}/"))
}

/// Whether this has only small letters, digits and hyphens, and does not begin with a hyphen.
fn plain(id: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    id.starts_with(letter) && id.chars().all(|c| letter(c) || c == '-')
}

/// Whether this is a language tag (BCP 47) of a language and perhaps a script and a region. `Intl` throws on a malformed tag.
/// Variants and extensions are valid tags, but nothing here needs them.
fn language(lang: &str) -> bool {
    LanguageIdentifier::try_from_str(lang)
        .is_ok_and(|found| found.variants.is_empty() && !found.language.is_unknown() && !lang.contains('_'))
}

/// A valid id made of this one, if enough of it is left.
fn suggestion(id: &str) -> Option<String> {
    let words = id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    id.starts_with(|c: char| c.is_ascii_lowercase()).then_some(id)
}
