//! What fails in the midst of the wasm, where no error value can tell of it: a panic, which ends the call as a trap, or a function
//! of the browser's that throws where it never should. The call is lost, the wasm is not: the next one finds it as it was.

use web_sys::{ErrorEvent, Window};

use super::charts::live_chart;
use super::dom::console;
use super::dom::events::listen;

/// In the addresses of the page's scripts and wasms: see scripts/glue.mjs.
const OURS: [&str; 2] = ["/page-", "/export-"];

/// Says once what has failed, in place of the browser's own line; a chart that was being painted keeps its still. What other
/// scripts of the page's host fail in is theirs.
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
