//! Which characters are invisible, by their Unicode properties (`icu_properties`, natively only).

use icu_properties::CodePointSetData;
use icu_properties::props::{BidiControl, DefaultIgnorableCodePoint, NoncharacterCodePoint};

/// What kind of invisible character this is; `None` if it is visible, a line end, or a variation selector.
pub fn kind(c: char) -> Option<&'static str> {
    match c {
        // The fast path: almost all text.
        ' '..='~' | '\u{4e00}'..='\u{9fff}' => None,
        '\n' | '\u{fe00}'..='\u{fe0f}' => None,
        // U+206A to U+206F are deprecated format characters that nothing needs.
        c if CodePointSetData::new::<BidiControl>().contains(c) || ('\u{206a}'..='\u{206f}').contains(&c) => {
            Some("an invisible sign that turns the direction of text")
        }
        // Line and paragraph separators and interlinear annotations: not default-ignorable, but invisible.
        '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' => Some("an invisible character"),
        c if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) => Some("an invisible character"),
        c if c.is_control() || CodePointSetData::new::<NoncharacterCodePoint>().contains(c) => {
            Some("a control character")
        }
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some("a character that only some fonts have"),
        _ => None,
    }
}
