//! What was said, as a text that can be read, compared and committed.

use std::fmt::{self, Write as _};
use std::fs;

use similar::TextDiff;

use crate::session::Said;
use crate::support::failure::Outcome;
use crate::support::project;

/// A scene: keys, each in a line, and under it what was said in return.
#[derive(Debug, Default)]
pub struct Transcript {
    text: String,
}

impl Transcript {
    /// Adds a key, or what happened otherwise, and what was said.
    pub fn add(&mut self, what: &str, said: &Said) {
        let _ = writeln!(self.text, "{what}");
        for text in said {
            let _ = writeln!(self.text, "    {}", without_port(&text.replace('\n', " / ")));
        }
    }

    /// Adds a line of its own.
    pub fn note(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    /// Compares it with the committed one of this name, or writes it; returns what differs.
    pub fn compare(&self, name: &str) -> Outcome<Option<String>> {
        let path = project().join("tests/transcripts").join(format!("{name}.txt"));
        if writes() {
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            fs::write(&path, &self.text)?;
            return Ok(None);
        }
        let before = fs::read_to_string(&path).unwrap_or_default();
        let diff = TextDiff::from_lines(before.as_str(), &self.text);
        let diff = diff.unified_diff().context_radius(3).header("as committed", "now").to_string();
        Ok((before != self.text).then(|| format!("{}:\n{diff}", path.display())))
    }
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether transcripts are written, instead of compared.
pub fn writes() -> bool {
    std::env::var_os("UPDATE_TRANSCRIPTS").is_some()
}

/// A text without the port of the server, which differs from run to run.
fn without_port(text: &str) -> String {
    let Some((before, after)) = text.split_once("http://127.0.0.1:") else {
        return text.into();
    };
    format!("{before}http://127.0.0.1{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// How many words a voice says: a Chinese character is one, and so is each run of other letters or digits.
pub fn words(said: &Said) -> usize {
    let han = |c: char| ('\u{3400}'..'\u{a000}').contains(&c);
    let mut count = 0;
    for text in said {
        let mut within = false;
        for c in text.chars() {
            let letter = c.is_alphanumeric() || matches!(c, '.' | ',' | '\'' | '’' | '%');
            count += usize::from(han(c) || (c.is_alphanumeric() && !within));
            within = letter && !han(c) && (within || c.is_alphanumeric());
        }
    }
    count
}
