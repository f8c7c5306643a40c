//! What is wrong with a content file, said to whoever edits it.

use std::fmt;

use crate::text::invisible;

/// Most bytes of one part of a message. The longest list of names that belong somewhere has a quarter of it.
const LONGEST: usize = 6000;

/// A part of a message as any terminal shows it: what nobody sees, or what would steer the terminal, by its number.
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
    /// Where it stands, such as `ledger.facts[3].unit`; for a file that is not JSON `line L, column C`.
    pub path: String,
    /// Line of the file it stands in, from 1; of a thing that is missing, the line of what it is missing from.
    pub line: usize,
    /// What stands there, quoted.
    pub found: String,
    /// What belongs there.
    pub expected: String,
    /// The valid name, value or spelling that is most like what was found.
    pub nearest: Option<String>,
    /// What to do about it, where that is not plain from the rest.
    pub advice: Option<String>,
}

impl Diagnostic {
    /// A fault whose place is not told yet.
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
    /// The same as warnings, a paragraph each: nothing has to be corrected before the page is built. Empty where there are none.
    pub fn warnings(&self) -> String {
        let warning = |fault: &Diagnostic| format!("{}:{}: warning: {fault}\n\n", self.file, fault.line);
        self.faults.iter().map(warning).collect()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            // `file:line:` is what terminals and editors make a link of.
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
