//! Looks up names, verbs of status and other properties of facts and names by id.

use std::collections::BTreeSet;

use super::content::{Content, Name, Section};
use super::ledger::Origin;
use super::status::Status;
use crate::text::number;

/// A property of a fact or a name that a text can refer to by id: `{ring-road.status}`, `{air-rank.year}`, `{urban-projects.scope}`,
/// `{half-year-output.period}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// Its verb of status.
    Status,
    /// The year it holds for, in words.
    Year,
    /// The time it is of, in words: its period, or its year.
    Period,
    /// Whether it is a target or was achieved, in a word.
    Goal,
    /// How many are ranked.
    OutOf,
    /// What it is counted among.
    Scope,
}

impl Property {
    /// Every property with the suffix of the id.
    pub const ALL: [(Property, &'static str); 6] = [
        (Property::Status, ".status"),
        (Property::Year, ".year"),
        (Property::Scope, ".scope"),
        (Property::Period, ".period"),
        (Property::Goal, ".goal"),
        (Property::OutOf, ".out_of"),
    ];

    /// Splits a reference into the id and the property; no property in a reference to the fact or name itself.
    pub fn split(reference: &str) -> (&str, Option<Property>) {
        let with = |(property, suffix): (Property, &str)| Some((reference.strip_suffix(suffix)?, Some(property)));
        Property::ALL.into_iter().find_map(with).unwrap_or((reference, None))
    }
}

impl Content {
    /// The verb of status with this id.
    pub fn status(&self, id: Option<&String>) -> Option<&Status> {
        Status::find(&self.statuses, id)
    }

    /// The section with this id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The outline of a character as an SVG path in a square of 1000, if it is one of `signs`.
    pub fn outline(&self, character: &str) -> Option<&str> {
        self.signs.iter().find(|sign| sign.character == character).map(|sign| sign.outline.as_str())
    }

    /// The name with this id.
    pub fn name(&self, id: &str) -> Option<&Name> {
        self.names.iter().find(|name| name.id == id)
    }

    /// The verb of status of the fact or name with this id.
    pub fn status_of(&self, id: &str) -> Option<&Status> {
        let fact = self.ledger.fact(id).and_then(|fact| fact.status.as_ref());
        self.status(fact.or_else(|| self.name(id)?.status.as_ref()))
    }

    /// The year of the fact or name with this id.
    pub fn year_of(&self, id: &str) -> Option<u16> {
        self.ledger.fact(id).and_then(|fact| fact.year).or_else(|| self.name(id)?.year)
    }

    /// All years of facts and names.
    pub fn years(&self) -> BTreeSet<u16> {
        let facts = self.ledger.facts.iter().filter_map(|fact| fact.year);
        facts.chain(self.names.iter().filter_map(|name| name.year)).collect()
    }

    /// Whether all stated facts have the same year, so that the page can say it once for all of them.
    pub fn of_one_year(&self) -> bool {
        let mut stated = self.ledger.facts.iter().filter(|fact| fact.origin == Origin::Stated);
        self.years().len() == 1 && stated.all(|fact| fact.year.is_some())
    }

    /// A property of the fact or name with this id, in words.
    pub fn property(&self, id: &str, property: Property) -> Option<String> {
        match property {
            Property::Status => Some(self.status_of(id)?.text.clone()),
            Property::Year => Some(self.words.year(self.year_of(id)?)),
            Property::Period => self.fact_context().period(self.ledger.fact(id)?),
            Property::Goal => self.fact_context().goal(self.ledger.fact(id)?),
            Property::OutOf => Some(number::plain(f64::from(self.ledger.fact(id)?.out_of?))),
            Property::Scope => self.ledger.fact(id)?.scope.clone(),
        }
    }
}
