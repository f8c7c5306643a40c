//! Of a press release against a content.

use super::Wording;

/// See [`super::WORDINGS`].
pub const WORDINGS: &[Wording] = &[
    ("reason-date", "part of a date", "日期的一部分"),
    ("reason-name", "part of a name or a title", "名称的一部分"),
    ("reason-word", "part of a word that counts nothing", "词语的一部分，不表示数量"),
    ("reason-list", "it numbers a list", "列举的序号"),
    ("reason-ordinal", "which one, not how many", "表示第几，不表示多少"),
    ("reason-label", "it identifies something: a document, a model, a telephone", "编号：文号、型号、电话等"),
    ("reason-article", "it stands for “a”", "泛指“一个”，不是数据"),
    ("reason-vague", "no definite number", "没有确定的数"),
    ("release-paragraph", "paragraph ⟨n⟩⟨topic⟩", "第⟨n⟩段⟨topic⟩"),
    ("release-topic", " (⟨topic⟩)", "（⟨topic⟩）"),
    ("release-said", "said               ⟨text⟩: ⟨facts⟩", "已有      ⟨text⟩：⟨facts⟩"),
    ("release-named", "in a name          ⟨text⟩: ⟨name⟩", "名称里有  ⟨text⟩：⟨name⟩"),
    ("release-left", "NOT ON THE PAGE    ⟨text⟩, in: ⟨around⟩", "网页没有  ⟨text⟩，见：⟨around⟩"),
    (
        "release-left-near",
        "NOT ON THE PAGE    ⟨text⟩, in: ⟨around⟩ (the same number, but not the same figure: ⟨near⟩)",
        "网页没有  ⟨text⟩，见：⟨around⟩（数相同而说法不同：⟨near⟩）",
    ),
    (
        "release-no-figure",
        "no figure          ⟨text⟩, in: ⟨around⟩: ⟨reason⟩",
        "不是数据  ⟨text⟩，见：⟨around⟩：⟨reason⟩",
    ),
    ("release-missing", "NOT IN THE RELEASE ⟨figure⟩", "通稿没有  ⟨figure⟩"),
    ("release-elsewhere", "of another release ⟨figure⟩: not looked for here", "另有出处  ⟨figure⟩：不在这份通稿里找"),
    (
        "release-sum",
        "⟨all⟩ numerals: ⟨said⟩ on the page, ⟨left⟩ not on the page, ⟨none⟩ no figures; ⟨missing⟩ figures of the page not in the release",
        "通稿里有⟨all⟩个数字：网页已有⟨said⟩个，网页没有⟨left⟩个，不是数据⟨none⟩个；网页上另有⟨missing⟩项数据通稿里没有",
    ),
    ("found-format", "a file in another format (⟨format⟩)", "另一种格式的文件（⟨format⟩）"),
    ("found-hidden", "a character that cannot be seen: ⟨code⟩", "看不见的字符：⟨code⟩"),
    ("plain-text", "the words of the release as plain text", "通稿的文字，纯文本"),
    (
        "paste-text",
        "copy the words of the release into an empty text file and save it as UTF-8",
        "把通稿的文字复制到一个空白的文本文件里，存为UTF-8编码",
    ),
];
