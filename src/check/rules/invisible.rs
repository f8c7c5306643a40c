//! Invisible characters: direction marks, characters without width, control characters and noncharacters. They slip in when text is
//! copied from elsewhere, and are refused: an editor cannot see what they do to the page, and a reader cannot see that a name is not
//! the one it looks like.

use std::iter;

use unicode_width::UnicodeWidthChar;

use crate::text::invisible::kind;

use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::excerpt::quote;
use crate::check::json::node::{Kind, Node};
use crate::check::json::path::Path;

/// Most combining marks on a letter.
const MARKS: usize = 4;
/// The zero width joiner, which joins emoji into one: a family, a profession.
const JOINER: char = '\u{200d}';

/// Checks every text and every key of the file.
pub fn check(report: &mut Report) {
    let tree = report.tree.clone();
    walk(&tree, &Path::default(), report);
}

fn walk(node: &Node, path: &Path, report: &mut Report) {
    match &node.kind {
        Kind::Text(text) => seen(text, node.at, path, report),
        Kind::List(items) => items.iter().enumerate().for_each(|(i, item)| walk(item, &path.at(i), report)),
        Kind::Object(entries) => {
            for (name, value) in entries {
                let path = path.key(name);
                seen(name, value.at, &path, report);
                walk(value, &path, report);
            }
        }
        _ => {}
    }
}

fn seen(text: &str, at: usize, path: &Path, report: &mut Report) {
    if let Some((c, what)) = unseen(text) {
        let clean: String = visible(text).collect();
        let found = say("found-invisible", &[("code", &code(c)), ("text", &quote(text))]).with("what", say(what, &[]));
        let fault = Diagnostic::new(found, say("visible", &[]));
        report.add_at(at, path, fault.nearest(Some(quote(&clean))).advice(say("paste-plain", &[])));
    } else if let Some(letter) = piled(text) {
        let most = MARKS.to_string();
        let parameters = [("most", most.as_str()), ("letter", &letter.to_string()), ("text", &quote(text))];
        report.add_at(
            at,
            path,
            Diagnostic::new(say("found-piled", &parameters), say("most-marks", &[("most", &most)])),
        );
    }
}

/// The first invisible character of a text, and what it is. A joiner between emoji is allowed.
fn unseen(text: &str) -> Option<(char, &'static str)> {
    let after = text.chars().skip(1).map(Some).chain(iter::once(None));
    let before = iter::once(None).chain(text.chars().map(Some));
    let mut all = before.zip(text.chars()).zip(after);
    all.find_map(|((before, c), after)| {
        let joins = c == JOINER && before.is_some_and(joined) && after.is_some_and(joined);
        kind(c).filter(|_| !joins).map(|what| (c, what))
    })
}

/// The text without invisible characters.
fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| kind(*c).is_none())
}

/// What may be on either side of a joiner: emoji, skin tones and the variation selector for emoji.
fn joined(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// The first letter with more than [`MARKS`] combining marks.
fn piled(text: &str) -> Option<char> {
    let (mut letter, mut marks) = (None, 0);
    for c in text.chars() {
        // Joiners and variation selectors have no width either, but are no marks on a letter.
        if c.width() == Some(0) && !joined(c) && c != JOINER && c != '\n' {
            marks += 1;
            if marks > MARKS {
                return letter.or(Some(c));
            }
        } else {
            (letter, marks) = (Some(c), 0);
        }
    }
    None
}

/// The code point of a character, such as `U+202E`.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_may_stand_in_a_text() {
        for text in [
            "青川“茶乡”，2 023年……",
            "naïve café",
            "e\u{301}\u{323}",
            "👩\u{200d}🔬 👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥",
            "一\n二",
            "𠮷野家",
            "",
        ] {
            assert_eq!((unseen(text), piled(text)), (None, None), "{text}");
        }
    }

    #[test]
    fn what_turns_text_or_cannot_be_seen_may_not() {
        for c in
            "\u{202e}\u{2066}\u{200f}\u{200b}\u{2060}\u{feff}\u{ad}\0\t\u{7f}\u{85}\u{2028}\u{fffe}\u{e0041}\u{e000}"
                .chars()
        {
            assert_eq!(unseen(&format!("青{c}川")).map(|(found, _)| found), Some(c), "{}", code(c));
        }
        assert_eq!(unseen("a\u{200d}b").map(|(c, _)| c), Some('\u{200d}'), "a joiner joins pictographs alone");
        assert_eq!(unseen("👩\u{200d}").map(|(c, _)| c), Some('\u{200d}'));
        assert_eq!(visible("青\u{202e}川\u{200b}").collect::<String>(), "青川");
    }

    #[test]
    fn marks_do_not_pile_up() {
        assert_eq!(piled(&format!("ab{}", "\u{301}".repeat(5))), Some('b'));
        assert_eq!(piled(&"e\u{301}\u{302}".repeat(9)), None);
    }
}
