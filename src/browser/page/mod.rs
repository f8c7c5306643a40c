//! The live page beside its charts: settings, menus, dialogs, sharing, reading aloud, messages of its host.

pub(crate) mod announcer;
pub(crate) mod chart_actions;
pub(crate) mod clipboard;
pub(crate) mod data_table;
pub(crate) mod dialogs;
pub(crate) mod environment;
pub(crate) mod frame_host;
pub(crate) mod lazy_module;
pub(crate) mod menu;
pub(crate) mod read_aloud;
pub(crate) mod settings;
pub(crate) mod share;
