//! The time that a text speaks of, as it goes on.

use crate::release::letters::Letters;
use crate::release::read::date::Date;

/// The time that was named last.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    year: Option<u16>,
    latest: Option<String>,
    paragraph: usize,
    /// Where the latest date ends, and its time, for a period from that one to the next.
    last: Option<(usize, String)>,
}

impl Clock {
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

    /// The time of what comes next, as facts have it.
    pub fn period(&self) -> Option<String> {
        self.latest.clone()
    }
}
