//! Numerals that stand in the names of a content, and in the subjects and scopes of its figures: “一镇三园”, 四年级以上小学生.

use std::collections::BTreeMap;

use super::letters::{Letters, NONE};
use super::read::{chinese, number};
use crate::model::content::Content;

/// Least letters beside a numeral that a text and a name have to have in common.
const COMMON: usize = 2;

/// The numerals of all names, by how they are written.
pub struct Names {
    texts: Vec<(String, bool, Letters)>,
    numerals: BTreeMap<String, Vec<(usize, usize)>>,
}

/// A name that a numeral stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Id of the name, or of the figure whose subject or scope it is.
    pub id: String,
    /// Whether it is that of a figure.
    pub of_figure: bool,
    /// How many letters beside the numeral are the same.
    pub common: usize,
}

impl Names {
    /// Those of a content.
    pub fn of(content: &Content) -> Names {
        let mut texts: Vec<(String, bool, Letters)> = Vec::new();
        for name in &content.names {
            texts.push((name.id.clone(), false, Letters::new(&name.text)));
        }
        for fact in &content.ledger.facts {
            for text in std::iter::once(&fact.subject).chain(&fact.scope) {
                texts.push((fact.id.clone(), true, Letters::new(text)));
            }
        }
        let mut numerals: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (which, (_, _, letters)) in texts.iter().enumerate() {
            let mut at = 0;
            while at < letters.len() {
                let c = letters.at(at);
                if c.is_numeric() || chinese::numeral(c) || c == '半' {
                    let end = number::run(letters, at);
                    numerals.entry(letters.plain(at, end).iter().collect()).or_default().push((which, at));
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
        Names { texts, numerals }
    }

    /// The name that the numeral at a place of a text stands in: the one with the most letters in common around it.
    pub fn around(&self, letters: &Letters, at: usize) -> Option<Named> {
        // Of equals the first, which is a name before a subject.
        self.all(letters, at).into_iter().reduce(|best, next| if next.common > best.common { next } else { best })
    }

    /// Every name that it stands in.
    pub fn all(&self, letters: &Letters, at: usize) -> Vec<Named> {
        let end = number::run(letters, at);
        let run: String = letters.plain(at, end).iter().collect();
        let common = |(which, own): &(usize, usize)| {
            let (id, of_figure, name) = self.texts.get(*which)?;
            let length = end - at;
            let same = |a: char, b: char| a == b && a != NONE;
            let steps = 1..=at.min(*own);
            let before = steps.take_while(|i| same(letters.before(at, *i), name.before(*own, *i)));
            let after = (0..name.len()).take_while(|i| same(letters.at(end + i), name.at(own + length + i)));
            let common = before.filter(|i| letters.before(at, *i).is_alphanumeric()).count()
                + after.filter(|i| letters.at(end + i).is_alphanumeric()).count();
            (common >= COMMON).then(|| Named { id: id.clone(), of_figure: *of_figure, common })
        };
        self.numerals.get(&run).into_iter().flatten().filter_map(common).collect()
    }
}
