//! Of what releases say: changes, ranges, periods, targets, places among several, and where they are published.

use super::Wording;

/// See [`super::WORDINGS`].
pub const WORDINGS: &[Wording] = &[
    ("name-in-changes", "a name in ledger.changes", "ledger.changes里的一个名称"),
    (
        "change-with-figure",
        "a pattern with {n} for the figure, such as 同比下降{n}",
        "含有{n}的句式，{n}是数字，例如“同比下降{n}”",
    ),
    ("zero-without-sign", "0 without a sign", "没有正负号的0"),
    (
        "range-of-stated",
        "nothing, since only a stated value can be the lower bound of a range",
        "不写：只有原文说出的数（value）才能是范围的下限",
    ),
    ("above-lower-bound", "a number above ⟨from⟩, the lower bound in value", "大于⟨from⟩的数，后者是value里的下限"),
    (
        "range-of-growth",
        "nothing: give a range of decline as two facts, or in words, since its lower bound is the larger decline",
        "不写：下降的范围写成两个数字，否则哪个是下限说不清",
    ),
    ("year-or-period", "nothing, since period says the year", "不写，因为period里有年份"),
    (
        "period-form",
        "a period such as 2024, 2024-H1, 2024-Q3, 2024-09, 2024-12-31, from one to a later one 2024-Q1/2024-Q3, since 2012/, or until /2030",
        "一段时间，例如2024、2024-H1（上半年）、2024-Q3（三季度）、2024-09、2024-12-31，从前到后2024-Q1/2024-Q3（前三季度），2012/（以来），/2030（为止）",
    ),
    (
        "out-of-ranks",
        "nothing, since ⟨unit⟩ measures no place in a ranking (rank)",
        "不写，因为⟨unit⟩量的不是名次（rank）",
    ),
    ("at-least-the-place", "at least the place itself, ⟨value⟩", "不小于名次本身，⟨value⟩"),
    (
        "pattern-needed",
        "something that ledger.patterns words: add ⟨pattern⟩ there, with ⟨blanks⟩",
        "ledger.patterns里有说法的内容：在那里加上⟨pattern⟩，可用⟨blanks⟩",
    ),
    ("id-of-source", "the id of a release in source.others", "source.others里一份原文的id"),
    ("id-of-one-source", "an id that no other release has", "别的原文没有用过的id"),
    (
        "address-of-source",
        "the address of the release, from https:// or http://",
        "原文的网址，从https://或http://写起",
    ),
    ("day-of-source", "a day as YYYY-MM-DD, such as 2024-05-01", "日期，写作YYYY-MM-DD，例如2024-05-01"),
    ("found-without-time", "⟨fact⟩, which is of: ⟨time⟩, in: ⟨text⟩", "⟨fact⟩（⟨time⟩）在：⟨text⟩"),
    (
        "time-beside",
        "that beside it: ⟨reference⟩, since ⟨other⟩ differs from it by that alone",
        "旁边写出来：⟨reference⟩，因为⟨other⟩和它只有这一点不同",
    ),
    (
        "operand-plain",
        "a stated amount of 0 or more: no change and no range can be computed with",
        "原文说出的、0或者更大的数量：增减和范围不能拿来计算",
    ),
    ("id-of-one-correction", "an id that no other correction has", "别的更正没有用过的id"),
    (
        "published-otherwise",
        "what was published of ⟨fact⟩ before, which is something else than what is published since",
        "⟨fact⟩更正前公布的数，和更正后的不一样",
    ),
    (
        "take-correction-away",
        "take the correction away, or correct the fact: what is published since is what the fact says, or the next correction of it",
        "删掉这条更正，或者改正数字本身：更正后的数就是数字本身，或者它的下一条更正里的数",
    ),
    (
        "correct-the-operands",
        "it is computed, and is corrected with what it is computed from: ⟨of⟩",
        "它是计算值，随着用来计算的数字更正：⟨of⟩",
    ),
    ("day-after-release", "a day not before ⟨date⟩, that of the release", "不早于⟨date⟩的日期，那是原文的日期"),
    (
        "day-in-order",
        "a day not before ⟨date⟩, that of the correction above",
        "不早于⟨date⟩的日期，那是上一条更正的日期",
    ),
    ("corrections-in-order", "write the earliest correction first", "更正按时间先后写，最早的在最前面"),
];
