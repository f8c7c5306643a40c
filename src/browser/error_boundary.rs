//! Failures that no error value can report: a panic, which traps, or a browser function that throws unexpectedly. The current call is
//! lost; the wasm goes on with the next.

use web_sys::{ErrorEvent, Window};

use super::charts::live_chart;
use super::dom::console;
use super::dom::events::listen;

/// In the addresses of the page's scripts and wasms: see scripts/glue.mjs.
const OURS: [&str; 2] = ["/page-", "/export-"];

/// Reports the failure once, instead of the browser's own message; a chart that was being painted keeps its still. Errors of the host's
/// other scripts are left alone.
pub fn init(window: &Window) {
    listen(window, "error", |event: ErrorEvent| {
        let why = event.message();
        let painting = live_chart::fail(&why);
        if !painting && !OURS.iter().any(|ours| event.filename().contains(ours)) {
            return;
        }
        event.prevent_default();
        if !painting {
            console::warn(&["a part of the page failed (", &why, "); the rest of it goes on"].concat());
        }
    });
}
