//! The parts of the page as Leptos components, one per file. Rendered by the build and never hydrated.

pub(crate) mod chart_card;
pub(crate) mod closing;
pub(crate) mod credit;
pub(crate) mod data_table;
pub(crate) mod display_settings;
pub mod glyph;
pub(crate) mod heading;
pub(crate) mod hero;
pub(crate) mod prose;
pub(crate) mod quantity;
pub(crate) mod section;
pub(crate) mod share_menu;
pub(crate) mod share_section;
pub mod speech_units;
pub(crate) mod story;
