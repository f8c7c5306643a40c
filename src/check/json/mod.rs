//! The syntax tree of a JSON file: nodes with their offsets, paths to them, and deserializing them with serde.

pub(crate) mod deserialize;
pub(crate) mod node;
pub(crate) mod path;
