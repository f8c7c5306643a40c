//! A line of a text, letter by letter: full-width digits, letters and signs as the narrow ones that they stand for, so that each rule is
//! written once. A letter keeps its place.

/// A line.
#[derive(Debug, Clone)]
pub struct Letters {
    written: Vec<char>,
    plain: Vec<char>,
}

/// The letter before a line and after it.
pub const NONE: char = '\0';

/// What ends a sentence.
const STOPS: [char; 6] = ['。', '！', '？', '；', '!', ';'];

/// Most letters of a heading.
const HEADING: usize = 40;

impl Letters {
    /// A line of a text.
    pub fn new(line: &str) -> Letters {
        let written: Vec<char> = line.chars().collect();
        let mut plain: Vec<char> = written.iter().map(|c| narrow(*c)).collect();
        // In ordinary words some of them say something else: 队伍, 大陆, 收拾. Beside each other they count.
        for run in plain.chunk_by_mut(|a, b| counts(*a) && counts(*b)) {
            if run.len() > 1 && run.iter().any(|c| "壹贰叁肆柒捌玖佰仟".contains(*c)) {
                for c in run {
                    *c = formal(*c).unwrap_or(*c);
                }
            }
        }
        Letters { written, plain }
    }

    /// How many letters there are.
    pub fn len(&self) -> usize {
        self.plain.len()
    }

    /// The letter at a place; [`NONE`] outside of the line.
    pub fn at(&self, at: usize) -> char {
        self.plain.get(at).copied().unwrap_or(NONE)
    }

    /// The letter so many before a place.
    pub fn before(&self, at: usize, steps: usize) -> char {
        at.checked_sub(steps).map_or(NONE, |at| self.at(at))
    }

    /// Whether these words begin at a place.
    pub fn has(&self, at: usize, words: &str) -> bool {
        words.chars().enumerate().all(|(i, c)| self.at(at + i) == c)
    }

    /// Whether these words end at a place.
    pub fn ends(&self, at: usize, words: &str) -> bool {
        at.checked_sub(words.chars().count()).is_some_and(|begin| self.has(begin, words))
    }

    /// The first place from `at` on whose letter is not such a one.
    pub fn after(&self, mut at: usize, such: impl Fn(char) -> bool) -> usize {
        while at < self.len() && such(self.at(at)) {
            at += 1;
        }
        at
    }

    /// The letters between two places as they are read.
    pub fn plain(&self, from: usize, to: usize) -> &[char] {
        self.plain.get(from..to.min(self.len())).unwrap_or_default()
    }

    /// The text between two places as it is written.
    pub fn written(&self, from: usize, to: usize) -> String {
        self.written.get(from..to.min(self.len())).unwrap_or_default().iter().collect()
    }

    /// Where the clause begins that a place is in: after a comma or the end of a sentence, at most 40 letters before.
    pub fn clause(&self, at: usize) -> usize {
        let stop = |c: char| STOPS.contains(&c) || matches!(c, '，' | '：' | ',' | ':');
        let begin = (at.saturating_sub(HEADING)..at).rev().find(|i| stop(self.at(*i)));
        begin.map_or(at.saturating_sub(HEADING), |stop| stop + 1)
    }

    /// Where the words begin that may say what a number at a place is of: after the end of a sentence, at most 60 letters before.
    pub fn sentence(&self, at: usize) -> usize {
        let far = at.saturating_sub(60);
        (far..at).rev().find(|i| STOPS.contains(&self.at(*i))).map_or(far, |stop| stop + 1)
    }

    /// Where those end: before a comma or the end of a sentence, at most 30 letters after.
    pub fn sentence_end(&self, at: usize) -> usize {
        let far = (at + 30).min(self.len());
        (at..far).find(|i| STOPS.contains(&self.at(*i)) || matches!(self.at(*i), '，' | ',')).unwrap_or(far)
    }

    /// Whether it is a heading: a short line that ends no sentence. It belongs to the paragraph that it heads.
    fn heading(&self) -> bool {
        let last = self.plain.iter().rev().find(|c| !c.is_whitespace() && !"”’」』".contains(**c)).copied();
        self.len() <= HEADING && !last.is_some_and(|c| STOPS.contains(&c) || matches!(c, '：' | '…' | ':' | '，' | '.'))
    }
}

/// The lines of a text that say anything, each with its number in the text and that of its paragraph, both from 1.
pub fn lines(text: &str) -> Vec<(usize, usize, Letters)> {
    let mut paragraph = 1;
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let letters = Letters::new(line);
        let heading = letters.heading();
        lines.push((at + 1, paragraph, letters));
        paragraph += usize::from(!heading);
    }
    lines
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '／' | '＋' | '－' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        '○' => '〇',
        '萬' => '万',
        '億' => '亿',
        '兩' => '两',
        c => c,
    }
}

/// The ordinary numeral for one that is written on cheques.
fn formal(c: char) -> Option<char> {
    let place = "壹贰叁肆伍陆柒捌玖拾佰仟".chars().position(|own| own == c)?;
    "一二三四五六七八九十百千".chars().nth(place)
}

/// Whether a letter may be a part of a number that is written so.
fn counts(c: char) -> bool {
    formal(c).is_some() || "零万亿".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_belongs_to_the_paragraph_after_it() {
        let text = "标题\n\n第一段说了一句话。\n小标题\n　　第二段也说了一句话。\n来源：某处\n";
        let found: Vec<_> = lines(text).iter().map(|(line, paragraph, _)| (*line, *paragraph)).collect();
        assert_eq!(found, [(1, 1), (3, 1), (4, 2), (5, 2), (6, 3)]);
    }

    #[test]
    fn letters_have_one_width_and_keep_their_places() {
        let letters = Letters::new("增长１２．５％");
        assert!(letters.has(2, "12.5%") && letters.ends(4, "12"));
        assert_eq!(letters.written(2, 7), "１２．５％");
        assert_eq!((letters.before(2, 1), letters.before(2, 3), letters.at(7)), ('长', NONE, NONE));
        let letters = Letters::new("队伍收到叁拾伍万元");
        assert!(letters.has(1, "伍") && letters.has(4, "三十五万元"));
    }
}
