//! Of the command line: its options, and what becomes of files and folders.

use super::Wording;

/// See [`super::WORDINGS`].
pub const WORDINGS: &[Wording] = &[
    ("usage", USAGE, USAGE_CHINESE),
    ("command-missing", "a command is missing\n⟨usage⟩", "缺少命令\n⟨usage⟩"),
    (
        "command-first",
        "the command stands before its options: found ⟨found⟩\n⟨usage⟩",
        "命令要写在选项前面：现在先写了⟨found⟩\n⟨usage⟩",
    ),
    (
        "command-unknown",
        "the command ⟨name⟩ is unknown⟨nearest⟩ Known: ⟨known⟩",
        "没有⟨name⟩这个命令⟨nearest⟩。可用的命令：⟨known⟩",
    ),
    (
        "option-unknown",
        "the option ⟨name⟩ is unknown⟨nearest⟩ Known: ⟨known⟩",
        "没有⟨name⟩这个选项⟨nearest⟩。可用的选项：⟨known⟩",
    ),
    ("did-you-mean", "; did you mean ⟨name⟩?", "，是不是⟨name⟩"),
    ("option-twice", "--⟨option⟩ is given twice", "--⟨option⟩写了两次"),
    ("option-missing", "⟨option⟩ is missing\n⟨usage⟩", "缺少⟨option⟩\n⟨usage⟩"),
    ("option-value-missing", "⟨option⟩ has no value", "⟨option⟩后面缺少值"),
    ("option-value-unexpected", "⟨option⟩ takes no value", "⟨option⟩不带值"),
    ("argument-too-many", "⟨found⟩ is one too many\n⟨usage⟩", "多了⟨found⟩\n⟨usage⟩"),
    (
        "option-port",
        "--port: found ⟨found⟩, expected a number up to 65535",
        "--port：现在是⟨found⟩，应当是65535以内的整数",
    ),
    ("option-lang", "--lang: found ⟨found⟩, expected en or zh", "--lang：现在是⟨found⟩，应当是en或zh"),
    ("folder-not-empty", "⟨folder⟩: there is something in this folder already", "⟨folder⟩：这个文件夹里已经有东西"),
    ("folder-unnamed", "⟨folder⟩: not the folder of a site", "⟨folder⟩：不是网站的文件夹"),
    ("publishing-already", "⟨folder⟩: another run is publishing this site", "⟨folder⟩：另一次发布正在进行"),
    ("read-only", "⟨file⟩: is read-only", "⟨file⟩：是只读的"),
    ("old-site-left", "⟨why⟩: the old site could not be removed", "⟨why⟩：旧网站没有删掉"),
    ("io-not-found", "No such file or directory", "没有这个文件或文件夹"),
    ("io-denied", "Permission denied", "没有权限"),
    ("io-full", "No space left on device", "磁盘已满"),
    ("io-read-only", "Read-only file system", "文件系统是只读的"),
    ("io-folder", "Is a directory", "这是文件夹，不是文件"),
    ("io-no-folder", "Not a directory", "路径里有一段不是文件夹"),
    ("page-missing", "⟨file⟩: no such page", "⟨file⟩：没有这个网页"),
    ("port-taken", "port ⟨port⟩: ⟨why⟩", "端口⟨port⟩：⟨why⟩"),
    ("no-staging", "TRUNK_STAGING_DIR is not set: run by Trunk", "没有设置TRUNK_STAGING_DIR：这个命令由Trunk运行"),
    ("copy-told", "copy: ⟨count⟩ warnings", "copy：共⟨count⟩处提醒"),
    (
        "correct-an-original",
        "⟨file⟩: corrections are written into the content file of the original, no other",
        "⟨file⟩：更正只能写进原文版的内容文件",
    ),
    ("reason-twice", "--reason is given twice for ⟨file⟩", "⟨file⟩的--reason写了两次"),
    (
        "reason-and-date",
        "a correction has a day and a reason in the language of the original: --date 2024-05-01 --reason TEXT",
        "更正要有日期和原文版的原因：--date 2024-05-01 --reason 原因",
    ),
    ("corrected", "written: ⟨date⟩ ⟨said⟩", "已写入：⟨date⟩ ⟨said⟩"),
    (
        "reason-wanted",
        "⟨file⟩: write the reason there, too, under corrections, or give it with --reason",
        "⟨file⟩：也要在corrections里写上原因，或者用--reason给出",
    ),
    (
        "policy-told",
        "Content-Security-Policy, also in ⟨file⟩:\n⟨policy⟩\nA host may add, who may show the page in a frame; without it everybody may:\n; ⟨framing⟩",
        "Content-Security-Policy，也写在⟨file⟩里：\n⟨policy⟩\n还可以加上一条，限定哪些网站可以嵌入本页；不加则都可以：\n; ⟨framing⟩",
    ),
];

const USAGE: &str = "\
usage: gongxiaomei new DIR [--from FILE]                begins the content of another city
       gongxiaomei check [SITE OPTIONS]                 tells what has to be corrected
       gongxiaomei render SITE --out DIR [SITE OPTIONS] makes a site in a new folder
       gongxiaomei publish DIR [SITE OPTIONS]           makes the site in DIR anew: whole, or not at all
       gongxiaomei diff OLD NEW [--date DAY --reason TEXT]
                                                        tells what is different between two content files, or two sites; with a
                                                        reason, writes the corrected figures into NEW as corrections of that day
                                                        (a translation's reason: --reason en=TEXT)
       gongxiaomei release FILE [--content FILE]        tells which numerals of a release, a plain text, the page does not have
       gongxiaomei proof --out FILE [--words FILE] [SITE OPTIONS]
                                                        writes the proof sheet: everything to be read before it is signed
       gongxiaomei serve DIR [--port N]                 shows the site in DIR at http://127.0.0.1:8080/
       gongxiaomei gallery SITE --out FILE [--content FILE]
       gongxiaomei glyph CHARACTERS [--content FILE] [--set DIR]
                                                        writes their strokes into a content file
       gongxiaomei schema --out FILE [--identity FILE]
       gongxiaomei characters --out FILE [--set DIR]
       gongxiaomei icons --out FILE [--icons SET]
       gongxiaomei cards DIR [--content FILE] [--font FILE]
                                                        draws the pictures for feeds: card.png, card-square.png
       gongxiaomei copy [--content FILE] [--words FILE]
       gongxiaomei duties DIR --out DIR [--measured FILE] [--content FILE]
       gongxiaomei trunk
site options: --content FILE   the original, beside its translations
              --identity FILE  the portal; without it the site keeps the one it has
              --icons SET      a folder of icons, or the file that the command icons writes
              --font FILE      a font for the pictures for feeds, before those that are installed; may be given several times
              --without NAME   takes an edition off, such as en; may be given several times
              --gaps           lets words of the original stand in for those that a translation lacks
every command: --lang en|zh    the language of messages";

const USAGE_CHINESE: &str = "\
用法：gongxiaomei new 文件夹 [--from 文件]                开始另一个城市的内容
      gongxiaomei check [网站选项]                        列出要改正的地方
      gongxiaomei render 网站 --out 文件夹 [网站选项]     在新文件夹里生成网站
      gongxiaomei publish 文件夹 [网站选项]               重新生成文件夹里的网站：要么全部换新，要么保持原样
      gongxiaomei diff 旧文件 新文件 [--date 日期 --reason 原因]
                                                          列出两份内容或两个网站的不同；写明原因的，把改正的数字作为当天的
                                                          更正写进新文件（译文的原因：--reason en=原因）
      gongxiaomei release 文件 [--content 文件]           对照通稿（纯文本）和内容：哪些数网页上没有
      gongxiaomei proof --out 文件 [--words 文件] [网站选项]
                                                          写出校样单：签发前要看的全部内容
      gongxiaomei serve 文件夹 [--port 端口]              在http://127.0.0.1:8080/查看网站
      gongxiaomei gallery 网站 --out 文件 [--content 文件]
      gongxiaomei glyph 汉字 [--content 文件] [--set 文件夹]
                                                          把汉字的笔画写进内容文件
      gongxiaomei schema --out 文件 [--identity 文件]
      gongxiaomei characters --out 文件 [--set 文件夹]
      gongxiaomei icons --out 文件 [--icons 图标]
      gongxiaomei cards 文件夹 [--content 文件] [--font 文件]
                                                          绘制分享图：card.png、card-square.png
      gongxiaomei copy [--content 文件] [--words 文件]
      gongxiaomei duties 文件夹 --out 文件夹 [--measured 文件] [--content 文件]
      gongxiaomei trunk
网站选项：--content 文件   原文版的内容文件，译文在同一文件夹
          --identity 文件  门户网站的身份文件；不写则沿用网站已有的
          --icons 图标     图标文件夹，或者icons命令写出的文件
          --font 文件      绘制分享图的字体，先于系统字体；可以写多次
          --without 名称   撤下一个语言版本，例如en；可以写多次
          --gaps           译文缺的文字先用原文代替
各个命令：--lang en|zh     提示信息的语言";
