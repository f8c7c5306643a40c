//! Looks up names and verbs of status by id.

use super::content::{Content, Name};
use super::status::Status;

/// Suffix of an id in braces that refers to its verb of status: `{ring-road.status}`.
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

    /// The verb of status that a text refers to as `{id.status}`, of a fact or a name.
    pub fn status_asked(&self, asked: &str) -> Option<&Status> {
        let id = asked.strip_suffix(STATUS)?;
        let fact = self.ledger.fact(id).and_then(|fact| fact.status.as_ref());
        self.status(fact.or_else(|| self.name(id)?.status.as_ref()))
    }

    /// The texts before and after a name: its verb of status and its year. The verb is omitted if the name contains it.
    pub fn state_of(&self, name: &Name) -> [String; 2] {
        let text = name.text.to_lowercase();
        let status = self.status(name.status.as_ref()).filter(|status| !text.contains(&status.text.to_lowercase()));
        let before = status.filter(|status| status.leads).map(|status| status.text.clone());
        let after = status.filter(|status| !status.leads).map(|status| status.text.clone());
        let year = name.year.map(|year| self.words.in_year.replace("{year}", &year.to_string()));
        let after: Vec<String> = year.into_iter().chain(after).collect();
        [before.unwrap_or_default(), after.join(&self.words.clause_comma)]
    }

    /// A name with its verb of status and its year, in one line.
    pub fn stated(&self, name: &Name) -> String {
        let [before, after] = self.state_of(name);
        let named = before + &name.text;
        if after.is_empty() { named } else { [named, after].join(&self.words.clause_comma) }
    }
}
