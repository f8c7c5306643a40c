//! What the prerendered page and both wasm modules agree on, without Leptos and without a browser.

pub mod chart_action;
pub mod data;
pub mod dom_names;
pub mod embed_choice;
pub mod paint_state;
pub mod settings;
