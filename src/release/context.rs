//! The words beside a numeral: those that it is shown with and known by again, and those that may say what it is of.

use std::collections::BTreeMap;

use super::letters::{self, Letters};
use super::numeral::Numeral;

/// Letters before and after a numeral by which it is known again.
pub const BESIDE: (usize, usize) = (14, 8);

/// Most letters of a proposed subject.
const SUBJECT: usize = 20;

/// What does not begin a subject, after the numeral before it and at the beginning of a clause.
const LEADING: &str = "年末 年底 年初 月份 月末 月底 上半年 下半年 一季度 前三季度 季度 以来 全年 今年 去年 其中 截至 截止 目前 \
    预计 已经 已 共 和 及 与 的 ， 、 ： : ( （ “ ) ）";

/// What does not begin one after a number: the rest of a date, and counters.
const AFTER_NUMBERS: &str = "年末 年底 年初 年 月份 月末 月底 月 日 条 个 家 处 所 座 件 项 户";

/// What does not end one: qualifiers, and what says only that a figure follows.
const TRAILING: &str = "超过 突破 接近 将近 不到 不足 至少 大约 达到了 达到 高达 多达 实现了 实现 完成 共有 有 为 是 了 超 逾 近 约 达 共 \
    上 过 至 到 在 第 等 占 由 从 ： : “ （ (";

/// What says which way a figure goes.
const WAYS: &str = "增长 下降 增加 减少 提高 降低 上升 上涨 下跌 回落 回升 增 降 同比 环比 比上年同期 比上年 较上年 与上年同期 与上年 比去年 较去年 比上月 较上月";

/// The lines of a text.
pub struct Lines(BTreeMap<usize, Letters>);

impl Lines {
    /// Those of a text.
    pub fn of(text: &str) -> Lines {
        Lines(letters::lines(text).into_iter().map(|(line, _, letters)| (line, letters)).collect())
    }

    /// A line by its number.
    pub(super) fn get(&self, line: usize) -> Option<&Letters> {
        self.0.get(&line)
    }

    /// So many letters before a numeral and after it, as they are written.
    pub fn beside(&self, numeral: &Numeral, (before, after): (usize, usize)) -> (String, String) {
        let at = &numeral.place.characters;
        let Some(letters) = self.get(numeral.place.line) else { return Default::default() };
        let end = (at.end + after).min(letters.len());
        (letters.written(at.start.saturating_sub(before), at.start), letters.written(at.end, end))
    }

    /// What a numeral may be the figure of, from the words of its clause; `ways` keeps the words that say which way it goes.
    pub fn subject(&self, numeral: &Numeral, ways: bool) -> String {
        let Some(letters) = self.get(numeral.place.line) else { return String::new() };
        let (begin, end) = (numeral.place.characters.start, numeral.place.characters.end);
        let clause = letters.clause(begin);
        let digit = (clause..begin).rev().find(|i| letters.at(*i).is_ascii_digit());
        let words = letters.written(digit.map_or(clause, |digit| digit + 1), begin);
        // After the unit of the numeral before it: 86个、惠及2.9万户.
        let words = match words.rsplit_once('、') {
            Some((_, last)) if digit.is_some() => last.to_string(),
            _ => words,
        };
        let words = stripped(&words, ways, digit.is_some());
        if words.chars().count() > 1 {
            return last(words);
        }
        // 森林覆盖率达63.8%，比上年提高1.2个百分点: what moves is said before; and 由2家增至4家 is of what had two.
        if numeral.movement.is_some() || digit.is_some() {
            let from = if digit.is_some() { clause } else { letters.clause(clause.saturating_sub(1)) };
            let to = (from..begin).find(|i| letters.at(*i).is_ascii_digit()).unwrap_or(clause.saturating_sub(1));
            let before = letters.written(from, to);
            let before = stripped(&before, false, false);
            if before.chars().count() > 1 {
                return last(before);
            }
        }
        // 14所托育机构: what is counted comes after its number.
        let word = |c: char| c.is_alphanumeric() && !c.is_ascii_digit();
        let after = letters.after(end, word).min(end + SUBJECT);
        letters.written(end, after)
    }
}

/// The last letters of a subject, as many as it may have.
fn last(words: &str) -> String {
    let length = words.chars().count();
    words.chars().skip(length.saturating_sub(SUBJECT)).collect()
}

/// Words without those that neither begin nor end a subject. `after_number`: whether a number comes before them.
fn stripped(words: &str, ways: bool, after_number: bool) -> &str {
    let mut words = words.trim();
    // 年, 月 and 日 belong to a date only after its number: 日用陶瓷 begins with none.
    let leading = if after_number { [AFTER_NUMBERS, LEADING].join(" ") } else { LEADING.to_string() };
    while let Some(rest) = without(words, &leading, |text, word| text.strip_prefix(word)) {
        words = rest.trim();
    }
    loop {
        let list = if ways { TRAILING.to_string() } else { [TRAILING, WAYS].join(" ") };
        let Some(rest) = without(words, &list, |text, word| text.strip_suffix(word)) else { break };
        words = rest.trim();
    }
    words
}

/// A text without one of the words of a list at an end of it.
fn without<'a>(text: &'a str, list: &str, strip: impl Fn(&'a str, &str) -> Option<&'a str>) -> Option<&'a str> {
    list.split_whitespace().find_map(|word| strip(text, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::numerals;

    #[test]
    fn a_subject_is_proposed_from_the_words_of_the_clause() {
        for (text, subject) in [
            ("2024年，钢铁产业营业收入突破1000亿元。", "钢铁产业营业收入"),
            ("其中，新建托育机构14所。", "新建托育机构"),
            ("惠及1.6万余名学生。", "惠及"),
            ("共14所托育机构。", "托育机构"),
            ("粮食产量同比增长5%。", "粮食产量"),
            ("其中日用陶瓷占四成以上。", "日用陶瓷"),
            ("12条主要河流水质优良率96.5%。", "主要河流水质优良率"),
        ] {
            let numeral = numerals(text).into_iter().find(|of| of.reason.is_none()).expect(text);
            assert_eq!(Lines::of(text).subject(&numeral, false), subject, "{text}");
        }
        let text = "森林覆盖率达63.8%，比上年提高1.2个百分点；改造小区86个、惠及2.9万户，三甲医院由2家增至4家。";
        let all: Vec<_> = numerals(text).into_iter().filter(|of| of.reason.is_none()).collect();
        let subjects: Vec<String> = all.iter().map(|of| Lines::of(text).subject(of, false)).collect();
        assert_eq!(subjects, ["森林覆盖率", "森林覆盖率", "改造小区", "惠及", "三甲医院", "三甲医院"]);
        let text = "粮食产量同比下降5%。";
        assert_eq!(Lines::of(text).subject(&numerals(text)[0], true), "粮食产量同比下降");
    }
}
