//! Texts: something is said, not too much at once, and every `{…}` is something the place can show.

use super::fault::Fault;
use super::nearest::meant;
use super::node::{Kind, Node, clip};
use super::path::{Path, Step};
use super::report::Report;
use crate::content::model::Content;
use crate::content::prose::{Piece, Unclosed, pieces};

/// Most letters of one text.
const LONGEST: usize = 2000;

/// A fact or a name that a text refers to.
pub struct Reference<'a> {
    pub id: &'a str,
    /// Whether the text is a story's: only there is a figure stated, elsewhere it is repeated.
    pub in_story: bool,
}

/// What a text may have in braces.
enum Braces {
    /// Figures and names.
    All,
    Facts,
    /// These words, to be filled in by the page.
    Blanks(&'static [&'static str]),
    /// Nothing: the page shows this text as it stands.
    None,
}

/// Checks every text of the file; what the texts refer to.
pub fn check<'a>(content: &'a Content, report: &mut Report) -> Vec<Reference<'a>> {
    let facts: Vec<&str> = content.ledger.facts.iter().map(|f| f.id.as_str()).collect();
    let names = content.names.iter().map(|n| n.id.as_str());
    let all: Vec<&str> = facts.iter().copied().chain(names).collect();
    let mut texts = Vec::new();
    gather(&report.tree, &Path::default(), &mut texts);
    let mut references = Vec::new();
    for (path, text) in &texts {
        let steps = steps(path);
        size(path, &steps, text, report);
        let (known, expected): (&[&str], _) = match braces(&steps) {
            Braces::All => (&all, "the id of a fact or of a name in { }"),
            Braces::Facts => (&facts, "the id of a fact in { }"),
            Braces::Blanks(blanks) => (blanks, "a blank that the page fills in"),
            Braces::None => (&[], "a text without { }: the page shows it as it stands"),
        };
        let in_story = matches!(steps.as_slice(), ["sections", _, "stories", ..]);
        for id in ids(path, text, report) {
            let meant = meant(&id, known);
            if meant != Some(&id) {
                let near = meant.map(|meant| format!("{{{meant}}}"));
                report.add(path, Fault::new(format!("{{{}}}", clip(&id)), expected).nearest(near));
            }
            let id = meant.and_then(|meant| all.iter().find(|id| **id == meant));
            references.extend(id.map(|id| Reference { id, in_story }));
        }
    }
    references
}

/// What a text has in braces. A brace without its counterpart is reported, and what stands before it is read all the same.
fn ids(path: &Path, text: &str, report: &mut Report) -> Vec<String> {
    let (text, rest) = match pieces(text) {
        Ok(_) => (text, None),
        Err(Unclosed { rest }) => (text.get(..text.len() - rest.len() - 1).unwrap_or_default(), Some(rest)),
    };
    let mut ids = Vec::new();
    for piece in pieces(text).unwrap_or_default() {
        match piece {
            Piece::Fact(id) => ids.push(id.to_string()),
            Piece::Text(text) if text.contains('}') => {
                report.add(path, Fault::new(format!("}} without {{ in: {}", clip(text)), "a { before the id"));
            }
            Piece::Text(_) => {}
        }
    }
    if let Some(rest) = rest {
        report.add(path, Fault::new(format!("{{ without }} before: {}", clip(&rest)), "a } after the id"));
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        ids.extend(rest.get(..end).filter(|id| !id.is_empty()).map(String::from));
    }
    ids
}

/// Every text with its path, in the order of the file.
fn gather(node: &Node, path: &Path, texts: &mut Vec<(Path, String)>) {
    match &node.kind {
        Kind::Text(text) => texts.push((path.clone(), text.clone())),
        Kind::List(items) => items.iter().enumerate().for_each(|(i, item)| gather(item, &path.at(i), texts)),
        Kind::Object(entries) => entries.iter().for_each(|(key, value)| gather(value, &path.key(key), texts)),
        _ => {}
    }
}

/// The names on the way to a text; a place in a list has none.
fn steps(path: &Path) -> Vec<&str> {
    path.0.iter().map(|step| if let Step::Key(key) = step { key.as_str() } else { "" }).collect()
}

/// The one list of where the page shows figures within text. A text that is not named here is shown as it stands.
fn braces(steps: &[&str]) -> Braces {
    match steps {
        ["hero" | "sections", .., "headline" | "lead"] => Braces::All,
        ["sections", _, "stories", _, "prose", _] | ["sections", _, "stories", _, "notes", _, "text"] => Braces::All,
        ["hero", "glyphs", _, "strokes", _] | ["charts", _, "caption" | "key"] => Braces::Facts,
        ["words", "stated"] => Braces::Blanks(&["publisher", "n", "topic"]),
        ["words", "computed"] => Braces::Blanks(&["from"]),
        ["words", "part_of"] => Braces::Blanks(&["whole"]),
        _ => Braces::None,
    }
}

fn size(path: &Path, steps: &[&str], text: &str, report: &mut Report) {
    let may_be_empty = matches!(steps, ["ledger", "grouping"] | ["ledger", "units", _, "scale" | "counter"]);
    if text.trim().is_empty() && !may_be_empty && report.clear(path) {
        report.add(path, Fault::new("an empty text", "a text with at least one letter"));
    }
    let count = text.chars().count();
    if count > LONGEST {
        report.add(path, Fault::new(format!("{count} letters"), format!("at most {LONGEST} letters in one text")));
    }
}
