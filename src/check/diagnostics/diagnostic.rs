//! A fault in a content file, worded for whoever edits it.

use std::fmt;

use super::said::{Lang, Said, say};
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
    pub found: Said,
    /// What has to be there.
    pub expected: Said,
    /// The valid name, value or spelling closest to what was found.
    pub nearest: Option<String>,
    /// What to do about it, where the rest does not say.
    pub advice: Option<Said>,
    /// What it is about, by id and title: the figure, the chart or the story that it is in. Empty outside of those.
    pub about: String,
}

impl Diagnostic {
    /// A fault without path and line, which `Report::add` fills in.
    pub(crate) fn new(found: impl Into<Said>, expected: impl Into<Said>) -> Diagnostic {
        Diagnostic {
            path: String::new(),
            line: 0,
            found: found.into().map(printable),
            expected: expected.into().map(printable),
            nearest: None,
            advice: None,
            about: String::new(),
        }
    }

    pub(crate) fn nearest(self, nearest: Option<impl Into<String>>) -> Diagnostic {
        Diagnostic { nearest: nearest.map(|nearest| printable(nearest.into())), ..self }
    }

    pub(crate) fn advice(self, advice: impl Into<Said>) -> Diagnostic {
        Diagnostic { advice: Some(advice.into().map(printable)), ..self }
    }

    /// Its code: that of what is expected.
    pub fn code(&self) -> &'static str {
        self.expected.code()
    }

    /// It in a language, from its path on.
    pub fn said(&self, lang: Lang) -> String {
        let [found, expected, nearest, advice] = match lang {
            Lang::English => ["found     ", "expected  ", "nearest   ", "advice    "],
            Lang::Chinese => ["现在  ", "应当  ", "最接近  ", "建议  "],
        };
        let about = if self.about.is_empty() { String::new() } else { format!("  ({})", self.about) };
        let mut lines = vec![
            format!("{}{about}", self.path),
            format!("  {found}{}", self.found.said(lang)),
            format!("  {expected}{}", self.expected.said(lang)),
        ];
        lines.extend(self.nearest.as_ref().map(|near| format!("  {nearest}{near}")));
        lines.extend(self.advice.as_ref().map(|said| format!("  {advice}{}", said.said(lang))));
        lines.join("\n")
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::English))
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
        self.warned(Lang::English)
    }

    /// The warnings in a language.
    pub fn warned(&self, lang: Lang) -> String {
        let word = match lang {
            Lang::English => "warning",
            Lang::Chinese => "提醒",
        };
        let warning = |fault: &Diagnostic| format!("{}:{}: {word}: {}\n\n", self.file, fault.line, fault.said(lang));
        self.faults.iter().map(warning).collect()
    }

    /// All of them in a language, a paragraph each, and how many there are.
    pub fn said(&self, lang: Lang) -> String {
        // Terminals and editors turn `file:line:` into a link.
        let fault = |fault: &Diagnostic| format!("{}:{}: {}\n\n", self.file, fault.line, fault.said(lang));
        let faults: String = self.faults.iter().map(fault).collect();
        let count = self.faults.len();
        let code = if count == 1 { "fault-one" } else { "faults-many" };
        faults + say(code, &[("file", &self.file), ("count", &count.to_string())]).said(lang)
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::English))
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
