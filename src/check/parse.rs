//! A strict JSON parser whose errors are worded for an editor. It is our own because the message needs what only the parser knows:
//! which text was left open, and after which entry the comma is missing.

use super::diagnostics::diagnostic::Diagnostic;
use super::diagnostics::said::{Said, say};
use super::diagnostics::suggest::narrow;
use super::json::node::{Kind, Node};
use crate::check::excerpt::{clip, quote};

/// Deepest nesting of lists and objects; the format needs eight.
const DEEPEST: usize = 64;

/// Reads a whole file.
///
/// # Errors
/// The first place where the file is not JSON.
pub fn parse(text: &str) -> Result<Node, Box<Diagnostic>> {
    let mut parser = Parser { text, at: 0 };
    let node = parser.value(0)?;
    parser.space();
    match parser.peek() {
        None => Ok(node),
        Some(_) => broken(parser.unexpected(say("end-of-file", &[]))),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn space(&mut self) {
        self.at += self.run(|c| matches!(c, ' ' | '\t' | '\n' | '\r')).len();
    }

    /// The characters from here on that satisfy `of`.
    fn run(&self, of: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        rest.get(..rest.find(|c| !of(c)).unwrap_or(rest.len())).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Result<Node, Box<Diagnostic>> {
        self.space();
        let at = self.at;
        if depth > DEEPEST {
            return broken(self.fault(
                at,
                say("nested-too-deep", &[]),
                say("at-most", &[("most", &DEEPEST.to_string())]),
            ));
        }
        let kind = match self.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Kind::Text(self.string()?),
            Some('-' | '0'..='9') => self.number()?,
            Some(c) if c.is_ascii_alphabetic() => self.word()?,
            _ => return broken(self.unexpected(say("json-value", &[]))),
        };
        Ok(Node { at, kind })
    }

    fn object(&mut self, depth: usize) -> Result<Kind, Box<Diagnostic>> {
        let open = self.at;
        let mut entries = Vec::new();
        self.at += 1;
        loop {
            self.space();
            match self.peek() {
                Some('"') => {}
                Some('}') if entries.is_empty() => break,
                Some('}') => return broken(self.trailing_comma("}")),
                None => return broken(self.open(open, "}")),
                Some(c) => {
                    let fault = self.unexpected(say("json-name", &[]));
                    // In 1,000 the parser expects a name after the comma.
                    let grouped = c.is_ascii_digit() && !entries.is_empty();
                    return broken(if grouped { fault.advice(say("digits-together", &[])) } else { fault });
                }
            }
            let key = self.string()?;
            self.space();
            if self.peek() != Some(':') {
                return broken(self.unexpected(say("json-colon", &[("name", &quote(&key))])));
            }
            self.at += 1;
            entries.push((key, self.value(depth + 1)?));
            if self.ends(open, '}')? {
                break;
            }
        }
        self.at += 1;
        Ok(Kind::Object(entries))
    }

    fn list(&mut self, depth: usize) -> Result<Kind, Box<Diagnostic>> {
        let open = self.at;
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.space();
            match self.peek() {
                Some(']') if items.is_empty() => break,
                Some(']') => return broken(self.trailing_comma("]")),
                None => return broken(self.open(open, "]")),
                _ => {}
            }
            items.push(self.value(depth + 1)?);
            if self.ends(open, ']')? {
                break;
            }
        }
        self.at += 1;
        Ok(Kind::List(items))
    }

    /// After an entry: skips the comma and returns false, or returns true at the closing bracket.
    fn ends(&mut self, open: usize, close: char) -> Result<bool, Box<Diagnostic>> {
        let end = self.at;
        self.space();
        let expected = say("json-comma", &[("close", &close.to_string())]);
        match self.peek() {
            Some(',') => {
                self.at += 1;
                Ok(false)
            }
            Some(c) if c == close => Ok(true),
            None => broken(self.open(open, &close.to_string())),
            Some(c) if narrow(c).is_some() || matches!(c, ']' | '}') => broken(self.unexpected(expected)),
            // Report a missing comma at the end of the previous entry, often a line above what follows.
            Some(_) if self.at > end => {
                broken(self.fault(end, self.line(end, "found-no-comma"), expected).nearest(Some(",")))
            }
            Some(_) => {
                let fault = self.unexpected(expected);
                broken(fault.advice(say("quote-inside", &[])))
            }
        }
    }

    /// A text, from one quotation mark to the next.
    fn string(&mut self) -> Result<String, Box<Diagnostic>> {
        let start = self.at;
        let mut escaped = false;
        let end = self.rest().char_indices().skip(1).find(|(_, c)| match c {
            '\n' => true,
            '"' if !escaped => true,
            c => {
                escaped = *c == '\\' && !escaped;
                false
            }
        });
        let Some((length, '"')) = end else {
            let fault = self.fault(start, self.line(start, "found-open-text"), say("json-close-text", &[]));
            return broken(fault.nearest(Some("\"")).advice(say("line-break-inside", &[])));
        };
        self.at = start + length + 1;
        let written = self.text.get(start..self.at).unwrap_or_default();
        serde_json::from_str(written).map_err(|_| Box::new(self.fault(start, clip(written), say("json-escape", &[]))))
    }

    fn number(&mut self) -> Result<Kind, Box<Diagnostic>> {
        let written = self.run(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_'));
        match serde_json::from_str(written) {
            Ok(number) => {
                self.unitless(written)?;
                self.at += written.len();
                Ok(Kind::Number(number))
            }
            Err(_) => broken(self.fault(self.at, clip(written), say("plain-digits", &[]))),
        }
    }

    /// A number stands alone: `68.3%` and `1000亿元` have their unit in an entry of its own.
    fn unitless(&self, number: &str) -> Result<(), Box<Diagnostic>> {
        let after = self.rest().get(number.len()..).unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || narrow(c).is_some() && c != '％' || ",]}\"':;/".contains(c);
        let unit = after.get(..after.find(ends).unwrap_or(after.len())).unwrap_or_default();
        if unit.is_empty() {
            return Ok(());
        }
        let parameters = [("number", number), ("unit", unit)];
        let fault = self.fault(self.at, clip(&[number, unit].concat()), say("number-alone", &[]));
        broken(fault.nearest(Some(number)).advice(say("unit-apart", &parameters)))
    }

    fn word(&mut self) -> Result<Kind, Box<Diagnostic>> {
        let word = self.run(|c| c.is_ascii_alphanumeric());
        let kind = match word {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "null" => Kind::Null,
            _ => {
                let fault = self.fault(self.at, clip(word), say("json-quotes", &[]));
                return broken(fault.nearest(Some(quote(word))));
            }
        };
        self.at += word.len();
        Ok(kind)
    }

    /// The fault that the next character is not what is expected.
    fn unexpected(&self, expected: impl Into<Said>) -> Diagnostic {
        let Some(c) = self.peek() else {
            return self.fault(self.at, say("found-end", &[]), expected);
        };
        let found = match c {
            '\u{3000}' => self.line(self.at, "found-wide-space"),
            '\u{a0}' => self.line(self.at, "found-no-break-space"),
            c => self.line(self.at, "found-character").with("character", c.to_string()),
        };
        let fault = self.fault(self.at, found, expected);
        match c {
            '/' => fault.advice(say("no-comments", &[])),
            '\'' => fault.nearest(Some("\"")),
            c => fault.nearest(narrow(c).filter(|c| *c != ' ')),
        }
    }

    fn trailing_comma(&self, close: &str) -> Diagnostic {
        let found = self.line(self.at, "found-after-comma").with("close", close);
        let fault = self.fault(self.at, found, say("no-last-comma", &[]));
        fault.advice(say("take-comma-away", &[("close", close)]))
    }

    fn open(&self, open: usize, close: &str) -> Diagnostic {
        let (line, _) = position(self.text, open);
        let expected = say("close-opened", &[("close", close), ("line", &line.to_string())]);
        self.fault(self.at, say("found-end", &[]), expected)
    }

    /// What was found, by its code, with its line of the file.
    fn line(&self, at: usize, what: &'static str) -> Said {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        say(what, &[("text", &clip(line.trim()))])
    }

    fn fault(&self, at: usize, found: impl Into<Said>, expected: impl Into<Said>) -> Diagnostic {
        let (line, column) = position(self.text, at);
        Diagnostic { path: format!("line {line}, column {column}"), line, ..Diagnostic::new(found, expected) }
    }
}

/// Boxed, so that results without a fault stay small.
fn broken<T>(fault: Diagnostic) -> Result<T, Box<Diagnostic>> {
    Err(Box::new(fault))
}

/// Line and column, both from 1 and in characters, of an offset in bytes.
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(start..).map_or(0, |line| line.chars().count());
    (before.matches('\n').count() + 1, column + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Diagnostic {
        *parse(text).expect_err(text)
    }

    #[test]
    fn what_serde_json_reads_is_read_and_nothing_else() {
        let sound = [
            "{}",
            " [ ] ",
            r#"{"a":[1,-2.5e3,"x\"\u4e2d",true,false,null,{}],"b":{"c":[]}}"#,
            "\"青川\"",
            "[0]",
            "[\"\\\\\"]",
        ];
        for text in sound {
            assert!(parse(text).is_ok() && serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text}");
        }
        let broken = [
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "[1 2]",
            "[01]",
            "[+1]",
            "[1.]",
            "[1e999]",
            "[\"\t\"]",
            "[\"\\x\"]",
            "[\"\\ud800\"]",
            "\"a",
            "[]]",
            "[tru]",
            "[True]",
            "['a']",
            "[NaN]",
            "//",
            "[1}",
            "{\"a\":1]",
            "[.5]",
            "[,]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "\"\\",
            "[-]",
        ];
        for text in broken {
            assert!(parse(text).is_err() && serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
        }
        assert!(parse(&"[".repeat(10_000)).is_err(), "no depth is too deep to be refused");
    }

    #[test]
    fn a_missing_comma_is_looked_for_where_it_belongs() {
        let fault = fault("{\n  \"value\": 30\n  \"unit\": \"条\"\n}");
        assert_eq!(fault.path, "line 2, column 14");
        assert_eq!(fault.found, "no comma after: \"value\": 30");
        assert_eq!(fault.nearest.as_deref(), Some(","));
    }

    #[test]
    fn chinese_punctuation_is_named_with_its_ascii_counterpart() {
        let comma = fault("{\"unit\": \"亿元\"，\"value\": 1}");
        assert_eq!(comma.path, "line 1, column 14");
        assert_eq!(comma.nearest.as_deref(), Some(","));
        assert_eq!(fault("{\"a\"：1}").nearest.as_deref(), Some(":"));
        assert_eq!(fault("{“a\": 1}").nearest.as_deref(), Some("\""));
    }

    #[test]
    fn a_text_left_open_is_found_where_it_opens() {
        let fault = fault("{\"a\": \"青川,\n\"b\": 1}");
        assert_eq!(fault.path, "line 1, column 7");
        assert!(fault.found.starts_with("a text that is not closed"), "{}", fault.found);
    }

    #[test]
    fn what_was_opened_and_never_closed_is_told_by_its_line() {
        let fault = fault("{\n\"a\": [\n1");
        assert_eq!(fault.expected, "] for what was opened in line 2");
    }

    #[test]
    fn slips_that_are_not_json_are_said_for_what_they_are() {
        assert!(fault("[1, ]").found.starts_with("] after a comma"));
        assert_eq!(fault("{\"a\": 1,000}").advice.as_deref(), Some("digits are written together: 1000"));
        assert!(fault("[\"a \"b\" c\"]").advice.is_some());
        assert!(fault("// x\n{}").advice.is_some());
        assert_eq!(fault("[True]").found, "True");
        assert_eq!(fault("[0x10]").found, "0x10");
    }

    #[test]
    fn a_number_is_told_from_its_unit() {
        for (text, number, unit) in [
            ("{\"value\": 68.3%}", "68.3", "%"),
            ("{\"value\": 68.3％}", "68.3", "％"),
            ("{\"value\": 1000亿元, \"unit\": 1}", "1000", "亿元"),
            ("[7‰]", "7", "‰"),
        ] {
            let fault = fault(text);
            assert_eq!(fault.found, format!("{number}{unit}"));
            assert_eq!(fault.nearest.as_deref(), Some(number));
            assert_eq!(fault.advice.as_deref(), Some(format!("write {number}: {unit} is its unit").as_str()));
        }
    }
}
