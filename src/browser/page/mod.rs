//! What the live page answers to beside its charts: settings, menus, dialogs, sharing, reading aloud, its host.

pub mod announcer;
pub mod chart_menu;
pub mod clipboard;
pub mod data_table;
pub mod dialogs;
pub mod environment;
pub mod frame_host;
pub mod lazy_module;
pub mod menu;
pub mod read_aloud;
pub mod settings;
pub mod share;
