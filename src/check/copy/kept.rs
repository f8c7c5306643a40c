//! Wordings that stay although a rule is against them, each with its reason in the content file.

use std::ops::Range;

use super::style::Finding;
use crate::model::copy_rules::Kept;

/// The wordings that stay, and which of them a rule was against.
pub struct Wordings<'a> {
    kept: &'a [Kept],
    used: Vec<bool>,
}

impl<'a> Wordings<'a> {
    /// None of these was used yet.
    pub fn new(kept: &'a [Kept]) -> Wordings<'a> {
        Wordings { kept, used: vec![false; kept.len()] }
    }

    /// The findings in a text that are not in a wording that stays.
    pub fn others(&mut self, text: &str, findings: Vec<Finding>) -> Vec<Finding> {
        if findings.is_empty() {
            return findings;
        }
        let places: Vec<Vec<Range<usize>>> = self.kept.iter().map(|kept| occurrences(text, &kept.text)).collect();
        let stays = |finding: &Finding| {
            let within = |places: &Vec<Range<usize>>| {
                let next = places.partition_point(|place| place.start <= finding.range.start);
                let last = next.checked_sub(1).and_then(|last| places.get(last));
                last.is_some_and(|place| finding.range.end <= place.end)
            };
            places.iter().position(within)
        };
        let mut others = Vec::new();
        for finding in findings {
            match stays(&finding) {
                Some(at) => self.used.iter_mut().skip(at).take(1).for_each(|used| *used = true),
                None => others.push(finding),
            }
        }
        others
    }

    /// The wordings that no rule was against, with their places in the list.
    pub fn unused(self) -> impl Iterator<Item = (usize, &'a str)> {
        let all = self.kept.iter().map(|kept| kept.text.as_str()).zip(self.used).enumerate();
        all.filter(|(_, (_, used))| !used).map(|(at, (text, _))| (at, text))
    }
}

/// Where a wording stands in a text, in bytes.
fn occurrences(text: &str, wording: &str) -> Vec<Range<usize>> {
    if wording.is_empty() {
        return Vec::new();
    }
    text.match_indices(wording).map(|(at, found)| at..at + found.len()).collect()
}
