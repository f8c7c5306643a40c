//! Where a line of a Chinese text may end: in a heading, within a clause that is too long for one line, between words; in other texts
//! anywhere but in the last words, since a last line of a character or two looks like a mistake.

use icu_provider::prelude::{DataError, DataErrorKind, DataMarker, DataProvider, DataRequest, DataResponse};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakOptions;
use icu_segmenter::provider::{
    Baked, SegmenterBreakGraphemeClusterV1, SegmenterBreakWordOverrideV1, SegmenterBreakWordV1,
    SegmenterDictionaryAutoV2, SegmenterDictionaryExtendedV2,
};

/// Most characters of a clause or phrase that is kept in one line. The narrowest line of a heading, in the largest text, is about as long.
const LONGEST: usize = 7;

/// Fewest characters of a phrase: a heading should not end in a shorter line.
const SHORTEST: usize = 3;

/// Characters that end a clause.
const ENDS: [char; 7] = ['，', '；', '：', '。', '、', '！', '？'];

/// Words of one character that belong to the word before them.
const AFTER: [&str; 8] = ["的", "了", "与", "和", "及", "等", "着", "地"];

/// A character that begins a word only together with what is before it: 颐养之家.
const SUFFIX: char = '之';

/// The phrases of a text, in order: clauses, with those of more than [`LONGEST`] characters divided between two words, as near to their
/// middle as possible. The words are those of ICU's dictionary, in which those of other readings and new names are missing: its words
/// of a single character may belong to a longer one, so nothing is divided beside them if there is another place.
///
/// ```
/// use gongxiaomei::text::phrases::phrases;
/// assert_eq!(phrases("提升城市功能与品质，整治农村环境"), ["提升城市", "功能与品质，", "整治农村环境"]);
/// assert_eq!(phrases("路通了"), ["路通了"]);
/// ```
pub fn phrases(text: &str) -> Vec<&str> {
    text.split_inclusive(ENDS).flat_map(divided).collect()
}

/// The phrases of a clause.
fn divided(clause: &str) -> Vec<&str> {
    let inside = clause.trim_end_matches(ENDS);
    let words = if inside.chars().count() > LONGEST { words(inside) } else { vec![inside] };
    let mut rest = clause;
    let mut out = Vec::new();
    let groups = groups(&words);
    for group in groups.iter().take(groups.len() - 1) {
        let (phrase, after) = rest.split_at(group.iter().map(|word| word.len()).sum());
        out.push(phrase);
        rest = after;
    }
    out.push(rest);
    out
}

/// Words as groups of at most [`LONGEST`] characters, if they can be parted so; at least one.
fn groups<'a, 'b>(words: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let all = length(words);
    if all <= LONGEST {
        return vec![words];
    }
    let halves = || (1..words.len()).filter_map(|at| words.split_at_checked(at));
    let long = || halves().filter(|(a, b)| length(a) >= SHORTEST && length(b) >= SHORTEST);
    let middle = |beside_single: bool| {
        let parted = long().filter(|(a, b)| may_part(a.last(), b.first(), beside_single));
        // Of two places as near, the later one.
        parted.rev().min_by_key(|(a, _)| (2 * length(a)).abs_diff(all))
    };
    match middle(false).or_else(|| middle(true)) {
        Some((a, b)) => [groups(a), groups(b)].concat(),
        None => vec![words],
    }
}

/// Whether a line may end between two words.
fn may_part(before: Option<&&str>, after: Option<&&str>, beside_single: bool) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let whole = several(before) || AFTER.contains(before);
    several(after) && !after.starts_with(SUFFIX) && (whole || beside_single)
}

/// Fewest letters and digits of a last line.
pub const LAST_LINE: usize = 4;

/// Most letters and digits that are kept in one line for that, and most of a rest that is preferred to a shorter one because it begins
/// with a word of several characters, after such a word.
const KEPT: usize = 8;
const PREFERRED: usize = 6;

/// Marks after which no line ends.
const OPENING: [char; 5] = ['“', '‘', '（', '《', '「'];

/// How many letters and digits a text has.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Where the last words of a text begin, in bytes: the fewest that have at least `enough` letters and digits. `None` if the text has fewer,
/// or if so few words have far more. An opening mark before them is none of them: no line ends after it in any case, and where it begins a
/// line browsers take away its empty half only if it may be broken.
///
/// ```
/// use gongxiaomei::text::phrases::last_words;
/// let text = "供水体系、备用水源地均已建成。";
/// assert_eq!(last_words(text, 4).and_then(|at| text.get(at..)), Some("均已建成。"));
/// ```
pub fn last_words(text: &str, enough: usize) -> Option<usize> {
    let mut ends = Vec::new();
    let mut at = text.len();
    let words = words(text);
    for (i, after) in words.iter().enumerate().rev() {
        at -= after.len();
        let before = i.checked_sub(1).and_then(|i| words.get(i));
        let tail = text.get(at..)?;
        let length = letters(tail);
        if length > KEPT {
            break;
        }
        if length >= enough && may_begin(before, tail) {
            let between_words = before.is_none_or(|before| !letter(before)) || may_part(before, Some(after), false);
            ends.push((at, between_words && length <= PREFERRED));
        }
    }
    let (at, _) = ends.iter().find(|(_, preferred)| *preferred).or(ends.first())?;
    let opening = text.get(*at..)?.find(|c| !OPENING.contains(&c))?;
    Some(at + opening)
}

/// Whether a line may begin with the rest of a text: not with a mark that belongs to what is before it, nor within a name in quotation
/// marks.
fn may_begin(before: Option<&&str>, tail: &str) -> bool {
    let begins = tail.starts_with(|c: char| c.is_alphanumeric() || OPENING.contains(&c));
    let count = |mark| tail.matches(mark).count();
    begins && before.is_none_or(|before| !before.ends_with(OPENING)) && count('”') <= count('“')
}

/// Whether a word has a letter or digit.
fn letter(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// The words of a text. The dictionary lacks some: words of a single character in a row are taken in pairs, 人居, 营收, 全省双拥, and where
/// their number is odd the first belongs to the word before it, 工业园前移, or without one the first three are a word, 高新区.
fn words(text: &str) -> Vec<&str> {
    let Ok(segmenter) = segmenter() else { return vec![text] };
    let ends: Vec<usize> = segmenter.as_borrowed().segment_str(text).collect();
    let found: Vec<&str> = ends.array_windows().filter_map(|&[from, to]| text.get(from..to)).collect();
    let single = |word: &str| !several(word) && letter(word) && !AFTER.contains(&word);
    let length = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    let mut lengths: Vec<usize> = Vec::new();
    let mut joins = false;
    for run in found.chunk_by(|a, b| single(a) && single(b)) {
        let odd = match (run.len() > 1 && run.len() % 2 == 1, joins) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 3,
        };
        let (first, pairs) = run.split_at(odd);
        match lengths.last_mut() {
            Some(before) if joins => *before += length(first),
            _ if odd > 0 => lengths.push(length(first)),
            _ => {}
        }
        lengths.extend(pairs.chunks(2).map(length));
        joins = run.last().is_some_and(|word| several(word) && letter(word));
    }
    let mut rest = text;
    let parted = lengths.into_iter().filter_map(|length| {
        let (word, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(word)
    });
    parted.collect()
}

/// Whether a word has more than one character.
fn several(word: &str) -> bool {
    word.chars().nth(1).is_some()
}

/// Finds words by a dictionary of Chinese and Japanese. Fails only if the crate came without its data.
fn segmenter() -> Result<WordSegmenter, DataError> {
    WordSegmenter::try_new_dictionary_unstable(&Chinese, WordBreakOptions::default())
}

/// The segmenter's data without the dictionaries of languages of South East Asia, a megabyte in the press.
struct Chinese;

impl DataProvider<SegmenterDictionaryExtendedV2> for Chinese {
    fn load(&self, _: DataRequest<'_>) -> Result<DataResponse<SegmenterDictionaryExtendedV2>, DataError> {
        Err(DataErrorKind::IdentifierNotFound.with_marker(SegmenterDictionaryExtendedV2::INFO))
    }
}

/// Takes these data as they come with the crate.
macro_rules! as_they_come {
    ($($marker:ty),*) => {$(
        impl DataProvider<$marker> for Chinese {
            fn load(&self, request: DataRequest<'_>) -> Result<DataResponse<$marker>, DataError> {
                Baked.load(request)
            }
        }
    )*};
}

as_they_come!(
    SegmenterBreakWordV1,
    SegmenterBreakWordOverrideV1,
    SegmenterBreakGraphemeClusterV1,
    SegmenterDictionaryAutoV2
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_clauses_are_divided_between_words_near_their_middle() {
        for (clause, expected) in [
            ("连续获得双拥模范城称号", &["连续获得双拥", "模范城称号"][..]),
            ("整治农村人居环境", &["整治农村", "人居环境"]),
            ("做大做强优势产业", &["做大做强", "优势产业"]),
            ("加快推进高质量跨越式发展", &["加快推进高质量", "跨越式发展"]),
            ("自然村用上自来水", &["自然村用上", "自来水"]),
            ("民生做细做实", &["民生做细做实"]),
            ("高新区全国排名升", &["高新区全国", "排名升"]),
        ] {
            assert_eq!(phrases(clause), expected);
        }
    }

    #[test]
    fn the_last_words_are_at_least_four_characters_and_whole() {
        for (text, expected) in [
            ("项目投资，竣工发电", Some("竣工发电")),
            ("原文列明，老旧小区改造全面开工", Some("全面开工")),
            ("引领夜市消费新风尚。", Some("消费新风尚。")),
            ("各比率分别以自己的全部为100%，不能相加。", Some("不能相加。")),
            ("部分为2020年数据。", Some("2020年数据。")),
            ("连续获得的是全国双拥模范城、全省双拥模范城。", Some("双拥模范城。")),
            ("综合考核，分宜工业园前移", Some("工业园前移")),
            ("贯彻新发展理念，构建新发展格局。", Some("发展格局。")),
            ("断续延伸表示“超”", Some("延伸表示“超”")),
            ("辩证看待“小”、充分挖掘“美”。", Some("充分挖掘“美”。")),
            ("建成。", None),
            ("融入《长江中游城市群发展规划》", Some("发展规划》")),
            ("组织好“我为群众办实事”", Some("我为群众办实事”")),
            ("组织好“我为全体群众办几件实事”", None),
        ] {
            let found = last_words(text, LAST_LINE).and_then(|at| text.get(at..));
            assert_eq!(found, expected, "{text}: {:?}", words(text));
        }
    }

    #[test]
    fn nothing_is_lost_and_no_phrase_begins_with_a_mark_or_is_very_short() {
        for text in ["", "，", "学游泳、吃营养餐、配眼镜", "5G网络已基本覆盖全部城区", "人人人人人人人人人人人人人人人"]
        {
            let phrases = phrases(text);
            assert_eq!(phrases.concat(), text);
            for phrase in phrases {
                assert!(!phrase.starts_with(ENDS) || text == "，", "{text}: {phrase}");
                let length = |text: &str| text.trim_end_matches(ENDS).chars().count();
                assert!(length(phrase) >= SHORTEST || length(text) < LONGEST, "{text}: {phrase}");
            }
        }
    }
}
