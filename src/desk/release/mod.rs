//! The press release that the content is compared with: its text, and what an editor decides of its numerals. Both are kept with the draft
//! and taken back like any change; a package has neither.

mod compared;
mod taken;
mod typed;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::history::{self, RELEASE, Texts};
use super::{Desk, Reply, added};
use crate::check::{Said, edit, say};
use crate::manuscript::messages::Answer;
use crate::manuscript::release::{Compared, Decision, Numeral, Spot, State};
use crate::manuscript::step::Step;
use crate::model::content::Content;
use crate::release::{self, Lines, Words};
use taken::Taken;

/// A release and what is decided of it, as it is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    text: String,
    decided: Vec<(Spot, Decision)>,
}

impl Kept {
    fn of(texts: &Texts) -> Kept {
        serde_json::from_str(history::text(texts, RELEASE)).unwrap_or_default()
    }

    fn put(&self, texts: &mut Texts) {
        let empty = self.text.is_empty() && self.decided.is_empty();
        let text = if empty { String::new() } else { serde_json::to_string(self).unwrap_or_default() };
        texts.insert(RELEASE.into(), text);
    }
}

impl Desk {
    /// The release beside the content; `None` if there is none.
    pub(super) fn compared(&self) -> Option<Compared> {
        let kept = Kept::of(&self.texts);
        let content = self.read(&self.texts, &self.site.first);
        let file = self.texts.get(&self.site.first).and_then(|text| serde_json::from_str::<Value>(text).ok());
        let file = file.unwrap_or_default();
        (!kept.text.is_empty()).then(|| compared::compared(&kept, content.as_ref(), &file, self.tongue, self.lang()))
    }

    /// Puts another text in its place. Goes `on` from the change before.
    pub(super) fn release(&mut self, text: &str, on: bool) -> Reply {
        self.decide(Some((RELEASE.into(), Vec::new())), on, |kept| kept.text = text.into())
    }

    /// Opens the file of one.
    pub(super) fn open_release(&mut self, name: &str, bytes: Vec<u8>) -> Result<Reply, Said> {
        let text = release::plain(name, bytes).map_err(|faults| Said::from(faults.said(self.lang())))?;
        Ok(self.release(&text, false))
    }

    /// Notes what is decided of a numeral, or that nothing is any more.
    pub(super) fn decided(&mut self, spot: &Spot, decision: Option<&Decision>) -> Result<Reply, Said> {
        if matches!(decision, Some(Decision::Out(reason)) if reason.trim().is_empty()) {
            return Err(say("left-out-reason", &[]));
        }
        Ok(self.decide(None, false, |kept| {
            kept.decided.retain(|(own, _)| own != spot);
            kept.decided.extend(decision.map(|decision| (spot.clone(), decision.clone())));
        }))
    }

    fn decide(&mut self, of: Option<(String, Vec<Step>)>, on: bool, change: impl FnOnce(&mut Kept)) -> Reply {
        let before = self.texts.clone();
        let mut kept = Kept::of(&self.texts);
        change(&mut kept);
        kept.put(&mut self.texts);
        self.changes.note(&before, &self.texts, of, on);
        Reply { answer: Answer { stands: self.held.is_none(), ..Answer::default() }, ..Reply::default() }
    }

    /// The content and the numeral at a spot, as a figure of it would be.
    fn taken(&self, spot: &Spot) -> Result<(Content, Taken), Said> {
        let content = self.read(&self.texts, &self.site.first).ok_or_else(|| say("content-unread", &[]))?;
        let text = Kept::of(&self.texts).text;
        let numerals = release::numerals_with(&text, &Words::of(&content.ledger));
        let spots = compared::spots(&Lines::of(&text), &numerals);
        let found = numerals.iter().zip(&spots).find(|(_, own)| *own == spot).map(|(numeral, _)| numeral);
        let numeral = found.ok_or_else(|| say("no-such-place", &[]))?;
        let taken = Taken::of(&content.ledger, numeral, &spot.before)?;
        Ok((content, taken))
    }

    /// Makes a figure of a numeral.
    pub(super) fn take(&mut self, spot: &Spot, subject: &str) -> Result<Reply, Said> {
        let before = self.texts.clone();
        match self.add_figure(spot, subject) {
            Ok(()) => Ok(self.changed(&before)),
            Err(why) => {
                self.texts = before;
                Err(why)
            }
        }
    }

    /// Makes a figure of each numeral that the page does not have and of which nothing is decided. Those that a figure cannot say stay, and
    /// are told.
    pub(super) fn take_all(&mut self) -> Reply {
        let before = self.texts.clone();
        let (mut tried, mut told) = (BTreeSet::new(), Vec::new());
        // One after the other: a numeral that says again what a figure was made of just now is no other figure.
        while let Some(numeral) = self.open_numeral(&tried) {
            let known = self.texts.clone();
            if let Err(why) = self.add_figure(&numeral.spot, &numeral.subject) {
                self.texts = known;
                told.push(
                    [&numeral.before, "【", &numeral.spot.text, "】", &numeral.after, " ", why.said(self.lang())]
                        .concat(),
                );
            }
            tried.insert(numeral.spot);
        }
        let reply = self.changed(&before);
        Reply { answer: Answer { told, ..reply.answer }, ..reply }
    }

    /// The first numeral that nothing is decided of, beside these.
    fn open_numeral(&self, beside: &BTreeSet<Spot>) -> Option<Numeral> {
        let compared = self.compared()?;
        let mut all = compared.paragraphs.into_iter().flat_map(|paragraph| paragraph.numerals);
        all.find(|numeral| numeral.state == State::Open && !beside.contains(&numeral.spot))
    }

    /// Adds a figure to the ledger, as a numeral says it, with its unit and its paragraph.
    fn add_figure(&mut self, spot: &Spot, subject: &str) -> Result<(), Said> {
        let (content, taken) = self.taken(spot)?;
        let list = ["ledger", "facts"].map(Step::from);
        let lost = || say("no-such-place", &[]);
        let text = self.texts.get(&self.site.first).ok_or_else(lost)?;
        let file: Value = serde_json::from_str(text).map_err(|_| lost())?;
        let mut fact = json!({"id": added::fresh(&file, "figure"), "subject": subject.trim()});
        taken.fill(&mut fact);
        // Among those of its paragraph, so that the figures stay in the order of the release.
        let own = |fact: &crate::model::ledger::Fact| fact.source.is_none() && fact.paragraph <= taken.paragraph();
        let at = content.ledger.facts.iter().rposition(own).map_or(0, |last| last + 1);
        let text = edit::insert(text, &list, at, &fact).ok_or_else(lost)?;
        let number = taken.paragraph();
        let topic = ["source", "paragraphs", &number.to_string()].map(Step::from);
        let topic =
            if content.source.paragraphs.contains_key(&number) { None } else { edit::set(&text, &topic, &json!("")) };
        self.texts.insert(self.site.first.clone(), topic.unwrap_or(text));
        self.with_unit(&taken)?;
        self.decide_nothing(spot);
        Ok(())
    }

    /// Makes a figure say what a numeral says.
    pub(super) fn become_it(&mut self, spot: &Spot, id: &str) -> Result<Reply, Said> {
        let (content, taken) = self.taken(spot)?;
        let (before, lost) = (self.texts.clone(), || say("no-such-place", &[]));
        let at = content.ledger.facts.iter().position(|fact| fact.id == id && fact.computed.is_none());
        let path = [Step::from("ledger"), Step::from("facts"), Step::from(at.ok_or_else(lost)?)];
        let mut text = self.texts.get(&self.site.first).ok_or_else(lost)?.clone();
        let mut fact = edit::get(&text, &path).ok_or_else(lost)?;
        let old = fact.clone();
        taken.fill(&mut fact);
        for (key, value) in fact.as_object().into_iter().flatten().filter(|(key, value)| old.get(*key) != Some(value)) {
            let place: Vec<Step> = path.iter().cloned().chain([Step::from(key.as_str())]).collect();
            let changed = if value.is_null() { edit::remove(&text, &place) } else { edit::set(&text, &place, value) };
            text = changed.or_else(|| value.is_null().then(|| text.clone())).ok_or_else(lost)?;
        }
        self.texts.insert(self.site.first.clone(), text);
        self.with_unit(&taken)?;
        self.decide_nothing(spot);
        Ok(self.changed(&before))
    }

    /// A unit that the ledger does not have yet, in every edition. A translation has it as a plain number, with its words to be filled in.
    fn with_unit(&mut self, taken: &Taken) -> Result<(), Said> {
        let Some((name, unit, multiple)) = taken.new_unit() else { return Ok(()) };
        let path = [Step::from("ledger"), Step::from("units"), Step::from(name.as_str())];
        let mut translated = json!({"scale": "", "counter": ""});
        if let Some(entry) = translated.as_object_mut().filter(|_| *multiple != 1.0) {
            entry.insert("times".into(), taken::number(*multiple));
        }
        let names: Vec<String> = self.translations().cloned().collect();
        let all =
            std::iter::once((self.site.first.clone(), unit)).chain(names.into_iter().map(|name| (name, &translated)));
        for (name, unit) in all {
            let changed = self.texts.get(&name).and_then(|text| edit::set(text, &path, unit));
            self.texts.insert(name, changed.ok_or_else(|| say("no-such-place", &[]))?);
        }
        Ok(())
    }

    /// Whatever was decided of a numeral is past once a figure says it.
    fn decide_nothing(&mut self, spot: &Spot) {
        let mut kept = Kept::of(&self.texts);
        kept.decided.retain(|(own, _)| own != spot);
        kept.put(&mut self.texts);
    }
}
