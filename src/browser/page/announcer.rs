//! What has been done, shown where it was asked for and said to screen readers: the page has one live region, which is empty
//! when it is rendered.

use std::cell::Cell;

use web_sys::Element;

use crate::browser::dom::events::set_timeout;
use crate::browser::dom::viewport::page;
use crate::page::dom_names::id;

/// How long a control says what it has done, in milliseconds.
const SHOWN: i32 = 3000;
/// How long the live region stays empty between two messages, in milliseconds.
const BREATH: i32 = 60;

thread_local! {
    /// Counts the messages: what was to become of one is off when there is another.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Says it to screen readers alone.
pub fn announce(what: &str) {
    if let Some(region) = page().and_then(|(_, document)| document.get_element_by_id(id::STATUS)) {
        // Emptied first, so that the same words are said again, and at the end, so that nobody comes upon them later.
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

/// Shows it on the control for a while, in place of the control's `usual` words, and says it once.
pub fn confirm_on(control: &Element, what: &str, usual: &str) {
    control.set_text_content(Some(what));
    announce(what);
    let (control, usual) = (control.clone(), usual.to_string());
    set_timeout(SHOWN, Box::new(move || control.set_text_content(Some(&usual))));
}
