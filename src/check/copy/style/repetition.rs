//! Characters and words that stand there twice, characters that stand alone, and a number that is said to be near twice.

use super::letters::{Found, Letters, REFERENCE, is_han};
use super::punctuation::parts;

/// Characters that stand there twice by mistake, unless one of the second belongs before the first (目的的) or one of the third after
/// the second (了了解).
const PARTICLES: [(char, &str, &str); 19] = [
    ('的', "目", "士确"),
    ('了', "为除", "解结断却不如然"),
    ('在', "存现正实所潜内外自旨", "线建校岗职编册场家外内地任乎于位野逃押读研途即意"),
    ('和', "温缓饱总平谐共", "平谐睦解田美气蔼顺"),
    ('与', "参给赋", "会众其时日民"),
    ('及', "以普涉顾波", "时其格早至"),
    ('或', "", "者许是"),
    ('被', "", "子告动褥害"),
    ('把', "", "握关脉手控持戏"),
    ('将', "即干大小少上中", "军来士要近"),
    ('就', "成造", "业医学近地餐读诊职是此绪座任"),
    ('都', "首成古花", "市江会匀城昌"),
    ('也', "", "许门"),
    ('而', "然从因反", "且是言今"),
    ('之', "总", "后前间一外内下上中所"),
    ('其', "尤极与及", "他中余实次它间"),
    ('并', "合兼", "购网且行列轨进重入"),
    ('让', "转出割", "步利座渡"),
    ('均', "平人", "衡匀价等值分"),
];

/// Words that follow themselves as they should: 研究研究, 很多很多.
const DOUBLED: [&str; 16] = [
    "研究", "讨论", "商量", "学习", "休息", "了解", "认识", "活动", "锻炼", "打听", "尝试", "考虑", "很多", "许多",
    "非常", "彼此",
];

/// The longest word that is looked for twice, in characters.
const LONGEST: usize = 6;

/// Characters that are a clause by themselves.
const CLAUSES: &str = "是好对不看听来走快请但而且则故即如若注例问答附图表嗯哦嘿";

pub fn review(text: &Letters) -> Vec<Found> {
    let mut out = text.each(|at, c| particle(text, at, c));
    out.extend(words(text));
    out.extend(text.each(|at, c| alone(text, at, c)));
    out.extend(text.each(|at, c| near(text, at, c)));
    out
}

/// 的的, 人人人.
fn particle(text: &Letters, at: usize, c: char) -> Option<Found> {
    let before = text.near(at, -1);
    if before == c || text.near(at, 1) != c {
        return None;
    }
    let end = text.after(at, |next| next == c);
    let known = |(_, first, last): &(char, &str, &str)| first.contains(before) || last.contains(text.at(end));
    let twice = PARTICLES.iter().any(|particle| particle.0 == c && (end - at > 2 || !known(particle)));
    let often = end - at > 2 && is_han(c) && !"〇零一二三四五六七八九十某哈".contains(c);
    (twice || often).then(|| Found::new(at, end, ("不重复的字", "the character once")).instead(c))
}

/// 建设建设: words of two characters or more that follow themselves.
fn words(text: &Letters) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let once = |length: usize| text.slice(at, at + length);
        let twice = |length: &usize| once(*length) == text.slice(at + length, at + 2 * length) && word(once(*length));
        match (2..=LONGEST).find(|length| at + 2 * length <= text.len() && twice(length)) {
            Some(length) => {
                let mut end = at + 2 * length;
                while text.slice(end, end + length) == once(length) {
                    end += length;
                }
                let found = Found::new(at, end, ("不重复的词", "the word once"));
                out.push(found.instead(once(length).iter().collect::<String>()));
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether characters are a word that follows itself by mistake. Numbers do (二〇二〇), single characters (多多), what is done one by one
/// (一步一步), and some words.
fn word(characters: &[char]) -> bool {
    let varied = characters.iter().any(|c| Some(c) != characters.first());
    let number = characters.iter().all(|c| "〇零一二三四五六七八九十百千".contains(*c));
    let by_one = characters.first() == Some(&'一');
    let known = DOUBLED.iter().any(|word| word.chars().eq(characters.iter().copied()));
    varied && !number && !by_one && !known && characters.iter().copied().all(is_han)
}

/// A character that is a clause by itself, between others.
fn alone(text: &Letters, at: usize, c: char) -> Option<Found> {
    let (before, after) = (text.near(at, -1), text.near(at, 1));
    let between = (parts(before) || before == '\0') && parts(after) && after != '：';
    (is_han(c) && between && text.len() > 3 && !CLAUSES.contains(c))
        .then(|| Found::new(at, at + 1, ("不单独成句的字", "no clause of one character")))
}

/// 约20个左右: near twice.
fn near(text: &Letters, at: usize, c: char) -> Option<Found> {
    /// The longest number with its unit between the two words.
    const LONGEST: usize = 12;
    let counted = |c: &&char| **c != '左' && (is_han(**c) || number(**c));
    let end = at + 1 + text.slice(at + 1, at + LONGEST).iter().take_while(counted).count();
    let counts = text.slice(at + 1, end).iter().any(|c| c.is_ascii_digit() || *c == REFERENCE);
    (matches!(c, '约' | '近') && counts && number(text.near(at, 1)) && text.has(end, "左右"))
        .then(|| Found::new(end, end + 2, ("“约”“近”与“左右”只用一个", "either 约 or 左右")).instead(""))
}

fn number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '%') || c == REFERENCE
}
