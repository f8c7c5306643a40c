//! Numbers that are typed into texts by hand: a figure that is in no release, or has an id that should be there in its place.

use serde_json::Value;

use crate::check::edit;
use crate::manuscript::release::{Figure, Missing};
use crate::manuscript::step::Step;
use crate::release::{self, Lines, Numeral, Words};

/// The parts of a content file that are written of a city.
const PARTS: [&str; 3] = ["hero", "sections", "charts"];

/// The keys of texts in them that state something. How a chart is to be read says how much one symbol stands for, which no release does.
const TEXTS: [&str; 8] = ["headline", "lead", "prose", "text", "title", "caption", "label", "strokes"];

/// Letters before and after such a number that are shown with it.
const SHOWN: (usize, usize) = (12, 6);

/// The numbers of a content file that are typed by hand and that a release does not have.
pub fn typed(file: &Value, numerals: &[Numeral], words: &Words) -> Vec<Missing> {
    let mut found = Vec::new();
    for part in PARTS {
        if let Some(value) = file.get(part) {
            collect(value, &mut vec![Step::from(part)], &mut |path, text| {
                found.extend(in_text(text, numerals, words).map(|said| Missing {
                    figure: Figure { said, at: edit::shown(path) },
                    paragraph: 0,
                    elsewhere: false,
                    typed: true,
                }));
            });
        }
    }
    found
}

/// Calls `found` for each text that states something.
fn collect(value: &Value, path: &mut Vec<Step>, found: &mut impl FnMut(&[Step], &str)) {
    let steps: Vec<(Step, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, value)| (Step::from(key.as_str()), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (Step::from(at), value)).collect(),
        Value::String(text) => {
            let key =
                path.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
            if key.is_some_and(|key| TEXTS.contains(&key)) {
                found(path, text);
            }
            return;
        }
        _ => return,
    };
    for (step, value) in steps {
        path.push(step);
        collect(value, path, found);
        path.pop();
    }
}

/// Whether a number is written in digits, and is no year: 三年行动 is a name, and 2024 alone says when.
fn in_digits(own: &Numeral) -> bool {
    let digits = own.text.chars().any(|c| c.is_ascii_digit());
    let year = own.unit.is_empty() && (1900.0..2100.0).contains(&own.number) && own.number.fract() == 0.0;
    digits && !year
}

/// Those of a text, each with the words beside it.
fn in_text<'a>(text: &str, numerals: &'a [Numeral], words: &Words) -> impl Iterator<Item = String> + use<'a> {
    // What stands for a figure is none that was typed.
    let mut plain = String::new();
    for (at, part) in text.split('{').enumerate() {
        let rest = if at == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) };
        plain += if at == 0 { "" } else { "，" };
        plain += rest;
    }
    let lines = Lines::of(&plain);
    let own = release::numerals_with(&plain, words);
    let same = |own: &Numeral, other: &Numeral| {
        let base = |numeral: &Numeral| numeral.number * numeral.multiple;
        (base(own) - base(other)).abs() < 1e-9 * base(own).abs().max(1.0) && own.unit == other.unit
    };
    let all: Vec<String> = own
        .iter()
        .filter(|own| own.reason.is_none() && in_digits(own) && !numerals.iter().any(|other| same(own, other)))
        .map(|own| {
            let (before, after) = lines.beside(own, SHOWN);
            [before.as_str(), "【", &own.text, "】", &after].concat()
        })
        .collect();
    all.into_iter()
}
