//! Each numeral of a release is said by a figure of the page, stands in a name of it, or is left over; and each figure is said by the
//! release, or is missing there.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Lines;
use super::joins::{self, Around, Fit, Sought};
use super::names::Names;
use super::numeral::Numeral;
use super::read::words::Words;
use super::scan;
use crate::model::content::Content;

/// What a release says against what a content says.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Every numeral of the release, in its order.
    pub numerals: Vec<Numeral>,
    /// The numerals that the content says, too.
    pub joined: Vec<Joined>,
    /// The numerals that it does not say.
    pub left: Vec<Left>,
    /// The stated figures that no numeral says.
    pub missing: Vec<Missing>,
}

/// A numeral that a content says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Which numeral.
    pub numeral: usize,
    /// Ids of the figures that say it; none if it only stands in a name.
    pub facts: Vec<String>,
    /// Id of the name that it stands in, or of the figure whose subject or scope has it.
    pub name: Option<String>,
}

/// A numeral that a content does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Which numeral.
    pub numeral: usize,
    /// Id of a figure with the same number that says something else: another unit, another qualifier, another subject.
    pub near: Option<String>,
}

/// A stated figure that no numeral says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Id of the figure.
    pub fact: String,
    /// Its paragraph.
    pub paragraph: usize,
    /// Whether it is of another release (`source`), which this text is not.
    pub elsewhere: bool,
}

/// Least part of a subject's words that stands around a numeral which says that figure once more, or another one beside its own.
const ALIKE: f64 = 0.5;

/// The same, of a numeral in another paragraph.
const AWAY: f64 = 0.3;

/// Most figures with one number that a numeral is compared with: the nearest by paragraph.
const EQUALS: usize = 64;

/// Compares a release with a content.
pub fn compare(text: &str, content: &Content) -> Comparison {
    let numerals = scan::numerals_with(text, &Words::of(&content.ledger));
    let lines = Lines::of(text);
    let sought = joins::sought(content);
    let names = Names::of(content);
    let mut joins = Joins::new(&numerals, &lines, &sought);
    joins.best();
    joins.shared();
    joins.words(&names);
    let mut comparison = joins.told(&names);
    comparison.numerals = numerals;
    comparison
}

/// The joins between numerals and numbers of figures, as they are made.
struct Joins<'a> {
    numerals: &'a [Numeral],
    lines: &'a Lines,
    sought: &'a [Sought<'a>],
    index: BTreeMap<String, Vec<usize>>,
    /// Those that fit, by numeral: which number, and how well.
    fits: Vec<Vec<(usize, Fit)>>,
    of_numeral: Vec<Vec<usize>>,
    of_sought: Vec<usize>,
}

impl<'a> Joins<'a> {
    fn new(numerals: &'a [Numeral], lines: &'a Lines, sought: &'a [Sought<'a>]) -> Joins<'a> {
        let index = joins::index(sought);
        let mut joins = Joins {
            numerals,
            lines,
            sought,
            index,
            fits: Vec::new(),
            of_numeral: vec![Vec::new(); numerals.len()],
            of_sought: vec![0; sought.len()],
        };
        joins.fits = numerals.iter().map(|numeral| joins.fitting(numeral)).collect();
        joins
    }

    /// The numbers with the number of a numeral, the nearest by paragraph first.
    fn equals(&self, numeral: &Numeral) -> Vec<(usize, &Sought<'a>)> {
        let found = joins::keys(numeral).into_iter().filter_map(|key| self.index.get(&key)).flatten();
        let found: BTreeSet<usize> = found.copied().collect();
        let mut all: Vec<_> = found.into_iter().filter_map(|i| Some((i, self.sought.get(i)?))).collect();
        all.sort_by_key(|(_, sought)| numeral.place.paragraph.abs_diff(usize::from(sought.fact.paragraph)));
        all.truncate(EQUALS);
        all
    }

    fn around(&self, numeral: &Numeral) -> Option<Around> {
        self.lines.get(numeral.place.line).map(|letters| Around::of(letters, numeral))
    }

    fn fitting(&self, numeral: &Numeral) -> Vec<(usize, Fit)> {
        let said: Vec<_> = self.equals(numeral).into_iter().filter(|(_, sought)| sought.said_by(numeral)).collect();
        if said.is_empty() {
            return Vec::new();
        }
        let Some(around) = self.around(numeral) else { return Vec::new() };
        let fits = said.into_iter().map(|(i, sought)| (i, sought.fit(numeral, &around)));
        fits.filter(|(_, fit)| fit.near || fit.words >= AWAY).collect()
    }

    fn join(&mut self, numeral: usize, sought: usize) {
        if let (Some(own), Some(count)) = (self.of_numeral.get_mut(numeral), self.of_sought.get_mut(sought)) {
            own.push(sought);
            *count += 1;
        }
    }

    fn free(&self, numeral: usize) -> bool {
        self.of_numeral.get(numeral).is_some_and(Vec::is_empty)
    }

    fn unsaid(&self, sought: usize) -> bool {
        self.of_sought.get(sought) == Some(&0)
    }

    /// Each numeral with one figure and each figure with one numeral, the best first.
    fn best(&mut self) {
        let fits = self.fits.iter().enumerate();
        let mut all: Vec<(usize, usize, f64)> =
            fits.flat_map(|(n, fits)| fits.iter().map(move |(s, fit)| (n, *s, fit.score))).collect();
        all.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)).then(a.1.cmp(&b.1)));
        for (numeral, sought, _) in all {
            if self.free(numeral) && self.unsaid(sought) {
                self.join(numeral, sought);
            }
        }
    }

    /// Figures that share a numeral (均达92%以上), then numerals that say a figure once more.
    fn shared(&mut self) {
        let alike = |fit: &Fit| fit.words >= ALIKE;
        let mut best: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for (numeral, fits) in self.fits.iter().enumerate() {
            for (sought, fit) in fits.iter().filter(|(sought, fit)| alike(fit) && fit.near && self.unsaid(*sought)) {
                if best.get(sought).is_none_or(|(_, score)| fit.score > *score) {
                    best.insert(*sought, (numeral, fit.score));
                }
            }
        }
        for (sought, (numeral, _)) in best {
            self.join(numeral, sought);
        }
        let again: Vec<(usize, usize)> = self
            .fits
            .iter()
            .enumerate()
            .filter(|(numeral, _)| self.free(*numeral))
            .filter_map(|(numeral, fits)| {
                let best = fits.iter().filter(|(_, fit)| alike(fit)).max_by(|a, b| a.1.score.total_cmp(&b.1.score))?;
                Some((numeral, best.0))
            })
            .collect();
        for (numeral, sought) in again {
            self.join(numeral, sought);
        }
    }

    /// Figures whose subjects quote a numeral that is no figure by itself: “三城同创” is three. And one, where 一座 is a figure.
    fn words(&mut self, names: &Names) {
        for at in 0..self.numerals.len() {
            let Some(numeral) = self.numerals.get(at).filter(|numeral| self.free(at) && numeral.reason.is_some())
            else {
                continue;
            };
            let line = self.lines.get(numeral.place.line);
            let named = line.map(|line| names.all(line, numeral.place.characters.start)).unwrap_or_default();
            let around = self.around(numeral);
            let found = self.equals(numeral).into_iter().find(|(i, sought)| {
                let quoted = named.iter().any(|named| named.of_figure && named.id == sought.fact.id);
                let fit = around.as_ref().map(|around| sought.fit(numeral, around));
                let told = sought.valued(numeral) && fit.is_some_and(|fit| fit.near && fit.words >= ALIKE);
                self.unsaid(*i) && !sought.out_of && (quoted || told)
            });
            if let Some(sought) = found.map(|(i, _)| i) {
                self.join(at, sought);
            }
        }
    }

    fn told(&self, names: &Names) -> Comparison {
        let (mut joined, mut left) = (Vec::new(), Vec::new());
        for (at, numeral) in self.numerals.iter().enumerate() {
            let own = self.of_numeral.get(at).into_iter().flatten().filter_map(|i| self.sought.get(*i));
            let facts: Vec<String> = own.map(|sought| sought.fact.id.clone()).collect();
            let line = self.lines.get(numeral.place.line);
            let named = || line.and_then(|line| names.around(line, numeral.place.characters.start));
            let name = if facts.is_empty() { named().map(|named| named.id) } else { None };
            if !facts.is_empty() || name.is_some() {
                joined.push(Joined { numeral: at, facts, name });
                continue;
            }
            let mut near = if numeral.reason.is_none() { self.equals(numeral) } else { Vec::new() };
            near.retain(|(_, sought)| sought.is_near(numeral));
            let unsaid = near.iter().find(|(i, _)| self.unsaid(*i)).or(near.first());
            left.push(Left { numeral: at, near: unsaid.map(|(_, sought)| sought.fact.id.clone()) });
        }
        let missing = self.sought.iter().enumerate().filter(|(i, sought)| self.unsaid(*i) && !sought.out_of);
        let missing = missing.map(|(_, sought)| Missing {
            fact: sought.fact.id.clone(),
            paragraph: sought.fact.paragraph.into(),
            elsewhere: sought.fact.source.is_some(),
        });
        Comparison { numerals: Vec::new(), joined, left, missing: missing.collect() }
    }
}

impl Comparison {
    /// Whether an editor has to look at something: a figure of the release that the page does not have, or one of the page that the release
    /// does not have.
    pub fn differs(&self) -> bool {
        let figure = |left: &Left| self.numerals.get(left.numeral).is_some_and(|numeral| numeral.reason.is_none());
        self.left.iter().any(figure) || self.missing.iter().any(|missing| !missing.elsewhere)
    }
}
