//! The time that a text speaks of, as it goes on.

use crate::release::letters::Letters;
use crate::release::read::date::{self, Date};

/// Words for a year, counted from the one that the release is of.
const YEARS: [(&str, i16); 6] = [("去年", -1), ("上年", -1), ("今年", 0), ("本年", 0), ("前年", -2), ("明年", 1)];

/// What makes something else of these words: 过去年均, 如今年产, 目前年产, 以上年份, 基本年; 比去年 is what a change is counted from.
const NOT_BEFORE: &str = "过失除如现目以之此当年先日午月基资比较与同和对";

/// What does so after them.
const NOT_AFTER: [&str; 8] = ["同期", "同比", "末", "底", "均", "轻", "龄", "级"];

/// Most letters of a line that says when a release was published.
const DATE_LINE: usize = 40;

/// The time that was named last.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// The year that the release is of, if it says when it was published.
    published: Option<u16>,
    year: Option<u16>,
    latest: Option<String>,
    paragraph: usize,
    /// Where the latest date ends, and its time, for a period from that one to the next.
    last: Option<(usize, String)>,
}

impl Clock {
    /// For the lines of a text, of which one may say when it was published: it begins or ends with a date that has a day, and is no sentence.
    pub fn of<'a>(mut lines: impl Iterator<Item = &'a Letters>) -> Clock {
        Clock { published: lines.find_map(published), ..Clock::default() }
    }

    /// A paragraph begins, or a heading of one: what was said of time before holds no longer, but the year does.
    pub fn paragraph(&mut self, number: usize) {
        self.last = None;
        if self.paragraph != number {
            (self.paragraph, self.latest) = (number, None);
        }
    }

    /// A date is named.
    pub fn date(&mut self, letters: &Letters, at: usize, date: &Date) {
        self.year = date.year.or(self.year);
        let (Some(year), Some(part)) = (self.year, &date.part) else { return };
        let begin = format!("{year}{part}");
        let whole = match &date.to {
            Some(to) => format!("{begin}/{year}{to}"),
            None => begin.clone(),
        };
        let from = self.last.take().filter(|(end, _)| {
            let joined = letters.after(*end, |c| "—-~～至到".contains(c));
            joined == at && at > *end
        });
        self.latest = Some(match from {
            Some((_, from)) => format!("{from}/{whole}"),
            None if letters.has(date.end, "以来") || letters.has(date.end, "起") => format!("{whole}/"),
            None if date.to.is_none() && matches!(letters.before(at, 1), '到' | '至') => {
                // 截至 is the state of that time.
                if letters.ends(at, "截至") { whole } else { format!("/{whole}") }
            }
            None => whole,
        });
        self.last = Some((date.end, begin));
    }

    /// A year may be named here by its distance from the release's. If it is not known which that is, no time holds from here on.
    pub fn relative(&mut self, letters: &Letters, at: usize) {
        let Some((word, years)) = YEARS.iter().find(|(word, _)| letters.has(at, word)) else { return };
        let end = at + word.chars().count();
        let other = NOT_BEFORE.contains(letters.before(at, 1)) || NOT_AFTER.iter().any(|word| letters.has(end, word));
        if other {
            return;
        }
        match self.published.and_then(|year| year.checked_add_signed(*years)) {
            Some(year) => {
                let whole = Date { end, year: Some(year), part: Some(String::new()), to: None };
                self.date(letters, at, &whole);
            }
            None => (self.year, self.latest, self.last) = (None, None, None),
        }
    }

    /// The time of what comes next, as facts have it.
    pub fn period(&self) -> Option<String> {
        self.latest.clone()
    }
}

/// The year of the date with a day that a short line begins or ends with.
pub fn published(letters: &Letters) -> Option<u16> {
    let aside = |at: &usize| ")）（( \u{3000}".contains(letters.at(*at));
    let begin = (0..letters.len()).find(|at| !aside(at))?;
    let end = (begin..letters.len()).rev().find(|at| !aside(at))? + 1;
    let sentence = (begin..end).any(|at| "。；".contains(letters.at(at)));
    if end > DATE_LINE || sentence {
        return None;
    }
    let day = |at: usize| {
        let date = date::read(letters, at)?;
        // 2024-12-31 is read without its part.
        let day = date.part.as_deref().is_none_or(|part| part.matches('-').count() == 2);
        date.year.filter(|_| day).map(|year| (year, date.end))
    };
    let first = day(begin).filter(|(_, own)| *own == end || aside(own)).map(|(year, _)| year);
    first.or_else(|| (begin..end).find_map(|at| day(at).filter(|(_, own)| *own == end).map(|(year, _)| year)))
}
