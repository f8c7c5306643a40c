//! What the reader sees, as Leptos components, one a file. Rendered by the build and never hydrated.

pub mod chart_card;
pub mod credit;
pub mod data_table;
pub mod display_settings;
pub mod glyph;
pub mod hero;
pub mod portal_footer;
pub mod provenance;
pub mod quantity;
pub mod section;
pub mod share_menu;
pub mod share_section;
pub mod speech_units;
pub mod story;
