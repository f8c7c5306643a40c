//! Names and verbs of status, asked for by id.

use super::content::{Content, Name};
use super::status::Status;

/// What follows an id in braces where its verb of status is meant: `{ring-road.status}`.
pub const STATUS: &str = ".status";

impl Content {
    /// The verb of status with this id.
    pub fn status(&self, id: Option<&String>) -> Option<&Status> {
        self.statuses.iter().find(|status| Some(&status.id) == id)
    }

    /// The name with this id.
    pub fn name(&self, id: &str) -> Option<&Name> {
        self.names.iter().find(|name| name.id == id)
    }

    /// The verb of status that a text asks for as `{id.status}`.
    pub fn status_asked(&self, asked: &str) -> Option<&Status> {
        let id = asked.strip_suffix(STATUS)?;
        let fact = self.ledger.fact(id).and_then(|fact| fact.status.as_ref());
        self.status(fact.or_else(|| self.name(id)?.status.as_ref()))
    }

    /// What is said of a name before it and after it: how far it has come, and its year. Empty where it says so itself.
    pub fn state_of(&self, name: &Name) -> [String; 2] {
        let said = name.text.to_lowercase();
        let status = self.status(name.status.as_ref()).filter(|status| !said.contains(&status.text.to_lowercase()));
        let before = status.filter(|status| status.leads).map(|status| status.text.clone());
        let after = status.filter(|status| !status.leads).map(|status| status.text.clone());
        let year = name.year.map(|year| self.words.in_year.replace("{year}", &year.to_string()));
        let after: Vec<String> = year.into_iter().chain(after).collect();
        [before.unwrap_or_default(), after.join(&self.words.clause_comma)]
    }

    /// A name with what is said of it beside it, in a line.
    pub fn stated(&self, name: &Name) -> String {
        let [before, after] = self.state_of(name);
        let named = before + &name.text;
        if after.is_empty() { named } else { [named, after].join(&self.words.clause_comma) }
    }
}
