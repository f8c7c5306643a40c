//! Which story and section state a figure.

use super::content::{Content, Section, Story};
use super::ledger::Fact;
use super::prose::{Piece, pieces};

impl Content {
    /// Every figure that a story states, in text or charts, each once, in reading order.
    pub fn facts_of(&self, story: &Story) -> Vec<&Fact> {
        let mut ids: Vec<&str> = story.figures.iter().map(String::as_str).collect();
        let notes = story.notes.iter().filter_map(|n| n.text.as_ref());
        for text in std::iter::once(&story.headline).chain(&story.prose).chain(notes) {
            ids.extend(pieces(text).unwrap_or_default().into_iter().filter_map(|piece| match piece {
                Piece::Fact(id) => Some(id),
                Piece::Text(_) => None,
            }));
        }
        for chart in self.charts.iter().filter(|chart| story.charts.contains(&chart.id)) {
            ids.extend(chart.marks.iter().map(|m| m.fact.as_str()));
            ids.extend(chart.strokes.iter().map(|stroke| stroke.of.as_str()));
        }
        let mut facts: Vec<&Fact> = Vec::new();
        for fact in ids.into_iter().filter_map(|id| self.ledger.fact(id)) {
            if facts.iter().all(|f| f.id != fact.id) {
                facts.push(fact);
            }
        }
        facts
    }

    /// The first section with a story that states a figure; `None` if there is none.
    pub fn section_of(&self, fact: &str) -> Option<&Section> {
        let states = |story: &Story| self.facts_of(story).iter().any(|f| f.id == fact);
        self.sections.iter().find(|section| section.stories.iter().any(states))
    }
}
