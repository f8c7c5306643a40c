//! A text as its characters, which the rules look at with those beside them.

use std::ops::Range;

use crate::text::han::han;

/// Stands for a figure or a name that a text refers to.
pub const REFERENCE: char = '\u{fffc}';

/// Stands for an address, which is written by rules of its own.
const ADDRESS: char = '\u{fffb}';

/// What a rule found: from one character to before another, what belongs there in two languages, and the correction.
pub struct Found {
    pub from: usize,
    pub to: usize,
    pub expected: (&'static str, &'static str),
    pub instead: Option<String>,
}

impl Found {
    pub fn new(from: usize, to: usize, expected: (&'static str, &'static str)) -> Found {
        Found { from, to, expected, instead: None }
    }

    pub fn instead(self, instead: impl Into<String>) -> Found {
        Found { instead: Some(instead.into()), ..self }
    }
}

/// A text as its characters; references and addresses are one character each.
pub struct Letters {
    shown: Vec<char>,
    /// Where each character begins in the text, in bytes, and where the last one ends.
    offsets: Vec<usize>,
}

impl Letters {
    pub fn of(text: &str) -> Letters {
        let mut letters = Letters { shown: Vec::new(), offsets: Vec::new() };
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            letters.offsets.push(at);
            if let Some(length) = reference(rest) {
                letters.shown.push(REFERENCE);
                at += length;
            } else if let Some(length) = address(rest).filter(|_| !letters.last().is_ascii_alphanumeric()) {
                letters.shown.push(ADDRESS);
                at += length;
            } else if let Some(c) = rest.chars().next() {
                letters.shown.push(c);
                at += c.len_utf8();
            }
        }
        letters.offsets.push(at);
        letters
    }

    fn last(&self) -> char {
        self.shown.last().copied().unwrap_or('\0')
    }

    /// A character; a null before the first and after the last.
    pub fn at(&self, place: usize) -> char {
        self.shown.get(place).copied().unwrap_or('\0')
    }

    /// The character some places before (negative) or after another.
    pub fn near(&self, place: usize, by: isize) -> char {
        place.checked_add_signed(by).map_or('\0', |place| self.at(place))
    }

    pub fn len(&self) -> usize {
        self.shown.len()
    }

    pub fn has_han(&self) -> bool {
        self.shown.iter().copied().any(is_han)
    }

    /// The characters from one place to before another.
    pub fn slice(&self, from: usize, to: usize) -> &[char] {
        let end = to.min(self.len());
        self.shown.get(from.min(end)..end).unwrap_or_default()
    }

    pub fn text(&self, from: usize, to: usize) -> String {
        self.slice(from, to).iter().collect()
    }

    /// Whether a word stands at a place.
    pub fn has(&self, place: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(by, c)| self.at(place + by) == c)
    }

    /// The first place from `from` on whose character is not one of a kind.
    pub fn after(&self, from: usize, kind: impl Fn(char) -> bool) -> usize {
        let run = self.shown.iter().skip(from).take_while(|c| kind(**c)).count();
        from + run
    }

    /// The place where the characters of a kind begin that end before `to`.
    pub fn begin(&self, to: usize, kind: impl Fn(char) -> bool) -> usize {
        to - self.slice(0, to).iter().rev().take_while(|c| kind(**c)).count()
    }

    /// What a rule finds, character by character.
    pub fn each(&self, rule: impl Fn(usize, char) -> Option<Found>) -> Vec<Found> {
        self.shown.iter().enumerate().filter_map(|(place, c)| rule(place, *c)).collect()
    }

    /// The characters from one place to before another, in bytes of the text.
    pub fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let offset = |place: usize| self.offsets.get(place.min(self.len())).copied().unwrap_or_default();
        offset(from)..offset(to)
    }
}

/// The length of a reference that a text begins with.
fn reference(text: &str) -> Option<usize> {
    /// The longest id, in bytes.
    const LONGEST: usize = 200;
    text.strip_prefix('{')?;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    Some(end + 1)
}

/// The length of an address of the web or of mail that a text begins with.
fn address(text: &str) -> Option<usize> {
    /// The longest part before `://` or `@`.
    const LONGEST: usize = 64;
    let head = text.bytes().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || b"._+-".contains(b)).count();
    let rest = text.get(head..).filter(|_| head > 0)?;
    if !rest.starts_with("://") && !rest.starts_with('@') {
        return None;
    }
    let tail = rest.bytes().take_while(|byte| byte.is_ascii_graphic() && !b"<>\"{}".contains(byte)).count();
    // A mark at the end belongs to the sentence.
    let text = text.get(..head + tail)?;
    Some(text.trim_end_matches([',', '.', ';', ':', '!', '?', ')', '\'']).len())
}

/// Whether a character is a Chinese one, not punctuation.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇')
}

/// Whether a character is Chinese punctuation.
pub fn is_mark(c: char) -> bool {
    !is_han(c) && (han(c) || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '〔' | '〕'))
}

/// Whether a character is a part of Chinese text, as figures and names of the ledger are.
pub fn is_chinese_text(c: char) -> bool {
    is_han(c) || is_mark(c) || c == REFERENCE
}
