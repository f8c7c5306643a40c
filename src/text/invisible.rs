//! Which characters nobody sees, by the properties that Unicode gives them (`icu_properties`, natively only).

use icu_properties::CodePointSetData;
use icu_properties::props::{BidiControl, DefaultIgnorableCodePoint, NoncharacterCodePoint};

/// What a character is that nobody sees; `None` of all others, line ends and the signs that ask for a picture among them.
pub fn kind(c: char) -> Option<&'static str> {
    match c {
        // Nearly all there is, for which no table need be asked.
        ' '..='~' | '\u{4e00}'..='\u{9fff}' => None,
        '\n' | '\u{fe00}'..='\u{fe0f}' => None,
        // The second range has done so in older standards, and has no other use.
        c if CodePointSetData::new::<BidiControl>().contains(c) || ('\u{206a}'..='\u{206f}').contains(&c) => {
            Some("an invisible sign that turns the direction of text")
        }
        // Separators of lines and paragraphs, and the marks of notes between lines, are not ignored by all, and seen by nobody.
        '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' => Some("an invisible character"),
        c if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) => Some("an invisible character"),
        c if c.is_control() || CodePointSetData::new::<NoncharacterCodePoint>().contains(c) => {
            Some("a control character")
        }
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some("a character that only some fonts have"),
        _ => None,
    }
}
