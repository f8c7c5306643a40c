//! A fault in a content file, worded for whoever edits it.

use std::fmt;

use crate::text::invisible;

/// Most bytes of one part of a message. The longest list of valid names takes a quarter of it.
const LONGEST: usize = 6000;

/// A part of a message, safe for a terminal: invisible and control characters escaped as `\u{…}`, long texts cut.
pub(in crate::check) fn printable(text: String) -> String {
    let hidden = |c| c == '\n' || invisible::kind(c).is_some();
    if text.len() <= LONGEST && !text.contains(hidden) {
        return text;
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.len() >= LONGEST {
            out.push('…');
            break;
        }
        if hidden(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// One thing to correct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is, such as `ledger.facts[3].unit`; in a file that is not JSON, `line L, column C`.
    pub path: String,
    /// Line in the file, from 1. For something missing, the line of the value that lacks it.
    pub line: usize,
    /// What the file has there, quoted or in a few words.
    pub found: String,
    /// What has to be there.
    pub expected: String,
    /// The valid name, value or spelling closest to what was found.
    pub nearest: Option<String>,
    /// What to do about it, where the rest does not say.
    pub advice: Option<String>,
}

impl Diagnostic {
    /// A fault without path and line, which `Report::add` fills in.
    pub(in crate::check) fn new(found: impl Into<String>, expected: impl Into<String>) -> Diagnostic {
        Diagnostic {
            path: String::new(),
            line: 0,
            found: printable(found.into()),
            expected: printable(expected.into()),
            nearest: None,
            advice: None,
        }
    }

    pub(in crate::check) fn nearest(self, nearest: Option<impl Into<String>>) -> Diagnostic {
        Diagnostic { nearest: nearest.map(|nearest| printable(nearest.into())), ..self }
    }

    pub(in crate::check) fn advice(self, advice: impl Into<String>) -> Diagnostic {
        Diagnostic { advice: Some(printable(advice.into())), ..self }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.path)?;
        writeln!(f, "  found     {}", self.found)?;
        write!(f, "  expected  {}", self.expected)?;
        if let Some(nearest) = &self.nearest {
            write!(f, "\n  nearest   {nearest}")?;
        }
        if let Some(advice) = &self.advice {
            write!(f, "\n  advice    {advice}")?;
        }
        Ok(())
    }
}

/// Everything to correct in a content file, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics {
    /// Name of the file in messages.
    pub file: String,
    /// In the order of the file.
    pub faults: Vec<Diagnostic>,
}

impl Diagnostics {
    /// The same as warnings, which do not stop the build, a paragraph each. Empty if there are none.
    pub fn warnings(&self) -> String {
        let warning = |fault: &Diagnostic| format!("{}:{}: warning: {fault}\n\n", self.file, fault.line);
        self.faults.iter().map(warning).collect()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            // Terminals and editors turn `file:line:` into a link.
            writeln!(f, "{}:{}: {fault}\n", self.file, fault.line)?;
        }
        let count = self.faults.len();
        write!(f, "{count} {} in {}", if count == 1 { "fault" } else { "faults" }, self.file)
    }
}

impl std::error::Error for Diagnostics {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_is_a_paragraph_and_the_last_line_counts_them() {
        let fault = Diagnostic::new("\"亿圆\"", "a name in ledger.units").nearest(Some("亿元"));
        let faults = vec![Diagnostic { path: "ledger.facts[12].unit".into(), line: 214, ..fault }];
        assert_eq!(
            Diagnostics { file: "zh-CN.json".into(), faults }.to_string(),
            "zh-CN.json:214: ledger.facts[12].unit\n  found     \"亿圆\"\n  expected  a name in ledger.units\n  \
             nearest   亿元\n\n1 fault in zh-CN.json"
        );
    }
}
