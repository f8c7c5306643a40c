//! Breaks text into lines by Unicode's line breaking algorithm (UAX #14): no closing punctuation at the start of a line, no opening
//! one at its end, words and numbers whole.

use std::cell::Cell;
use std::collections::BTreeSet;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use crate::text::measure::width;
use crate::text::quoted;

/// Joins what must not be separated by a line break, such as a number and its unit; it is not drawn.
pub const JOINER: char = '\u{2060}';

/// Breaks a text into lines no wider than `room`. If the last line would have fewer than four characters, the others are made a
/// little shorter, or the line before it. A word wider than `room` is broken anywhere. Between a figure and Chinese characters is a thin
/// gap, but not within a figure that is joined to its unit.
///
/// `size` and `room` are in one unit, such as pixels.
///
/// ```
/// use gongxiaomei::export::line_break::lines;
/// assert_eq!(lines("养老、上学、喝水，都落到人身上。", 10.0, 60.0), ["养老、上学、", "喝水，都落", "到人身上。"]);
/// ```
pub fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    let text = &spaced(text);
    let parts = parts(text);
    let broken = fill(&parts, size, room);
    let alone = |lines: &[String]| lines.last().is_some_and(|last| width(last.trim_end_matches(CLOSING), 1.0) < ALONE);
    if !(2..=LONG).contains(&broken.len()) || !alone(&broken) {
        return broken;
    }
    let by = |ems: u32| room - f64::from(ems) * size;
    let all = (1..=SHORTER).map(|ems| fill(&parts, size, by(ems)));
    let before_last = broken.len() - 2;
    let one = (1..=SHORTER).map(|ems| fill_each(&parts, size, |line| if line == before_last { by(ems) } else { room }));
    let fits = |lines: &Vec<String>| lines.len() == broken.len() && !alone(lines);
    all.chain(one).find(fits).unwrap_or_else(|| broken.clone())
}

/// Characters that no line begins with, and that do not count in a last line.
const CLOSING: [char; 13] = ['，', '。', '、', '；', '：', '！', '？', '”', '’', '）', '》', '」', '…'];

/// Of a text with more lines the last line is left as it is: no text of the page is as long, and the cost stays that of one pass.
const LONG: usize = 24;

/// A last line shorter than this, in ems, is too short.
const ALONE: f64 = 4.0;

/// A hair space, as wide as the gap that browsers set between Chinese and letters or digits.
const GAP: char = '\u{200a}';

/// The text with gaps between Chinese characters and letters or digits.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    let mut last = ' ';
    for c in text.chars() {
        let meet = |a: char, b: char| ideograph(a) && (b.is_ascii_alphanumeric());
        if meet(last, c) || meet(c, last) {
            out.push(GAP);
        }
        out.push(c);
        last = c;
    }
    out
}

/// Whether a character is a Chinese one, not punctuation.
fn ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Most that lines are shortened to avoid an orphan, in ems.
const SHORTER: u32 = 6;

/// As [`lines`], for headlines: each clause is a line if all fit; otherwise the lines are balanced.
pub fn headline(text: &str, size: f64, room: f64) -> Vec<String> {
    let clauses: Vec<&str> = text.split_inclusive(ENDS).collect();
    if clauses.iter().all(|clause| width(clause.trim_end(), size) <= room) {
        return fill(&clauses, size, room);
    }
    let text = &spaced(text);
    let parts = parts(text);
    let broken = fill(&parts, size, room);
    if broken.len() > 1 { balance(&parts, size, room, broken.len()) } else { broken }
}

/// Characters that no line ends with.
const OPENING: &str = "“‘（《「";

/// Characters that end a clause.
const ENDS: [char; 5] = ['，', '；', '：', '。', '、'];

/// The unbreakable segments, in the order of the text.
fn parts(text: &str) -> Vec<&str> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut names = Vec::new();
    let mut places: BTreeSet<usize> = segmenter.segment_str(text).filter(|to| *to > 0).collect();
    let mut at = 0;
    for (named, run) in quoted::runs(text) {
        let (start, end) = (at, at + run.len());
        at = end;
        if !named {
            continue;
        }
        names.push(start + 1..end);
        // The algorithm breaks beside no quotation mark, whose direction it does not know. Between Chinese characters there is no doubt.
        if text.get(..start).and_then(|before| before.chars().next_back()).is_some_and(|last| !OPENING.contains(last)) {
            places.insert(start);
        }
        if text.get(end..).and_then(|after| after.chars().next()).is_some_and(ideograph) {
            places.insert(end);
        }
    }
    let mut out = Vec::new();
    let mut from = 0;
    for to in places.into_iter().filter(|to| names.iter().all(|name| !name.contains(to))) {
        if let Some(part) = text.get(from..to) {
            out.push(part);
        }
        from = to;
    }
    out
}

/// Puts as many segments on each line as fit.
fn fill(parts: &[&str], size: f64, room: f64) -> Vec<String> {
    fill_each(parts, size, |_| room)
}

/// As [`fill`], with a room for each line, counted from 0.
fn fill_each(parts: &[&str], size: f64, room_of: impl Fn(usize) -> f64) -> Vec<String> {
    let room = Cell::new(room_of(0));
    let mut out: Vec<String> = Vec::new();
    // The current line and its width: each segment is measured once, so that a long line of zero-width characters stays linear.
    let (mut line, mut used) = (String::new(), 0.0);
    let mut close = |line: &mut String, used: &mut f64| {
        if !line.trim().is_empty() {
            out.push(line.trim().replace(JOINER, ""));
        }
        line.clear();
        *used = 0.0;
        room.set(room_of(out.len()));
    };
    for part in parts {
        let needed = width(part.trim_end(), size);
        if used + needed > room.get() {
            close(&mut line, &mut used);
        }
        if used + needed <= room.get() {
            line.push_str(part);
            used += width(part, size);
            continue;
        }
        for c in part.chars() {
            let needed = width(c.encode_utf8(&mut [0; 4]), size);
            if !line.is_empty() && used + needed > room.get() {
                close(&mut line, &mut used);
            }
            line.push(c);
            used += needed;
        }
    }
    close(&mut line, &mut used);
    out
}

/// Balances a text over `count` lines, by the smallest width at which it still takes no more.
fn balance(parts: &[&str], size: f64, room: f64, count: usize) -> Vec<String> {
    let (mut least, mut most) = (room / 2.0, room);
    for _ in 0..8 {
        let middle = f64::midpoint(least, most);
        if fill(parts, size, middle).len() > count {
            least = middle;
        } else {
            most = middle;
        }
    }
    fill(parts, size, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_with_no_closing_and_ends_with_no_opening_punctuation() {
        let text = "把群众“急难愁盼”的问题逐个解决；路通了，园绿了（村子也净了）。《青川》、“茶米水”：从头说起……";
        for room in 8..28 {
            for line in lines(text, 1.0, f64::from(room)) {
                assert!(!line.starts_with(|c| "，。、；：！？”’）》」…".contains(c)), "{room}: {line}");
                assert!(!line.ends_with(|c| "“‘（《「".contains(c)), "{room}: {line}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_and_no_line_is_wider_than_its_room() {
        let text = "青川高新区比的是全国，茶溪经开区和石桥工业园比的是全省。Qingchuan made 12.5 ten-thousand tonnes";
        for room in 3..40 {
            let broken = lines(text, 1.0, f64::from(room));
            assert_eq!(broken.concat().replace([' ', GAP], ""), text.replace(' ', ""));
            assert!(broken.iter().all(|line| width(line, 1.0) <= f64::from(room)), "{room}: {broken:?}");
        }
    }

    #[test]
    fn what_is_joined_stays_together() {
        let joined = ["营收", "超\u{2060}1000\u{2060}亿\u{2060}元"].concat();
        assert_eq!(lines(&joined, 10.0, 55.0), ["营收", "超1000亿元"]);
    }

    #[test]
    fn a_last_line_of_one_character_draws_others_to_it() {
        assert_eq!(lines("甲乙丙丁戊己庚辛壬", 10.0, 80.0), ["甲乙丙丁戊", "己庚辛壬"]);
    }

    #[test]
    fn a_quoted_name_is_not_divided() {
        for room in 6..20 {
            let broken = lines("青川有“茶米水”之称，“五路一桥”陆续完工", 1.0, f64::from(room));
            for name in ["“茶米水”", "“五路一桥”"] {
                assert!(broken.iter().any(|line| line.contains(name)), "{room}: {broken:?}");
            }
        }
    }

    #[test]
    fn a_gap_is_set_between_chinese_and_digits_but_not_within_a_figure() {
        assert_eq!(lines("1个点代表100人", 1.0, 20.0), ["1\u{200a}个点代表\u{200a}100\u{200a}人"]);
        let joined = ["营收超\u{2060}1000\u{2060}亿\u{2060}元"].concat();
        assert_eq!(lines(&joined, 1.0, 20.0), ["营收超1000亿元"]);
    }

    #[test]
    fn a_headline_breaks_between_its_clauses_and_else_in_the_middle() {
        assert_eq!(headline("路通了，园绿了，村子净了", 10.0, 90.0), ["路通了，园绿了，", "村子净了"]);
        assert_eq!(headline("甲乙丙丁戊己庚辛壬癸", 10.0, 80.0), ["甲乙丙丁戊", "己庚辛壬癸"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_parted() {
        assert_eq!(lines("abcdefgh", 10.0, 24.0).concat(), "abcdefgh");
    }
}
