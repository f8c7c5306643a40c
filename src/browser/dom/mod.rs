//! The browser behind short names: queries, events, tasks, storage of files. What both wasm modules use; nothing here knows the page.

pub mod computed_style;
pub mod console;
pub mod dialog;
pub mod download;
pub mod events;
pub mod export_request;
pub mod json;
pub mod observers;
mod page_data;
pub mod query;
pub mod task_queue;
pub mod url;
pub mod viewport;
