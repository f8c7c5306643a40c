//! A strict JSON parser whose errors are worded for an editor. It is our own because the message needs what only the parser knows:
//! which text was left open, and after which entry the comma is missing.

use super::diagnostics::diagnostic::Diagnostic;
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
    if text.starts_with('\u{feff}') {
        let fault = parser.fault(0, "an invisible byte order mark at the start of the file", "{");
        return broken(fault.advice("save the file as UTF-8 without BOM"));
    }
    let node = parser.value(0)?;
    parser.space();
    match parser.peek() {
        None => Ok(node),
        Some(_) => broken(parser.unexpected("the end of the file: everything opened is closed already")),
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
            return broken(self.fault(at, "lists and objects in one another, too deep", format!("at most {DEEPEST}")));
        }
        let kind = match self.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Kind::Text(self.string()?),
            Some('-' | '0'..='9') => self.number()?,
            Some(c) if c.is_ascii_alphabetic() => self.word()?,
            _ => return broken(self.unexpected("a value: a text in \"…\", a number, a list […] or an object {…}")),
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
                    let fault = self.unexpected("a name in straight quotes, such as \"id\"");
                    // In 1,000 the parser expects a name after the comma.
                    let grouped = c.is_ascii_digit() && !entries.is_empty();
                    return broken(if grouped { fault.advice("digits are written together: 1000") } else { fault });
                }
            }
            let key = self.string()?;
            self.space();
            if self.peek() != Some(':') {
                return broken(self.unexpected(format!("a colon between {} and its value", quote(&key))));
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
        let expected = format!("a comma before the next entry, or {close} after the last");
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
                broken(self.fault(end, self.line(end, "no comma after"), expected).nearest(Some(",")))
            }
            Some(_) => {
                let fault = self.unexpected(expected);
                broken(fault.advice("a quotation mark inside a text is written \\\" or “ ”"))
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
            let expected = "a straight \" at the end of the text, on the same line";
            let fault = self.fault(start, self.line(start, "a text that is not closed, in"), expected);
            return broken(fault.nearest(Some("\"")).advice("a line break inside a text is written \\n"));
        };
        self.at = start + length + 1;
        let written = self.text.get(start..self.at).unwrap_or_default();
        serde_json::from_str(written).map_err(|_| {
            let expected = "no tab, and after a backslash only \" \\ / b f n r t or u with four hexadecimal digits";
            Box::new(self.fault(start, clip(written), expected))
        })
    }

    fn number(&mut self) -> Result<Kind, Box<Diagnostic>> {
        let written = self.run(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_'));
        match serde_json::from_str(written) {
            Ok(number) => {
                self.at += written.len();
                Ok(Kind::Number(number))
            }
            Err(_) => broken(self.fault(self.at, clip(written), "a number in plain digits, such as 1000 or 18.5")),
        }
    }

    fn word(&mut self) -> Result<Kind, Box<Diagnostic>> {
        let word = self.run(|c| c.is_ascii_alphanumeric());
        let kind = match word {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "null" => Kind::Null,
            _ => {
                let expected = "a value: a text stands in straight quotes \"…\"";
                return broken(self.fault(self.at, clip(word), expected).nearest(Some(quote(word))));
            }
        };
        self.at += word.len();
        Ok(kind)
    }

    /// The fault that the next character is not what is expected.
    fn unexpected(&self, expected: impl Into<String>) -> Diagnostic {
        let Some(c) = self.peek() else {
            return self.fault(self.at, "the end of the file", expected);
        };
        let what = match c {
            '\u{3000}' => "a wide (Chinese) space in".into(),
            '\u{a0}' => "a no-break space in".into(),
            c => format!("{c} in"),
        };
        let fault = self.fault(self.at, self.line(self.at, &what), expected);
        match c {
            '/' => fault.advice("JSON has no comments: take it out"),
            '\'' => fault.nearest(Some("\"")),
            c => fault.nearest(narrow(c).filter(|c| *c != ' ')),
        }
    }

    fn trailing_comma(&self, close: &str) -> Diagnostic {
        let found = self.line(self.at, &format!("{close} after a comma, in"));
        let fault = self.fault(self.at, found, "one more entry, or no comma after the last one");
        fault.advice(format!("take away the comma before this {close}"))
    }

    fn open(&self, open: usize, close: &str) -> Diagnostic {
        let (line, _) = position(self.text, open);
        self.fault(self.at, "the end of the file", format!("{close} for what was opened in line {line}"))
    }

    /// What was found, with its line of the file.
    fn line(&self, at: usize, what: &str) -> String {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        format!("{what}: {}", clip(line.trim()))
    }

    fn fault(&self, at: usize, found: impl Into<String>, expected: impl Into<String>) -> Diagnostic {
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
            "\"新余\"",
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
        let fault = fault("{\"a\": \"新余,\n\"b\": 1}");
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
        assert!(fault("\u{feff}{}").found.contains("byte order mark"));
        assert_eq!(fault("[True]").found, "True");
        assert_eq!(fault("[0x10]").found, "0x10");
    }
}
