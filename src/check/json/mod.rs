//! A JSON file as it was written: a tree whose values know where they stand, the ways to them, and serde over it.

pub mod deserialize;
pub mod node;
pub mod path;
