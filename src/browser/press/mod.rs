//! What editors see of the press: forms at the left, the page at the right. Everything that is made or checked is asked of the worker.
//!
//! The script of the press, `src/press.js`, starts both, and does what is shorter in JavaScript: the frame of the preview, files, drafts.

mod app;
mod dialogs;
mod faults;
mod fields;
mod groups;
mod host;
mod new_page;
mod picker;
mod place;
mod preview;
mod release;
mod store;

use leptos::mount::mount_to_body;

/// Shows the press, and begins.
pub fn start() {
    mount_to_body(app::App);
}
