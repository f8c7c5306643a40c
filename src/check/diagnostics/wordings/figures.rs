//! Of figures: their units, qualifiers and sizes, and how they are computed.

use super::Wording;

/// See [`super::WORDINGS`].
pub const WORDINGS: &[Wording] = &[
    ("which-is", "⟨fact⟩, which is ⟨value⟩", "⟨fact⟩，它是⟨value⟩"),
    ("which-is-in", "⟨fact⟩, which is in ⟨unit⟩", "⟨fact⟩，它的单位是⟨unit⟩"),
    ("found-too-large", "⟨found⟩, which makes too large a number", "⟨found⟩，这样数太大了"),
    (
        "same-measure",
        "a fact that measures the same as ⟨fact⟩, which is in ⟨unit⟩",
        "和⟨fact⟩同一种量的数字，后者的单位是⟨unit⟩",
    ),
    ("number-to", "a number from 0 to ⟨most⟩", "0到⟨most⟩的数"),
    ("id-of-stated-fact", "the id of a stated fact", "原文说出的数字的id"),
    ("two-ids-ratio", "two ids: what is divided, and by what", "两个id：被除数，除数"),
    ("two-ids-share", "two ids: the part, and its whole", "两个id：部分，整体"),
    ("two-ids-sum", "two ids or more to add", "两个或更多相加的id"),
    ("unit-of-share", "a unit whose measure is share, since the op is share", "表示份额（share）的单位，因为op是share"),
    ("unit-of-measure", "a unit that measures the same as ⟨unit⟩", "和⟨unit⟩同一种量的单位"),
    ("divisor-not-zero", "a fact that is not 0, since it divides", "不是0的数字，因为它是除数"),
    (
        "paragraph-of",
        "the paragraph of ⟨fact⟩, the first fact it is computed from",
        "⟨fact⟩所在的段落，它是计算用的第一个数字",
    ),
    (
        "qualifier-follows",
        "a qualifier that follows from ⟨figures⟩, or no such figure",
        "能由⟨figures⟩得出的限定词，否则不要这个数字",
    ),
    (
        "factor-above-zero",
        "a number above 0: how many base units one of this unit is, such as 100000000 for 亿元",
        "大于0的数：一个这样的单位是多少个基本单位，例如亿元是100000000",
    ),
    ("factor-range", "a number from 0.000000000001 to 1000000000000000000", "0.000000000001到1000000000000000000的数"),
    (
        "times-range",
        "a number from 0.000000000001 to 1000000000000000000, by which a figure is multiplied",
        "0.000000000001到1000000000000000000的数，数字要乘以它",
    ),
    (
        "qualifier-word",
        "at least one word with its place, such as 超 before",
        "至少一个词和它的位置，例如“超”在前面（before）",
    ),
    ("year-range", "a year from ⟨first⟩ to ⟨last⟩", "⟨first⟩到⟨last⟩的年份"),
    ("name-in-units", "a name in ledger.units", "ledger.units里的一个名称"),
    ("qualifier-with-words", "a qualifier that has its words in ledger.qualifiers", "在ledger.qualifiers里有词的限定"),
    (
        "add-qualifier",
        "add ⟨qualifier⟩ to ledger.qualifiers, or use one listed",
        "在ledger.qualifiers里加上⟨qualifier⟩，或者用已有的",
    ),
    ("no-word", "no word, since ⟨qualifier⟩ has none", "没有词，因为⟨qualifier⟩没有词"),
    (
        "word-of",
        "a word of ⟨qualifier⟩ in ledger.qualifiers: ⟨words⟩",
        "ledger.qualifiers里⟨qualifier⟩的一个词：⟨words⟩",
    ),
    ("number-since-stated", "a number, since the origin is stated", "一个数，因为来源（origin）是原文说出（stated）"),
    (
        "no-value-since-computed",
        "no value, since the origin is computed",
        "没有value，因为来源（origin）是计算（computed）",
    ),
    (
        "take-value-away",
        "take it away: it is computed from the figures named in computed",
        "删掉它：它由computed里的数字算出",
    ),
    (
        "nothing-since-stated",
        "nothing here, since the origin is stated",
        "这里什么也没有，因为来源（origin）是原文说出（stated）",
    ),
    (
        "computed-needed",
        "an object with op, of and decimals, since the origin is computed",
        "有op、of、decimals的对象，因为来源（origin）是计算（computed）",
    ),
    ("unit-smaller-number", "a unit in which the figure is below 900000000000", "使数字小于900000000000的单位"),
    ("number-from-zero", "a number of 0 or more", "0或者更大的数"),
    (
        "say-the-decline",
        "a decline is not the same number without its sign: keep the sign, and add change, the name of an entry in ledger.changes that says what it falls against; where the unit itself goes below zero, as ℃ does, write \"signed\": true in the unit",
        "下降的数不能去掉负号当作增长：保留负号，加上change，写ledger.changes里说明同什么相比的那一项；单位本身可以小于0的，例如℃，在单位里写\"signed\": true",
    ),
    ("exact-since-zero", "exact, since nothing is less than 0 or close to it", "exact，因为0没有接近、超过可言"),
    (
        "few-digits",
        "a number with at most ⟨most⟩ decimals, below 900000000000",
        "最多⟨most⟩位小数、小于900000000000的数",
    ),
    ("larger-unit", "for a larger number choose a larger unit", "数更大就换更大的单位"),
    ("id-of-another-fact", "the id of another fact", "另一个数字的id"),
    ("whole-at-least", "a whole that is at least ⟨part⟩, its part", "不小于⟨part⟩的整体，后者是它的部分"),
    ("topic-of-paragraph", "what this paragraph is about, in a few words", "这一段讲什么，几个字"),
    ("number-in-paragraphs", "a number in source.paragraphs", "source.paragraphs里的一个段号"),
    (
        "year-beside",
        "its year beside it: ⟨reference⟩, since ⟨other⟩ differs from it by year alone",
        "旁边写出年份：⟨reference⟩，因为⟨other⟩和它只有年份不同",
    ),
    ("found-without-year", "⟨fact⟩, which is of ⟨year⟩, in: ⟨text⟩", "⟨fact⟩（⟨year⟩年）在：⟨text⟩"),
    ("label-alike", "a label by which it differs from the mark of ⟨other⟩", "与⟨other⟩那一项不同的标签"),
    ("found-typed", "⟨number⟩ in: ⟨text⟩", "⟨number⟩在：⟨text⟩"),
    (
        "reference-not-typed",
        "a reference to the figure, ⟨reference⟩: a figure is never typed",
        "引用这个数字，⟨reference⟩：数字不能手写",
    ),
    (
        "no-number-of-its-own",
        "no number that ⟨original⟩ does not have here: figures are referred to by id",
        "这里没有⟨original⟩所没有的数：数字用id引用",
    ),
    (
        "meaning-of",
        "what ⟨word⟩ means to a reader, since ⟨fact⟩ is stated so",
        "“⟨word⟩”对读者是什么意思，因为⟨fact⟩是这样说的",
    ),
    ("id-of-fact", "the id of a fact", "数字的id"),
    (
        "story-states",
        "a story that states it in its headline, figures, prose or notes",
        "有一则故事在标题、大字数据、正文或短讯里说到它",
    ),
    ("unused-fact", "the unused fact ⟨id⟩", "没有用到的数字⟨id⟩"),
];
