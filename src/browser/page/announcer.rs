//! Confirms actions: on the control, and to screen readers through the page's one live region, which is empty in the HTML.

use std::cell::Cell;

use web_sys::Element;

use crate::browser::dom::events::set_timeout;
use crate::browser::dom::viewport::page;
use crate::page::dom_names::id;

/// How long a control shows its confirmation, in milliseconds.
const SHOWN: i32 = 3000;
/// How much longer, per byte of the text.
const SHOWN_PER_BYTE: i32 = 25;
/// How long the live region stays empty between two messages, in milliseconds.
const BREATH: i32 = 60;

thread_local! {
    /// Counts the messages: pending steps of a message are dropped when there is a newer one.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Announces a text to screen readers.
pub fn announce(what: &str) {
    if let Some(region) = page().and_then(|(_, document)| document.get_element_by_id(id::STATUS)) {
        // Empty it before, so that the same text is announced again, and afterwards, so that readers do not come across it later.
        region.set_text_content(None);
        let turn = TURN.get().wrapping_add(1);
        TURN.set(turn);
        for (after, what) in [(BREATH, what), (SHOWN, "")] {
            let (region, what) = (region.clone(), what.to_string());
            set_timeout(
                after,
                Box::new(move || {
                    if TURN.get() == turn {
                        region.set_text_content(Some(&what));
                    }
                }),
            );
        }
    }
}

/// Shows a text on the control for a while, in place of its `usual` label, and announces it.
pub fn confirm_on(control: &Element, what: &str, usual: &str) {
    control.set_text_content(Some(what));
    announce(what);
    let shown = SHOWN + SHOWN_PER_BYTE * i32::try_from(what.len()).unwrap_or_default();
    let (control, usual) = (control.clone(), usual.to_string());
    set_timeout(shown, Box::new(move || control.set_text_content(Some(&usual))));
}
