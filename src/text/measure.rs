//! Measures text without a browser. The result is the same at build time and on the reader's phone, so a chart's SVG and its canvas
//! have the same layout.
//!
//! Chinese characters and their punctuation are one em wide in every Chinese font (`unicode-width` tells which they are); Latin
//! letters and digits have the widths of a common sans serif, rounded up.

use unicode_width::UnicodeWidthChar;

/// Height of a line's box above the baseline, in ems.
pub const ASCENT: f64 = 0.88;
/// Height of a line's box, in ems.
pub const HEIGHT: f64 = 1.1;
/// Distance from the middle of capitals, digits or Chinese characters down to the baseline, in ems.
pub const MIDDLE: f64 = 0.36;

/// Width of one character in ems.
fn ems(c: char) -> f64 {
    match c {
        '0'..='9' => 0.58,
        // A hair space.
        '\u{200a}' => 0.125,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | ':' | ';' | '|' | '!' | ' ' => 0.32,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.94,
        'A'..='Z' => 0.7,
        c if c.is_ascii() => 0.58,
        c => match c.width_cjk() {
            Some(2) => 1.0,
            Some(1) => 0.62,
            _ => 0.0,
        },
    }
}

/// Width of a line of text at a font size, in the size's unit.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(ems).sum::<f64>() * size
}

/// Width and height of a line in whole units, for plotters' `estimate_text_size`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a text too long for it has the largest")]
pub fn extent(text: &str, size: f64) -> (u32, u32) {
    [width(text, size), size * HEIGHT].map(|length| length.ceil() as u32).into()
}

/// The text, shortened with an ellipsis to fit into `room`; empty if not even the ellipsis fits.
///
/// `size` and `room` are in one unit, such as layout pixels.
///
/// ```
/// use gongxiaomei::text::measure::fit;
/// assert_eq!(fit("颐养之家", 10.0, 40.0), "颐养之家");
/// assert_eq!(fit("颐养之家", 10.0, 39.0), "颐养…");
/// ```
pub fn fit(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.into();
    }
    let mut left = room - width("…", size);
    if left < 0.0 {
        return String::new();
    }
    let mut out = String::new();
    for c in text.chars() {
        left -= ems(c) * size;
        if left < 0.0 {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// The largest font size up to `size` at which the text fits into `room`, in the unit of both; at least one unit.
pub fn fitting(text: &str, size: f64, room: f64) -> f64 {
    let ems = width(text, 1.0);
    if ems * size <= room { size } else { (room / ems).max(1.0) }
}

/// The text in at most `lines` lines of width `room`, the last shortened if necessary. A line never begins with closing
/// punctuation, and runs of Latin letters and digits are not broken if they fit. What needs two lines is parted before 和 or 与, if both
/// parts fit; otherwise the lines are balanced, so that no single character is left for the last.
///
/// `size` and `room` are in one unit, such as layout pixels.
///
/// ```
/// use gongxiaomei::text::measure::wrap;
/// assert_eq!(wrap("新钢公司12280户", 10.0, 60.0, 3), ["新钢公司", "12280户"]);
/// assert_eq!(wrap("颐养之家老人", 10.0, 40.0, 1), ["颐养之…"]);
/// assert_eq!(wrap("梯级开发和港口", 10.0, 50.0, 2), ["梯级开发", "和港口"]);
/// ```
pub fn wrap(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let all = width(text, size);
    let fits = |part: &str| (2.0 * size..=room).contains(&width(part, size));
    let and = text.find(['和', '与']).and_then(|at| text.split_at_checked(at)).filter(|(a, b)| fits(a) && fits(b));
    if let Some((a, b)) = and.filter(|_| all > room && lines > 1) {
        return vec![a.into(), b.into()];
    }
    let balanced = match (all / room.max(1.0)).ceil() {
        n if n > 1.0 && n <= lines as f64 => room.min(all / n + size),
        _ => room,
    };
    let out = broken(text, size, balanced, lines);
    // A quoted name may need the whole room.
    let shortened = out.iter().map(String::len).sum::<usize>() != text.len();
    if shortened && balanced < room { broken(text, size, room, lines) } else { out }
}

/// As [`wrap`], without balancing the lines.
fn broken(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if out.len() + 1 >= lines || width(rest, size) <= room {
            out.push(fit(rest, size, room));
            break;
        }
        let mut used = 0.0;
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            used += ems(c) * size;
            if used > room && at > 0 {
                break;
            }
            end = at + c.len_utf8();
        }
        let (line, tail) = rest.split_at(break_before(rest, end));
        out.push(line.into());
        rest = tail;
    }
    out
}

/// The last allowed break at or before byte `end` and after the first character, not between quotation marks if there is another; `end`
/// if there is none.
fn break_before(text: &str, end: usize) -> usize {
    let good = |last: char, next: char| {
        let closing = "，。、；：！？”’）》」%…".contains(next);
        let opening = "“‘（《「".contains(last);
        let inside = |c: char| c.is_ascii_alphanumeric() || c == '.';
        !(closing || opening || inside(last) && inside(next))
    };
    let places = text.chars().zip(text.char_indices().skip(1)).take_while(|(_, (at, _))| *at <= end);
    let (mut best, mut quoted, mut outside) = (None, false, true);
    for (last, (at, next)) in places {
        quoted = last == '“' || quoted && last != '”';
        if good(last, next) && (!quoted || !outside || best.is_none()) {
            best = Some(at);
            outside = !quoted;
        }
    }
    best.unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_is_one_em_and_its_quotation_marks_too() {
        assert_eq!(width("新钢", 10.0), 20.0);
        assert_eq!(width("“新”", 10.0), 30.0);
    }

    #[test]
    fn text_that_fits_is_left_alone_and_the_rest_is_shortened() {
        assert_eq!(fit("新钢公司", 10.0, 40.0), "新钢公司");
        assert_eq!(fit("新钢公司", 10.0, 35.0), "新钢…");
        assert_eq!(fit("新钢公司", 10.0, 5.0), "");
    }

    #[test]
    fn a_line_never_begins_with_closing_punctuation() {
        assert_eq!(wrap("新钢公司，近", 10.0, 40.0, 3), ["新钢公", "司，近"]);
        assert_eq!(wrap("国电投分宜电厂扩建", 10.0, 80.0, 2), ["国电投分宜", "电厂扩建"]);
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(wrap("新钢公司12280户", 10.0, 60.0, 3), ["新钢公司", "12280户"]);
    }

    #[test]
    fn a_quoted_name_stays_whole() {
        assert_eq!(wrap("参加“水花行动”的", 10.0, 70.0, 2), ["参加", "“水花行动”的"]);
    }

    #[test]
    fn the_last_line_is_shortened() {
        assert_eq!(wrap("新钢公司新钢公司", 10.0, 30.0, 2), ["新钢公", "司新…"]);
    }
}
