//! The long image in the browser: its dialog, the worker that draws it, the messages between both, and the results.

pub mod controller;
pub(crate) mod messages;
pub(crate) mod renderer;
pub(crate) mod results;
