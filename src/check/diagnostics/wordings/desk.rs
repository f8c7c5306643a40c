//! Of packages that are opened and written.

use super::Wording;

/// See [`super::WORDINGS`].
pub const WORDINGS: &[Wording] = &[
    (
        "zip-damaged",
        "the package is damaged, or no zip file: get it again from where it came",
        "网站包已损坏，或者不是zip文件：请向来源重新索取",
    ),
    (
        "zip-too-large",
        "the package expands to more than ⟨most⟩ MB or ⟨files⟩ files: it is not opened",
        "网站包解压后超过⟨most⟩兆字节或⟨files⟩个文件：没有打开",
    ),
    (
        "zip-name",
        "the package has a file named \"⟨name⟩\", which could lead out of its folder: it is not opened",
        "网站包里有名为“⟨name⟩”的文件，可能写到文件夹之外：没有打开",
    ),
    (
        "zip-encrypted",
        "⟨name⟩ in the package has a password: pack it without one",
        "网站包里的⟨name⟩加了密码：请不加密码重新打包",
    ),
    (
        "zip-method",
        "⟨name⟩ in the package is compressed in a way that few programs know: pack it as an ordinary zip file",
        "网站包里的⟨name⟩用了少见的压缩方法：请打成普通的zip文件",
    ),
    (
        "package-no-site",
        "the package has no page with its content files: open one that the press or a release made",
        "网站包里没有带内容文件的网页：请打开编辑台或发布包生成的网站包",
    ),
    ("package-no-content", "the package has no content file that is no translation", "网站包里没有原文的内容文件"),
    ("opened-no-content", "⟨file⟩ is no content file and no package", "⟨file⟩不是内容文件，也不是网站包"),
    (
        "opened-no-edition",
        "⟨file⟩ is in a language that this page has no edition in",
        "⟨file⟩的语言，这个网页还没有相应的版本",
    ),
    ("font-opened", "⟨file⟩: pictures for feeds are drawn with this font", "⟨file⟩：分享链接的图用这个字体画"),
    (
        "day-and-reason",
        "a correction has a day and a reason in the language of the original: write both",
        "更正要有日期和原文版的原因：请两项都写上",
    ),
    ("left-out-reason", "say why the page leaves it out", "请写明网页不用这个数的原因"),
    (
        "qualifier-unsaid",
        "a figure cannot say “⟨word⟩”: leave it out, or say it in words",
        "数据里没有“⟨word⟩”这种说法：可以不用，或者写在文字里",
    ),
    (
        "level-unsaid",
        "the content has no words for a figure that stayed the same: leave it out, or say it in words",
        "内容文件里没有“持平”的说法：可以不用，或者写在文字里",
    ),
    (
        "content-unread",
        "first correct what is listed: a figure or a choice cannot be read",
        "请先改好列出的错处：有的数或选项现在读不出来",
    ),
    ("no-such-place", "the file has no such place any more: nothing was changed", "文件里已经没有这个位置：没有改动"),
];
