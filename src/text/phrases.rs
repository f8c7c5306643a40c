//! Where a line of a Chinese heading may end within a clause that is too long for one line: between words, not within them.

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
    let length = length(clause);
    if length <= LONGEST {
        return vec![clause];
    }
    let words = words(clause);
    let places = |beside_single: bool| {
        let mut at = 0;
        let ends = words.windows(2).filter_map(move |pair| {
            let [before, after] = *pair else { return None };
            at += before.len();
            let whole = several(before) || AFTER.contains(&before);
            (several(after) && !after.starts_with(SUFFIX) && (whole || beside_single)).then_some(at)
        });
        let halves = ends.filter_map(|at| clause.split_at_checked(at));
        let halves = halves.filter(|(a, b)| self::length(a) >= SHORTEST && self::length(b) >= SHORTEST);
        halves.min_by_key(|(a, _)| (2 * self::length(a)).abs_diff(length))
    };
    match places(false).or_else(|| places(true)) {
        Some((a, b)) => [divided(a), divided(b)].concat(),
        None => vec![clause],
    }
}

/// How many characters a clause has without the mark that ends it.
fn length(clause: &str) -> usize {
    clause.trim_end_matches(ENDS).chars().count()
}

/// The words of a clause, with its marks. Two words of a single character in a row are taken as one that the dictionary lacks: 人居, 营收.
fn words(clause: &str) -> Vec<&str> {
    let Ok(segmenter) = segmenter() else { return vec![clause] };
    let mut from = 0;
    let words = segmenter.as_borrowed().segment_str(clause).filter_map(|to| {
        let word = clause.get(from..to).filter(|word| !word.is_empty());
        from = to;
        word
    });
    let words: Vec<&str> = words.collect();
    let single = |word: &str| !several(word) && !AFTER.contains(&word);
    let mut rest = clause;
    let mut out = Vec::new();
    for run in words.chunk_by(|a, b| single(a) && single(b)) {
        let pair = [run.iter().map(|word| word.len()).sum()];
        let ends = run.iter().map(|word| word.len());
        let ends: Vec<usize> = if run.len() == 2 { pair.into() } else { ends.collect() };
        for end in ends {
            let Some((word, after)) = rest.split_at_checked(end) else { return vec![clause] };
            out.push(word);
            rest = after;
        }
    }
    out
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
        ] {
            assert_eq!(phrases(clause), expected);
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
                assert!(length(phrase) >= SHORTEST || length(text) < LONGEST, "{text}: {phrase}");
            }
        }
    }
}
