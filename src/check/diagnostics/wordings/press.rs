//! Of making a site: files that are missing, and editions that would be lost.

use super::Wording;

/// See [`super::WORDINGS`].
pub const WORDINGS: &[Wording] = &[
    (
        "characters-place",
        "the file has no place for characters: its last line has to be }, and characters a line of its own",
        "文件里没有地方写characters：最后一行应当是}，characters单独起一行",
    ),
    ("character-unknown", "there are no strokes of \"⟨character⟩\" in ⟨set⟩", "⟨set⟩里没有“⟨character⟩”的笔画"),
    (
        "press-no-content",
        "⟨file⟩: no such content file; the nearest: ⟨nearest⟩",
        "⟨file⟩：没有这个内容文件；最接近的：⟨nearest⟩",
    ),
    (
        "edition-lost",
        "the edition ⟨folder⟩/ is online, and no content file makes it any more: put its translation back, or take it off with --without ⟨folder⟩",
        "网站上有⟨folder⟩/这个版本，但现在没有内容文件生成它：放回译文，或者用--without ⟨folder⟩撤下它",
    ),
    (
        "no-shell",
        "the site has no index.html to render into: give the folder of a built page, or of one that was published",
        "网站文件夹里没有可以填写的index.html：请给出编译好的或已发布的网站文件夹",
    ),
    (
        "portal-unknown",
        "the page names a portal, and no identity file does: give it with --identity, or its numbers would be lost",
        "网页上有门户网站的信息，但没有身份文件：请用--identity给出，否则备案号等会丢失",
    ),
    (
        "card-characters",
        "no font has these characters of ⟨file⟩, so links to the page show no such picture: ⟨characters⟩ (install a font, such as Debian's fonts-noto-cjk, give one with --font FILE, or put a PNG picture of ⟨size⟩ pixels beside the content as ⟨file⟩)",
        "⟨file⟩里的这些字没有字体可用，分享链接就没有这张图：⟨characters⟩（请安装字体，例如Debian的fonts-noto-cjk；或用--font给出字体文件；或在内容文件旁放一张⟨size⟩像素的PNG图，名为⟨file⟩）",
    ),
    (
        "card-size",
        "⟨file⟩ beside the content: found ⟨found⟩ pixels, expected ⟨size⟩",
        "内容文件旁的⟨file⟩：现在是⟨found⟩像素，应当是⟨size⟩像素",
    ),
    (
        "card-unreadable",
        "⟨file⟩ beside the content is no PNG picture, expected one of ⟨size⟩ pixels",
        "内容文件旁的⟨file⟩不是PNG图，应当是⟨size⟩像素的PNG图",
    ),
    ("warning", "warning: ⟨what⟩", "提醒：⟨what⟩"),
    (
        "new-next",
        "Next: write what `gongxiaomei check --content ⟨file⟩` asks for; then make the site in a copy of dist/, or of a release's, with `gongxiaomei publish COPY --content ⟨file⟩`, and look at it with `gongxiaomei serve COPY`.",
        "下一步：按`gongxiaomei check --content ⟨file⟩`列出的逐项填写；填好后，复制一份dist/（或发布包里的dist/），用`gongxiaomei publish 这份文件夹 --content ⟨file⟩`生成网站，用`gongxiaomei serve 这份文件夹`查看。",
    ),
    ("picture-unusable", "⟨file⟩: ⟨entry⟩: ⟨picture⟩: ⟨why⟩", "⟨file⟩：⟨entry⟩：⟨picture⟩：⟨why⟩"),
    ("picture-too-large", "⟨bytes⟩ bytes, expected at most ⟨most⟩", "⟨bytes⟩字节，最多⟨most⟩字节"),
    ("picture-missing", "the file is missing", "没有这个文件"),
    (
        "icon-missing",
        "⟨file⟩: the icon '⟨icon⟩' is not in the set; the nearest name is '⟨nearest⟩'",
        "⟨file⟩：图标集里没有“⟨icon⟩”；最接近的是“⟨nearest⟩”",
    ),
    (
        "icons-missing",
        "there is no icon set (⟨set⟩): give its file or folder with --icons",
        "没有图标集（⟨set⟩）：请用--icons给出它的文件或文件夹",
    ),
    (
        "address-of-folder",
        "the address of a folder, from https:// or http:// to the last /, or an empty text",
        "文件夹的网址，从https://或http://到最后的/，或者空的文字",
    ),
    (
        "domain",
        "a domain without https:// and without /, such as www.example.gov.cn, or an empty text",
        "域名，不带https://，也不带/，例如www.example.gov.cn，或者空的文字",
    ),
    ("site-code", "10 digits, or bm and 8 digits, or an empty text", "10位数字，或者bm加8位数字，或者空的文字"),
    (
        "moment",
        "a day and a time as YYYY-MM-DD HH:MM, such as 2024-05-01 09:30, or an empty text",
        "日期和时间，写作YYYY-MM-DD HH:MM，例如2024-05-01 09:30，或者空的文字",
    ),
    (
        "police-number",
        "a number with 14 digits in it, such as 赣公网安备36050202000123号, or an empty text",
        "有14位数字的备案号，例如赣公网安备36050202000123号，或者空的文字",
    ),
    ("certificate", "32 hexadecimal digits, or an empty text", "32位十六进制数字，或者空的文字"),
    (
        "picture-file",
        "a png, svg, jpg, gif or webp file in the folder of this file, its name without spaces, or an empty text",
        "本文件所在文件夹里的png、svg、jpg、gif或webp文件，名称没有空格，或者空的文字",
    ),
    ("after-publication", "a moment after pub_date, or an empty text", "pub_date之后的时间，或者空的文字"),
    ("of-file", "⟨file⟩: ⟨why⟩", "⟨file⟩：⟨why⟩"),
    (
        "gaps-offered",
        "⟨count⟩ of these are words that a translation lacks: --gaps publishes with those of the original in their place",
        "其中⟨count⟩处是译文缺的文字：用--gaps可以先用原文代替来发布",
    ),
    (
        "fact-not-drawable",
        "⟨file⟩: the chart \"⟨chart⟩\" asks for the fact \"⟨fact⟩\", which has no value that its form draws: correct the fact, or give the chart another form",
        "⟨file⟩：图“⟨chart⟩”要用数“⟨fact⟩”，但它没有这种图形能画的数值：请改正这个数，或者给图换一种图形",
    ),
    (
        "not-proportional",
        "⟨file⟩: the chart \"⟨chart⟩\" would draw the fact \"⟨fact⟩\" as ⟨drawn⟩ where its scale makes it ⟨due⟩: give the chart another form, and report this one to the makers of the program",
        "⟨file⟩：图“⟨chart⟩”会把数“⟨fact⟩”画成⟨drawn⟩，按比例应当是⟨due⟩：请给图换一种图形，并向程序的开发者报告",
    ),
    ("diff-figure", "⟨id⟩ ⟨subject⟩: ⟨old⟩ → ⟨new⟩ (in ⟨places⟩)", "⟨id⟩ ⟨subject⟩：⟨old⟩ → ⟨new⟩（见⟨places⟩）"),
    ("diff-figure-new", "⟨id⟩ ⟨subject⟩: new: ⟨new⟩ (in ⟨places⟩)", "⟨id⟩ ⟨subject⟩：新增：⟨new⟩（见⟨places⟩）"),
    ("diff-figure-gone", "⟨id⟩ ⟨subject⟩: gone: ⟨old⟩", "⟨id⟩ ⟨subject⟩：删去：⟨old⟩"),
    ("diff-place", "⟨kind⟩ ⟨of⟩", "⟨kind⟩⟨of⟩"),
    ("diff-places", "⟨before⟩⟨comma⟩⟨place⟩", "⟨before⟩⟨comma⟩⟨place⟩"),
    ("diff-words", "⟨path⟩: ⟨old⟩ → ⟨new⟩", "⟨path⟩：⟨old⟩ → ⟨new⟩"),
    ("diff-words-new", "⟨path⟩: new: ⟨new⟩", "⟨path⟩：新增：⟨new⟩"),
    ("diff-words-gone", "⟨path⟩: gone: ⟨old⟩", "⟨path⟩：删去：⟨old⟩"),
    ("fault-one", "1 fault in ⟨file⟩", "⟨file⟩有1处错误"),
    ("faults-many", "⟨count⟩ faults in ⟨file⟩", "⟨file⟩有⟨count⟩处错误"),
];
