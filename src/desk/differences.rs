//! What is different from what was opened, and the corrections that become of it.

use std::collections::BTreeMap;

use super::history::{Texts, contents};
use super::{Desk, Reply};
use crate::check::{self, Said, say};
use crate::model::content::Content;
use crate::model::figures::period::is_day;
use crate::model::ledger::Fact;
use crate::press::{correct, difference};

impl Desk {
    /// A content as it is in these files, as far as it can be read.
    pub(super) fn read(&self, texts: &Texts, name: &str) -> Option<Content> {
        let original = texts.get(&self.site.first).map(|text| (self.site.first.as_str(), text.as_str()));
        check::readable::content(texts.get(name)?, original.filter(|(first, _)| *first != name))
    }

    /// Figures that are different from what was opened, and not noted as corrected.
    pub(super) fn due(&self) -> Vec<Fact> {
        let [old, new] = [&self.site.texts, &self.texts].map(|texts| self.read(texts, &self.site.first));
        old.zip(new).map(|(old, new)| correct::due(&old, &new)).unwrap_or_default()
    }

    /// Notes them as corrected on a day.
    pub(super) fn correct(&mut self, date: &str, reasons: &BTreeMap<String, String>) -> Result<Reply, Said> {
        let given = reasons.get(&self.site.first).is_some_and(|reason| !reason.trim().is_empty());
        if !given || !is_day(date) {
            return Err(say("day-and-reason", &[]));
        }
        let written = correct::noted(&self.texts, &self.site.first, &self.due(), date, reasons);
        let before = std::mem::replace(&mut self.texts, written.ok_or_else(|| say("no-such-place", &[]))?);
        Ok(self.changed(&before))
    }

    /// What is different from what was opened, edition by edition.
    pub(super) fn difference(&self) -> Vec<String> {
        let read = |texts: &Texts, name: &str| self.read(texts, name);
        let mut lines = Vec::new();
        for (name, _) in contents(&self.texts) {
            let (old, new) = (read(&self.site.texts, name), read(&self.texts, name));
            if let Some((old, new)) = old.as_ref().zip(new.as_ref()) {
                let found = difference::between(old, new).unwrap_or_default();
                lines.extend(found.iter().map(|line| format!("{name}: {}", line.said(self.lang()))));
            }
        }
        lines
    }
}
