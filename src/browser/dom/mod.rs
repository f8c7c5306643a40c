//! Thin wrappers of browser APIs: queries, events, tasks, downloads. Used by both wasm modules.

pub(crate) mod computed_style;
pub(crate) mod console;
pub(crate) mod dialog;
pub(crate) mod download;
pub(crate) mod events;
pub(crate) mod export_request;
pub(crate) mod json;
pub(crate) mod observers;
mod page_data;
pub(crate) mod query;
pub(crate) mod task_queue;
pub(crate) mod trusted_types;
pub(crate) mod url;
pub(crate) mod viewport;
