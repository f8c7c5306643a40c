//! Suggests the valid name closest to a wrong one.

use strsim::{damerau_levenshtein, jaro_winkler};

/// Least Jaro-Winkler similarity of a suggestion when more than a third of the letters differ.
const ALIKE: f64 = 0.8;

/// Most bytes of a name that is compared: a longer one is no typing error, and comparing takes time and memory in proportion to
/// the product of both lengths.
const LONGEST: usize = 120;

/// The candidate closest to `name`, or `None` if none is close; of equally close ones the first.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let name = fold(name);
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| candidate.len() <= LONGEST) {
        let folded = fold(candidate);
        let longest = name.chars().count().max(folded.chars().count());
        let steps = damerau_levenshtein(&name, &folded);
        let alike = jaro_winkler(&name, &folded);
        // At least one letter is shared, and most are.
        let near = steps < longest && steps <= (longest / 3).max(1);
        if (near || alike >= ALIKE) && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The known name that `name` means: itself, or the closest. A misspelt id counts as a use of the id it means, so that one
/// typing error is not reported twice, once as unknown and once as unused.
pub fn meant<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    known.iter().copied().find(|candidate| *candidate == name).or_else(|| nearest(name, known.iter().copied()))
}

/// A name without differences that hardly show: capitals, full-width letters, `_` for `-`.
fn fold(name: &str) -> String {
    let narrow = name.trim().chars().map(|c| narrow(c).unwrap_or(c));
    narrow.flat_map(char::to_lowercase).map(|c| if c == '_' { '-' } else { c }).collect()
}

/// The ASCII character that a full-width one, as typed by a Chinese input method, stands for.
pub fn narrow(c: char) -> Option<char> {
    match c {
        '“' | '”' | '„' | '‘' | '’' | '「' | '」' => Some('"'),
        '【' => Some('['),
        '】' => Some(']'),
        '、' => Some(','),
        '\u{3000}' | '\u{a0}' => Some(' '),
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_name() {
        assert_eq!(nearest("亿圆", ["元", "万元", "亿元"]), Some("亿元"));
        assert_eq!(nearest("steel-revenu", ["steel-park", "steel-revenue"]), Some("steel-revenue"));
        assert_eq!(nearest("at-least", ["exact", "at_least"]), Some("at_least"));
        assert_eq!(nearest("％", ["个", "%"]), Some("%"));
        assert_eq!(nearest("Bars", ["rates", "bars"]), Some("bars"));
    }

    #[test]
    fn what_is_like_nothing_gets_no_suggestion() {
        assert_eq!(nearest("个", ["家", "户"]), None);
        assert_eq!(nearest("sankey", ["range", "bars", "tank"]), None);
        assert_eq!(nearest("x", []), None);
    }
}
