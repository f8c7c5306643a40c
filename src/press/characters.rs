//! The strokes of characters, written into a content file from the npm package hanzi-writer-data (Arphic Public License), one file a
//! character. A content has those that it draws, so that it needs no other file.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Deserializer, Value};

use crate::check::{Said, say};
use crate::model::character::MiddleLine;

/// The folder of the stroke data, from the project's root.
pub const SET: &str = "node_modules/hanzi-writer-data";

/// The key of the strokes in a content file.
const KEY: &str = "characters";

/// The side of a character in the stroke data, and how high its upper edge is.
const SIDE: f64 = 1024.0;
const TOP: f64 = 900.0;

/// A file of the stroke data.
#[derive(Deserialize)]
struct Data {
    medians: Vec<Vec<(f64, f64)>>,
}

/// The middle lines in a file of the stroke data.
///
/// # Errors
/// serde's error if it is none.
pub fn middle_lines(json: &str) -> serde_json::Result<Vec<MiddleLine>> {
    let data: Data = serde_json::from_str(json)?;
    // Within 0 and 1000 after clamping, so no value is lost.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the values are from 0 to 1000")]
    let place = |length: f64| (length / SIDE * 1000.0).round().clamp(0.0, 1000.0) as u16;
    let line = |line: Vec<(f64, f64)>| line.into_iter().map(|(x, y)| (place(x), place(TOP - y))).collect();
    Ok(data.medians.into_iter().map(line).map(plain).collect())
}

/// The middle line without what the brush does where it is set down and taken up: a short first or last piece aside. Hooks are longer.
fn plain(mut line: MiddleLine) -> MiddleLine {
    /// The longest such piece at the beginning and at the end.
    const ASIDE: [f64; 2] = [90.0, 50.0];
    /// The cosine of the least bend after it: 20 degrees.
    const BEND: f64 = 0.94;
    let step = |a: &(u16, u16), b: &(u16, u16)| (f64::from(b.0) - f64::from(a.0), f64::from(b.1) - f64::from(a.1));
    for longest in ASIDE {
        while let [first, second, third, rest @ ..] = line.as_slice() {
            let (one, next) = (step(first, second), step(second, third));
            let (long, after) = (one.0.hypot(one.1), next.0.hypot(next.1));
            let bends = one.0 * next.0 + one.1 * next.1 < BEND * long * after;
            if long > longest || !bends || (rest.is_empty() && after < long * 2.0) {
                break;
            }
            line.remove(0);
        }
        line.reverse();
    }
    line
}

/// The strokes of all characters of a set, in one text: a line for each, as [`Characters::bundle`] writes it.
#[derive(Debug, Clone, Default)]
pub struct Characters {
    bundle: String,
}

impl Characters {
    /// Those in a bundle. Whoever opens the press pays nothing for the characters that are not drawn: they are looked up in the text.
    pub fn read(bundle: String) -> Characters {
        Characters { bundle }
    }

    /// A bundle of these characters. A line is the character and its strokes, separated by semicolons, each as numbers: its first point,
    /// and then for each point how far it is from the one before, across and down.
    pub fn bundle<'a>(characters: impl IntoIterator<Item = (char, &'a [MiddleLine])>) -> String {
        let mut out = String::new();
        for (character, lines) in characters {
            let lines: Vec<String> = lines.iter().map(steps).collect();
            out.push(character);
            out += &lines.join(";");
            out.push('\n');
        }
        out
    }

    /// The middle lines of a character; `None` if it is not known, or is more or less than one character.
    pub fn lines(&self, character: &str) -> Option<Vec<MiddleLine>> {
        let mut letters = character.chars();
        let (letter, None) = (letters.next()?, letters.next()) else { return None };
        self.bundle.lines().find_map(|line| line.strip_prefix(letter))?.split(';').map(points).collect()
    }
}

/// A stroke in a bundle.
fn steps(line: &MiddleLine) -> String {
    let mut before = (0, 0);
    let mut numbers = Vec::new();
    for (x, y) in line.iter().map(|(x, y)| (i32::from(*x), i32::from(*y))) {
        numbers.extend([x - before.0, y - before.1].map(|number| number.to_string()));
        before = (x, y);
    }
    numbers.join(",")
}

/// The points of a stroke in a bundle; `None` if it is none.
fn points(stroke: &str) -> Option<MiddleLine> {
    let numbers: Vec<i32> = stroke.split(',').map(str::parse).collect::<Result<_, _>>().ok()?;
    let mut at = (0, 0);
    let point = |step: &[i32]| {
        at = (at.0 + step.first()?, at.1 + step.get(1)?);
        Some((u16::try_from(at.0).ok()?, u16::try_from(at.1).ok()?))
    };
    numbers.chunks(2).map(point).collect()
}

/// A content file with the strokes of more characters, and otherwise as it was, byte for byte.
///
/// # Errors
/// The file is not JSON, or has its characters where they cannot be replaced.
pub fn written(text: &str, more: BTreeMap<String, Vec<MiddleLine>>) -> Result<String, Said> {
    let wrong = |why: &dyn std::fmt::Display| Said::from(why.to_string());
    let content: Value = serde_json::from_str(text).map_err(|why| wrong(&why))?;
    let mut all: BTreeMap<String, Vec<MiddleLine>> = match content.get(KEY) {
        Some(own) => serde_json::from_value(own.clone()).map_err(|why| wrong(&why))?,
        None => BTreeMap::new(),
    };
    all.extend(more);
    let lines: Vec<String> = all
        .iter()
        .map(|(character, strokes)| {
            let strokes: Vec<String> =
                strokes.iter().map(|line| line.iter().copied().map(point).collect::<Value>().to_string()).collect();
            format!("    {}: [\n      {}\n    ]", Value::from(character.as_str()), strokes.join(",\n      "))
        })
        .collect();
    let value = format!("{{\n{}\n  }}", lines.join(",\n"));
    let (before, after) = around(text, content.get(KEY).is_some()).ok_or_else(|| say("characters-place", &[]))?;
    let out = [before.as_str(), &value, after].concat();
    let mut expected = content;
    if let Some(entries) = expected.as_object_mut() {
        entries.insert(KEY.into(), serde_json::to_value(&all).map_err(|why| wrong(&why))?);
    }
    let same = serde_json::from_str::<Value>(&out).is_ok_and(|made| made == expected);
    if same { Ok(out) } else { Err(say("characters-place", &[])) }
}

fn point((x, y): (u16, u16)) -> Value {
    Value::from(vec![x, y])
}

/// What stands before and after the characters of a file, or before and after the place where they go.
fn around(text: &str, there: bool) -> Option<(String, &str)> {
    let key = format!("\n  \"{KEY}\": ");
    if !there {
        let end = text.rfind('}')?;
        let before = text.get(..end)?.trim_end();
        return Some((format!("{before},{key}"), text.get(before.len()..)?));
    }
    let (before, rest) = text.split_once(&key)?;
    let mut values = Deserializer::from_str(rest).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    Some((before.to_string() + &key, rest.get(values.byte_offset()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn middle_lines_are_from_the_upper_left_corner() {
        let lines =
            middle_lines(r#"{"strokes": ["M 0 0 Z"], "medians": [[[0, 900], [1024, -124]], [[512, 388], [-3, 950]]]}"#);
        assert_eq!(lines.expect("lines"), [vec![(0, 0), (1000, 1000)], vec![(500, 500), (0, 0)]]);
    }

    #[test]
    fn what_the_brush_does_before_and_after_a_stroke_is_left_out_and_a_hook_is_not() {
        let upright = vec![(500, 100), (540, 140), (540, 500), (540, 800), (440, 760)];
        assert_eq!(plain(upright), [(540, 140), (540, 500), (540, 800), (440, 760)]);
        let level = vec![(100, 500), (500, 480), (800, 470), (820, 500)];
        assert_eq!(plain(level), [(100, 500), (500, 480), (800, 470)]);
        for short in [vec![(100, 100), (150, 150), (160, 210)], vec![(0, 0), (9, 9)], vec![(5, 5)], vec![]] {
            assert_eq!(plain(short.clone()), short);
        }
    }

    #[test]
    fn a_bundle_has_the_strokes_as_they_are() {
        let strokes = |shift: u16| vec![vec![(500, 20), (480 + shift, 1000)], vec![(0, 7), (3, 2), (3, 0)]];
        let (water, hill) = (strokes(0), strokes(20));
        let bundle = Characters::bundle([('水', water.as_slice()), ('山', hill.as_slice())]);
        assert_eq!(bundle.lines().next(), Some("水500,20,-20,980;0,7,3,-5,0,-2"));
        let known = Characters::read(bundle);
        assert_eq!((known.lines("水"), known.lines("山")), (Some(water), Some(hill)));
        for unknown in ["", "火", "山水"] {
            assert_eq!(known.lines(unknown), None, "{unknown}");
        }
        assert_eq!(Characters::read("水1,2,3\n火x".into()).lines("水"), None);
    }

    #[test]
    fn a_file_changes_by_its_characters_alone() {
        let one = |x| [("水".to_string(), vec![vec![(x, 2), (3, 4)]])].into();
        let text = "{\n  \"schema\": 1,\n  \"names\": []\n}\n";
        let first = written(text, one(1)).expect("a file");
        assert!(
            first.starts_with(
                "{\n  \"schema\": 1,\n  \"names\": [],\n  \"characters\": {\n    \"水\": [\n      [[1,2],[3,4]]"
            ),
            "{first}"
        );
        assert!(first.ends_with("}\n}\n"), "{first}");
        let again = written(&first, one(9)).expect("a file");
        assert_eq!(again, first.replace("[1,2]", "[9,2]"));
        let both = written(&first, [("山".to_string(), vec![vec![(5, 5), (6, 6)]])].into()).expect("a file");
        assert!(both.contains("水") && both.contains("山"), "{both}");
    }

    #[test]
    fn a_file_that_is_no_content_is_left_alone() {
        for text in ["", "[]", "{", "{}{}"] {
            assert!(written(text, BTreeMap::new()).is_err(), "{text}");
        }
    }
}
