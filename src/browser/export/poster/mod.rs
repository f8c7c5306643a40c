//! The long image in the browser: its dialog, the worker that draws it, the messages between both, and the results.

pub mod controller;
pub mod messages;
pub mod renderer;
pub mod results;
