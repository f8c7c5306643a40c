//! Breaks text into lines by Unicode's line breaking algorithm (UAX #14): no closing punctuation at the start of a line, no opening
//! one at its end, words and numbers whole.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use crate::text::measure::width;

/// Joins what must not be separated by a line break, such as a number and its unit; it is not drawn.
pub const JOINER: char = '\u{2060}';

/// Breaks a text into lines no wider than `room`. If the last line would have no more than two characters, the others are made a
/// little shorter. A word wider than `room` is broken anywhere.
///
/// `size` and `room` are in one unit, such as pixels.
///
/// ```
/// use gongxiaomei::export::line_break::lines;
/// assert_eq!(lines("养老、上学、喝水，都落到人身上。", 10.0, 60.0), ["养老、上学、", "喝水，都落到", "人身上。"]);
/// ```
pub fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    let parts = parts(text);
    let broken = fill(&parts, size, room);
    let alone = |lines: &[String]| lines.last().is_some_and(|last| width(last, 1.0) < ALONE);
    if broken.len() < 2 || !alone(&broken) {
        return broken;
    }
    let shorter = (1..=SHORTER).map(|ems| fill(&parts, size, room - f64::from(ems) * size));
    shorter.take_while(|lines| lines.len() == broken.len()).find(|lines| !alone(lines)).unwrap_or(broken)
}

/// A last line shorter than this, in ems, is an orphan: two characters and a full stop.
const ALONE: f64 = 2.5;
/// Most that lines are shortened to avoid an orphan, in ems.
const SHORTER: u32 = 6;

/// As [`lines`], for headlines: each clause is a line if all fit; otherwise the lines are balanced.
pub fn headline(text: &str, size: f64, room: f64) -> Vec<String> {
    let clauses: Vec<&str> = text.split_inclusive(ENDS).collect();
    if clauses.iter().all(|clause| width(clause.trim_end(), size) <= room) {
        return fill(&clauses, size, room);
    }
    let parts = parts(text);
    let broken = fill(&parts, size, room);
    if broken.len() > 1 { balance(&parts, size, room, broken.len()) } else { broken }
}

/// Characters that end a clause.
const ENDS: [char; 5] = ['，', '；', '：', '。', '、'];

/// The unbreakable segments, in the order of the text.
fn parts(text: &str) -> Vec<&str> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut out = Vec::new();
    let mut from = 0;
    for to in segmenter.segment_str(text).filter(|to| *to > 0) {
        if let Some(part) = text.get(from..to) {
            out.push(part);
        }
        from = to;
    }
    out
}

/// Puts as many segments on each line as fit.
fn fill(parts: &[&str], size: f64, room: f64) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    // The current line and its width: each segment is measured once, so that a long line of zero-width characters stays linear.
    let (mut line, mut used) = (String::new(), 0.0);
    let mut close = |line: &mut String, used: &mut f64| {
        if !line.trim().is_empty() {
            out.push(line.trim().replace(JOINER, ""));
        }
        line.clear();
        *used = 0.0;
    };
    for part in parts {
        let needed = width(part.trim_end(), size);
        if used + needed > room {
            close(&mut line, &mut used);
        }
        if used + needed <= room {
            line.push_str(part);
            used += width(part, size);
            continue;
        }
        for c in part.chars() {
            let needed = width(c.encode_utf8(&mut [0; 4]), size);
            if !line.is_empty() && used + needed > room {
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
        let text = "把群众“急难愁盼”的问题逐个解决；路通了，园绿了（村子也净了）。《新余》、“工小美”：从头说起……";
        for room in 8..28 {
            for line in lines(text, 1.0, f64::from(room)) {
                assert!(!line.starts_with(|c| "，。、；：！？”’）》」…".contains(c)), "{room}: {line}");
                assert!(!line.ends_with(|c| "“‘（《「".contains(c)), "{room}: {line}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_and_no_line_is_wider_than_its_room() {
        let text = "新余高新区比的是全国，袁河经开区和分宜工业园比的是全省。Xinyu made 18.5 ten-thousand tonnes";
        for room in 3..40 {
            let broken = lines(text, 1.0, f64::from(room));
            assert_eq!(broken.concat().replace(' ', ""), text.replace(' ', ""));
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
        assert_eq!(lines("甲乙丙丁戊己庚辛壬", 10.0, 80.0), ["甲乙丙丁戊己", "庚辛壬"]);
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
