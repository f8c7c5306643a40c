//! Texts against the ledger: a figure that has a year stands with its year, and years and verbs of status are references, not typed. So
//! a correction of the ledger corrects the prose, and nothing under way reads as done.

use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::excerpt::quote;
use crate::check::json::path::{Path, Step};
use crate::model::content::{Content, Note};
use crate::model::lookup::Property;
use crate::model::prose::{Piece, Reference, pieces, references};
use crate::model::status::Status;

/// The warnings about one text; none for texts that are not part of the story.
pub fn typed(content: &Content, path: &Path, text: &str) -> Vec<Diagnostic> {
    let shown = match path.0.as_slice() {
        [Step::Key(part), .., Step::Key(last)] => match part.as_str() {
            "hero" | "sections" => ["headline", "lead", "text"].contains(&last.as_str()),
            "charts" => ["title", "caption", "key", "label", "scope"].contains(&last.as_str()),
            _ => false,
        },
        [Step::Key(part), .., Step::Key(list), Step::Index(_)] => {
            (part == "hero" || part == "sections") && (list == "prose" || list == "strokes")
        }
        _ => false,
    };
    // A label has no references; along an axis of time it is a year.
    let label = matches!(path.0.as_slice(), [.., Step::Key(last)] if last == "label");
    if !shown || (label && text.chars().all(|c| c.is_ascii_digit())) {
        return Vec::new();
    }
    let (referred, words) = (references(text), words(text));
    let named = note(content, path).and_then(|note| note.name.as_deref());
    let mut out = dates(content, text, &words, &referred);
    out.extend(statuses(content, text, words, &referred, named));
    out
}

/// The typed parts of a text in lower case, with a line break for each reference.
fn words(text: &str) -> String {
    let of = |piece| match piece {
        Piece::Text(text) => text.to_lowercase(),
        Piece::Fact(_) => "\n".into(),
    };
    pieces(text).unwrap_or_default().into_iter().map(of).collect()
}

/// The note that the text at `path` belongs to.
fn note<'a>(content: &'a Content, path: &Path) -> Option<&'a Note> {
    let [_, Step::Index(section), _, Step::Index(story), Step::Key(notes), Step::Index(note), _] = path.0.as_slice()
    else {
        return None;
    };
    let story = content.sections.get(*section)?.stories.get(*story)?;
    story.notes.get(*note).filter(|_| notes == "notes")
}

/// A figure with a year stands with its year, unless all figures have the same one; and no year of the ledger is typed.
fn dates(content: &Content, text: &str, words: &str, referred: &[Reference<'_>]) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let said = |year| {
        let mut years = referred.iter().filter(|reference| reference.property == Some(Property::Year));
        years.any(|reference| content.year_of(reference.id) == Some(year))
    };
    for Reference { id, .. } in referred.iter().filter(|reference| reference.property.is_none()) {
        if let Some(year) = content.year_of(id).filter(|year| !content.of_one_year() && !said(*year)) {
            let (year, reference) = (year.to_string(), format!("{{{id}.year}}"));
            let found = say("found-without-year", &[("fact", &quote(id)), ("year", &year), ("text", text)]);
            out.push(Diagnostic::new(found, say("its-year", &[("reference", &reference)])));
        }
    }
    for year in content.years() {
        let things = content.ledger.facts.iter().map(|fact| &fact.id).chain(content.names.iter().map(|name| &name.id));
        let of_it = things.into_iter().find(|id| content.year_of(id) == Some(year));
        if let (true, Some(id)) = (has(words, &year.to_string()), of_it) {
            let expected = say("year-from-ledger", &[("reference", &format!("{{{id}.year}}"))]);
            out.push(Diagnostic::new(say("found-in", &[("found", &year.to_string()), ("text", text)]), expected));
        }
    }
    out
}

/// A verb of status is a reference; and if nothing that a text refers to is reached, no typed verb says that it is.
fn statuses(
    content: &Content,
    text: &str,
    mut words: String,
    referred: &[Reference<'_>],
    named: Option<&str>,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let ids = referred.iter().map(|reference| reference.id).chain(named);
    let own: Vec<(&str, &Status)> = ids.filter_map(|id| Some((id, content.status_of(id)?))).collect();
    for (id, status) in &own {
        let verb = status.text.trim().to_lowercase();
        if has(&words, &verb) {
            words = words.replace(&verb, "\n");
            let expected = say("status-from-ledger", &[("reference", &format!("{{{id}.status}}"))]);
            let parameters = [("verb", quote(&status.text)), ("fact", quote(id)), ("text", text.into())];
            let found = say("found-of", &parameters.each_ref().map(|(name, value)| (*name, value.as_str())));
            out.push(Diagnostic::new(found, expected));
        }
    }
    let Some((id, under_way)) = own.first().filter(|_| own.iter().all(|(_, status)| !status.stage.reached())) else {
        return out;
    };
    let reached = content.statuses.iter().filter(|status| status.stage.reached());
    if let Some(wrong) = reached.into_iter().find(|status| has(&words, &status.text.trim().to_lowercase())) {
        let parameters = [("verb", quote(&wrong.text)), ("fact", quote(id)), ("text", text.into())];
        let found = say("found-beside", &parameters.each_ref().map(|(name, value)| (*name, value.as_str())));
        out.push(Diagnostic::new(found, say("no-more-than-status", &[("status", &under_way.text)])));
    }
    out
}

/// Whether a word stands in a text, not as a part of another word or number.
fn has(text: &str, word: &str) -> bool {
    let ends = |c: Option<char>, of: Option<char>| {
        let both = |kind: fn(&char) -> bool| c.as_ref().is_some_and(kind) && of.as_ref().is_some_and(kind);
        !both(char::is_ascii_alphabetic) && !both(char::is_ascii_digit)
    };
    text.match_indices(word).any(|(at, found)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + found.len()..).unwrap_or_default());
        ends(before.chars().next_back(), found.chars().next()) && ends(after.chars().next(), found.chars().next_back())
    })
}
