//! How a text is written: punctuation (GB/T 15834—2011), numerals (GB/T 15835—2011), spaces, repetitions and superlatives. Each finding
//! says in Chinese and in English what belongs there and, where that is certain, has the corrected wording.

mod letters;
mod numerals;
mod pairs;
mod punctuation;
mod repetition;
mod spaces;
mod superlatives;
mod western;

use std::ops::Range;

use crate::text::han::is_chinese;
use letters::{Found, Letters};

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The characters in question, in bytes of the text.
    pub range: Range<usize>,
    /// What belongs there, in Chinese and in English.
    pub expected: String,
    /// What to write instead of these characters.
    pub instead: Option<String>,
}

/// A message in Chinese and in English.
pub fn both(chinese: &str, english: &str) -> String {
    [chinese, " / ", english].concat()
}

/// The Chinese half of a message in both.
pub fn chinese(message: &str) -> &str {
    message.split(" / ").next().unwrap_or_default()
}

/// What the rules find in a text of an edition in `lang`, in the order of the text.
pub fn review(lang: &str, text: &str) -> Vec<Finding> {
    let letters = Letters::of(text);
    let rules: &[fn(&Letters) -> Vec<Found>] = match is_chinese(lang) {
        // A bibliographic reference has the marks of its own standard (GB/T 7714).
        true if text.contains("[EB/OL]") => &[numerals::review, repetition::review, superlatives::chinese],
        true if letters.has_han() => &[
            punctuation::review,
            pairs::review,
            spaces::review,
            numerals::review,
            repetition::review,
            superlatives::chinese,
        ],
        // What has no space is an id or a label.
        false if text.trim().contains(' ') => &[western::review, superlatives::english],
        _ => &[],
    };
    let mut found: Vec<_> = rules.iter().flat_map(|rule| rule(&letters)).collect();
    found.sort_by_key(|found| (found.from, std::cmp::Reverse(found.to)));
    // Of two corrections of the same characters the first, which is the longer, is enough.
    let mut corrected = 0;
    found.retain(|found| {
        let again = found.instead.is_some() && found.from < corrected;
        if found.instead.is_some() {
            corrected = corrected.max(found.to);
        }
        !again
    });
    let finding = |Found { from, to, expected: (chinese, english), instead }| Finding {
        range: letters.bytes(from, to),
        expected: both(chinese, english),
        instead,
    };
    found.into_iter().map(finding).collect()
}

/// Most times that a text is corrected again because a correction has brought other characters together.
const ROUNDS: usize = 12;

/// A text with everything corrected that can be.
pub fn corrected(lang: &str, text: &str) -> String {
    let mut text = text.to_string();
    for _ in 0..ROUNDS {
        let next = corrected_by(&text, &review(lang, &text));
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// A text with these findings corrected.
fn corrected_by(text: &str, findings: &[Finding]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for Finding { range, instead, .. } in findings {
        if let Some(instead) = instead.as_ref().filter(|_| range.start >= done) {
            out.push_str(text.get(done..range.start).unwrap_or_default());
            out.push_str(instead);
            done = range.end;
        }
    }
    out + text.get(done..).unwrap_or_default()
}

/// The characters around a finding, and the same with its correction.
pub fn excerpt(text: &str, finding: &Finding) -> (String, Option<String>) {
    /// Most characters before and after it.
    const AROUND: usize = 20;
    let (before, after) =
        (text.get(..finding.range.start).unwrap_or_default(), text.get(finding.range.end..).unwrap_or_default());
    let begin = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let (cut_before, cut_after) = (if begin > 0 { "…" } else { "" }, if end < after.len() { "…" } else { "" });
    let with = |middle: &str| {
        let (before, after) = (before.get(begin..).unwrap_or_default(), after.get(..end).unwrap_or_default());
        [cut_before, before, middle, after, cut_after].concat()
    };
    let found = text.get(finding.range.clone()).unwrap_or_default();
    (with(found), finding.instead.as_deref().map(with))
}
