//! Texts: none is empty or too long, and each `{…}` is something the page can fill in at that place.

use std::collections::BTreeSet;

use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::meant;
use crate::check::excerpt::{clip, quote};
use crate::check::json::path::{Path, Step};
use crate::model::content::Content;
use crate::model::figures::pattern::Pattern;
use crate::model::lookup::Property;
use crate::model::prose::{Piece, Unclosed, pieces};

/// Most characters of one text.
const LONGEST: usize = 2000;

/// A fact or a name that a text refers to.
pub struct Reference<'a> {
    pub id: &'a str,
    /// Whether the text is in a story. Only stories state figures; other texts repeat them.
    pub in_story: bool,
}

/// What a text may have in braces.
enum Braces {
    /// Figures, names and their properties.
    All,
    /// Figures and their properties.
    Facts,
    /// These placeholders, filled in by the page.
    Blanks(&'static [&'static str]),
    /// Nothing: the page shows this text as it is.
    None,
}

/// Checks every text of the file, and returns what the texts refer to.
pub fn check<'a>(content: &'a Content, report: &mut Report) -> Vec<Reference<'a>> {
    let facts: Vec<&str> = content.ledger.facts.iter().map(|f| f.id.as_str()).collect();
    let names: Vec<&str> = content.names.iter().map(|n| n.id.as_str()).collect();
    let (of_facts, of_names) = (properties(content, &facts), properties(content, &names));
    let named: Vec<&str> = facts.iter().chain(&names).copied().collect();
    let facts: Vec<&str> = facts.iter().copied().chain(of_facts.iter().map(String::as_str)).collect();
    let all: Vec<&str> = named.iter().copied().chain(of_facts.iter().chain(&of_names).map(String::as_str)).collect();
    let tree = report.tree.clone();
    // If either list could not be read, an id that is not found may have been in that, and is not reported.
    let both: &[&str] = if report.sound(&Path::of(&["names"])) { &["ledger", "facts"] } else { &["names"] };
    let mut references = Vec::new();
    for (path, text) in &tree.texts(&Path::default()) {
        let steps = steps(path);
        if report.full() {
            break;
        }
        if !size(path, &steps, text, report) {
            continue;
        }
        let (known, expected, list): (&[&str], _, &[&str]) = match braces(&steps) {
            Braces::All => (&all, "braces-id", both),
            Braces::Facts => (&facts, "braces-fact", &["ledger", "facts"]),
            Braces::Blanks(blanks) => (blanks, "braces-blank", &[]),
            Braces::None => {
                if text.contains(['{', '}']) && report.clear(path) {
                    report.add(path, Diagnostic::new(quote(text), say("no-braces", &[])));
                }
                continue;
            }
        };
        let in_story = matches!(steps.as_slice(), ["sections", _, "stories", ..]);
        let mut seen = BTreeSet::new();
        for id in ids(path, text, report).into_iter().filter(|id| seen.insert(*id)) {
            let meant = meant(id, known);
            if meant != Some(id) {
                let near = meant.map(|meant| format!("{{{meant}}}"));
                report.unknown(
                    path,
                    list,
                    Diagnostic::new(format!("{{{}}}", clip(id)), say(expected, &[])).nearest(near),
                );
            }
            let id = meant.and_then(|meant| named.iter().find(|id| **id == meant));
            references.extend(id.map(|id| Reference { id, in_story }));
        }
    }
    references
}

/// The properties of these facts or names, as they are written in braces.
fn properties(content: &Content, ids: &[&str]) -> Vec<String> {
    let of = |id: &str| {
        let own = Property::ALL.into_iter().filter(|(property, _)| content.property(id, *property).is_some());
        own.map(|(_, ending)| [id, ending].concat()).collect::<Vec<_>>()
    };
    ids.iter().flat_map(|id| of(id)).collect()
}

/// The ids in the braces of a text. A brace without its counterpart is reported, and the rest is still read.
fn ids<'a>(path: &Path, text: &'a str, report: &mut Report) -> Vec<&'a str> {
    let (text, rest) = match pieces(text) {
        Ok(_) => (text, ""),
        Err(Unclosed { rest }) => text.split_at(text.len() - rest.len() - 1),
    };
    let mut ids = Vec::new();
    for piece in pieces(text).unwrap_or_default() {
        match piece {
            // After an unclosed brace, the id runs on to the next closing one.
            Piece::Fact(id) => match id.rsplit_once('{') {
                Some((before, id)) => {
                    ids.extend(before.split('{').filter_map(|rest| open(path, rest, report)));
                    ids.push(id);
                }
                None => ids.push(id),
            },
            Piece::Text(text) if text.contains('}') => {
                report.add(
                    path,
                    Diagnostic::new(say("found-brace-end", &[("text", &clip(text))]), say("brace-before", &[])),
                );
            }
            Piece::Text(_) => {}
        }
    }
    ids.extend(rest.split('{').skip(1).filter_map(|rest| open(path, rest, report)));
    ids
}

/// Reports a brace that is not closed, and returns the id after it.
fn open<'a>(path: &Path, rest: &'a str, report: &mut Report) -> Option<&'a str> {
    report.add(path, Diagnostic::new(say("found-brace-open", &[("text", &clip(rest))]), say("brace-after", &[])));
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.')).unwrap_or(rest.len());
    rest.get(..end).filter(|id| !id.is_empty())
}

/// The keys of a path; an index of a list is an empty one.
fn steps(path: &Path) -> Vec<&str> {
    path.0.iter().map(|step| if let Step::Key(key) = step { key.as_str() } else { "" }).collect()
}

/// Whether the text at a path may refer to figures.
pub fn refers(path: &Path) -> bool {
    matches!(braces(&steps(path)), Braces::All | Braces::Facts)
}

/// Which texts have figures filled in, in this one list. A text that is not listed is shown as it is.
fn braces(steps: &[&str]) -> Braces {
    match steps {
        ["hero" | "sections", .., "headline" | "lead"] => Braces::All,
        ["sections", _, "stories", _, "prose", _] | ["sections", _, "stories", _, "notes", _, "text"] => Braces::All,
        ["hero", "glyphs", _, "strokes", _] | ["charts", _, "caption" | "key"] => Braces::Facts,
        ["ledger", "changes", _, "up" | "down"] => Braces::Blanks(&["n"]),
        ["ledger", "patterns", pattern] => Braces::Blanks(Pattern::blanks(pattern)),
        ["ledger", "units", _, "beside" | "spoken"] | ["words", "speed"] => Braces::Blanks(&["n"]),
        ["open_data", "rows" | "found"] => Braces::Blanks(&["n"]),
        ["open_data", "terms"] => Braces::Blanks(&["publisher"]),
        ["open_data", "dated" | "all_dated"] => Braces::Blanks(&["years"]),
        ["open_data", "sort"] => Braces::Blanks(&["column"]),
        ["correcting", "rows"] => Braces::Blanks(&["n"]),
        ["correcting", "said"] => Braces::Blanks(&["subject", "old", "new", "reason"]),
        ["words", "now"] => Braces::Blanks(&["setting"]),
        ["words", "stated"] => Braces::Blanks(&["publisher", "n", "topic"]),
        ["words", "more" | "paragraph"] => Braces::Blanks(&["n"]),
        ["words", "computed"] => Braces::Blanks(&["from"]),
        ["words", "part_of"] => Braces::Blanks(&["whole"]),
        ["words", "computed_label"] => Braces::Blanks(&["label"]),
        ["words", "in_year"] => Braces::Blanks(&["year"]),
        ["words", "saved"] | ["share", "framed"] => Braces::Blanks(&["file"]),
        ["words", "drawn"] => Braces::Blanks(&["date"]),
        ["share", "poster_alt"] => Braces::Blanks(&["name", "headlines"]),
        ["share", "page_of"] => Braces::Blanks(&["n", "of"]),
        ["share", "cited"] => Braces::Blanks(&["author", "title"]),
        ["share", "citation"] => Braces::Blanks(&["author", "title", "url", "date", "day"]),
        ["description", "opening"] => Braces::Blanks(&["form", "n"]),
        ["description", "labelled"] => Braces::Blanks(&["label", "value"]),
        ["description", "largest" | "larger"] => Braces::Blanks(&["max"]),
        ["description", "smallest"] => Braces::Blanks(&["min"]),
        ["description", "equal"] => Braces::Blanks(&["value"]),
        ["description", "part"] => Braces::Blanks(&["part", "whole"]),
        ["description", "scope"] => Braces::Blanks(&["scope"]),
        _ => Braces::None,
    }
}

/// Reports a text that is empty or too long. False if it is too long to be searched for braces.
fn size(path: &Path, steps: &[&str], text: &str, report: &mut Report) -> bool {
    let may_be_empty = matches!(steps, ["ledger", "grouping"] | ["ledger", "units", _, "scale" | "counter"]);
    if text.trim().is_empty() && !may_be_empty && report.clear(path) {
        report.add(path, Diagnostic::new(say("found-empty", &[]), say("some-text", &[])));
    }
    let count = text.chars().count();
    if count > LONGEST {
        report.add(
            path,
            Diagnostic::new(
                say("found-letters", &[("count", &count.to_string())]),
                say("most-letters", &[("most", &LONGEST.to_string())]),
            ),
        );
    }
    count <= LONGEST
}
