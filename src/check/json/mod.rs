//! A JSON file as it was written: a tree whose values know where they stand, the ways to them, and serde over it.

pub(crate) mod deserialize;
pub(crate) mod node;
pub(crate) mod path;
