//! A step of the path to a value in a file.

use serde::{Deserialize, Serialize};

/// A step from a value to one within it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Step {
    /// To an entry of a list, from 0.
    Index(usize),
    /// To an entry of an object.
    Key(String),
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.into())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Step {
        Step::Index(index)
    }
}
