//! Handles failures that no error value reports: a panic, which traps, or a browser function that throws unexpectedly. The current call
//! is lost; the wasm goes on with the next.

use web_sys::{ErrorEvent, Window};

use super::charts::live_chart;
use super::dom::console;
use super::dom::events::listen;

/// Parts of the addresses of our scripts and wasm files: see scripts/glue.mjs.
const OURS: [&str; 2] = ["/page-", "/export-"];

/// Reports a failure once, in place of the browser's own message; a chart that was being hydrated or painted keeps its still. Errors of
/// other scripts on the host's page are left alone.
pub fn init(window: &Window) {
    listen(window, "error", |event: ErrorEvent| {
        let why = event.message();
        let chart = live_chart::fail(&why);
        if !chart && !OURS.iter().any(|ours| event.filename().contains(ours)) {
            return;
        }
        event.prevent_default();
        if !chart {
            console::warn(&["a part of the page failed (", &why, "); the rest of it goes on"].concat());
        }
    });
}
