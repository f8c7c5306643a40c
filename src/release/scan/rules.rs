//! Which numerals are no figures.

use crate::model::ledger::Measure;
use crate::release::letters::Letters;
use crate::release::read::chinese;
use crate::release::read::number::Number;
use crate::release::read::words::Found;
use crate::release::reason::Reason;

/// Names and titles with numerals, told by themselves.
const NAMES: &str = "三审三校 一图读懂 一网通办 一卡通 一码通 一网统管 一窗受理 一件事 一把手 一带一路 两山 三农 三个代表 四个意识 四个自信 四个全面 \
    两个确立 两个维护 五位一体 三严三实 两学一做 三会一课 四大班子 五保户 三孩 二孩 三北 四史 两会 两岸 三资 三公 三产 一产 二产 \
    一号文件 二十大 十九大 二十届 十九届 三中全会 二中全会 四中全会 五中全会 双一流 一流 九三学社 三峡 三亚 三明 三门峡 四川 九江 六安 六盘水 七台河 八宝山 五台 五金 百度 千岛湖 万达 万科 二十四节气 二十四史";

/// Words and idioms that count nothing.
const WORDS: &str = "一律 一般 一直 一些 一定 一样 一致 一切 一同 一起 一线 一贯 一概 一旦 一时 一向 一再 一经 一并 一度 一举 一系列 一揽子 \
    一体 一站式 一键 一次性 一方面 一大批 一大 一手 一心 一路 一道 一边 一面 一片 一番 一步 一跃 一流 一应 一对一 一刀切 一盘棋 一张网 \
    一张图 一张蓝图 一把 一抓 一抹 一生 一代 一代代 一年一度 一如既往 一以贯之 一村一品 一企一策 一事一议 一公里 一米线 一百年 百年 百姓 \
    百花 百强 百货 百业 百科 百年大计 千方百计 千家万户 千载 千古 千秋 万众 万事 万家 万物 万象 万一 万岁 万无一失 万里 万元户 \
    千头万绪 千军万马 成千上万 十分 十足 十全 十字 万分 百分百 零售 零星 零距离 零部件 零碎 零工 四面八方 四通八达 四处 四周 四季 四邻 五谷 五颜六色 五湖四海 五星 五大 \
    七上八下 三番五次 三心二意 三维 三位一体 三级跳 三言两语 两手 两侧 两端 两旁 两翼 两地 两者 两全 两用 二手 二维码 二氧化碳 \
    一氧化碳 一心一意 二来 三来 九州 九九 八面 接二连三 半径 半岛 半导体 半山 半天 半夜 半壁 半路 半成品 半自动";

/// Words that end with the numeral at a place: 统一.
const ENDED: &str = "统一 唯一 专一 单一 之一 万一 同一 逐一 独一 合一 归一 如一 不一 任一 某一 每一 这一 那一 另一 进一 第一时 第一线 \
    划一 合二为一 亿万 老百 巨万";

/// What is counted by which one it is: 二期, 四年级, 三级.
const ORDINALS: &str = "年级 级 期 类 等奖 孩 胎 审 校 档 等 线 号 环 线城市 部曲 产业 审稿";

/// What identifies, after digits.
const LABELS: &str = "号 热线 专线 路 国道 省道 高速 平台 楼 室 幢 栋 单元 弄 号楼 号线";

/// A number with what stands around it.
pub struct Around<'a> {
    /// Where it begins, with its sign.
    pub begin: usize,
    /// Where its digits begin.
    pub digits: usize,
    /// It.
    pub number: &'a Number,
    /// Its unit; an empty word if there is none.
    pub unit: &'a Found,
    /// Where its unit ends.
    pub end: usize,
}

/// Whether a text has one of these words with the letter at a place in it, and where that word ends.
fn within(letters: &Letters, at: usize, list: &str) -> Option<usize> {
    let c = letters.at(at);
    list.split_whitespace().filter(|word| word.contains(c)).find_map(|word| {
        let places = word.chars().enumerate().filter(|(_, of)| *of == c).map(|(i, _)| i);
        let begins = places.filter_map(|i| at.checked_sub(i));
        begins.into_iter().find(|begin| letters.has(*begin, word)).map(|begin| begin + word.chars().count())
    })
}

/// What needs no number to be told: the numeral at a place is a part of a name, a word or a list.
pub fn before_numbers(letters: &Letters, at: usize) -> Option<(usize, Reason)> {
    let c = letters.at(at);
    if matches!(c, '①'..='⑳' | '⑴'..='⒛' | '㈠'..='㈩') {
        return Some((at + 1, Reason::List));
    }
    if !c.is_ascii_digit() && !chinese::numeral(c) && c != '半' {
        // Ⅲ类, ½, and numerals of other scripts.
        return Some((at + 1, if letters.at(at + 1) == '类' { Reason::Ordinal } else { Reason::Label }));
    }
    if let Some(end) = list(letters, at) {
        return Some((end, Reason::List));
    }
    if c.is_ascii_digit() {
        return None;
    }
    let run = letters.after(at, chinese::numeral).max(at + 1);
    let plan = letters.plain(at, run);
    if matches!(plan, ['十', '一' | '二' | '三' | '四' | '五' | '六', '五']) {
        return Some((run, Reason::Name));
    }
    // The whole run is in the word, and nothing of it stands before: 十分 is a word, 三十分 is none.
    let alone = |end: &usize| *end >= run && !chinese::numeral(letters.before(at, 1));
    if within(letters, at, NAMES).as_ref().is_some_and(alone) {
        return Some((run, Reason::Name));
    }
    if let Some(end) = alternating(letters, at) {
        return Some((end, Reason::Name));
    }
    if let Some(end) = quoted(letters, at, run) {
        return Some((end, Reason::Name));
    }
    let half = letters.has(at, "一半");
    if within(letters, at, WORDS).as_ref().is_some_and(alone) && !half && !(c != '一' && qualified(letters, at)) {
        return Some((run, Reason::Word));
    }
    let ended = ENDED.split_whitespace().any(|word| letters.ends(at + 1, word));
    if ended && c == '一' && run == at + 1 {
        return Some((at + 1, Reason::Word));
    }
    if c == '半' && !(letters.has(at, "半数") || letters.before(at, 1) == '过') {
        let half = matches!(letters.before(at, 1), '上' | '下') && letters.has(at, "半年");
        return (!half).then_some((at + 1, Reason::Word));
    }
    None
}

/// 一是, （二）, 三、 and 3. at the beginning of a line.
fn list(letters: &Letters, at: usize) -> Option<usize> {
    let end = letters.after(at, |c| c.is_ascii_digit() || chinese::numeral(c));
    if end > at + 3 {
        return None;
    }
    // Lines are looked at no further than they may be indented.
    let indent = |end: usize| end <= 40 && (0..end).all(|i| letters.at(i).is_whitespace());
    let begins = indent(at);
    let closed = matches!(letters.at(end), ')' | '）');
    let bracketed = matches!(letters.before(at, 1), '(' | '（') && closed;
    let first = begins || at.checked_sub(1).is_some_and(indent);
    let after = letters.at(end);
    let marked =
        begins && (matches!(after, '、' | '）' | ')' | '．') || after == '.' && !letters.at(end + 1).is_ascii_digit());
    let told = chinese::numeral(letters.at(at))
        && matches!(after, '是' | '要')
        && end == at + 1
        && !letters.before(at, 1).is_alphanumeric();
    let item = first || !letters.before(at, 2).is_alphanumeric();
    (marked || told || (bracketed && item && letters.plain(at, end).iter().all(|c| !c.is_ascii_digit() || first)))
        .then_some(end)
}

/// 五横三纵, 一镇三园, 一步一步: a numeral, a letter, a numeral, a letter; where the numeral at the place ends.
fn alternating(letters: &Letters, at: usize) -> Option<usize> {
    let one = |i: usize| chinese::digit(letters.at(i)).is_some() && !chinese::numeral(letters.at(i + 1));
    let letter = |i: usize| letters.at(i).is_alphabetic() && !"个年月日点分成".contains(letters.at(i));
    let pair = |i: usize| one(i) && letter(i + 1) && one(i + 2) && letter(i + 3);
    let lone = |i: usize| !chinese::numeral(letters.before(i, 1));
    let found = pair(at) && lone(at) || at >= 2 && pair(at - 2) && lone(at - 2);
    found.then_some(at + 1)
}

/// A Chinese numeral within short quotation marks: “两江”. Without a counter after it, or of no more than eight letters.
fn quoted(letters: &Letters, at: usize, run: usize) -> Option<usize> {
    let near = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '《' | '》' | '"');
    let open = (at.saturating_sub(8)..at).rev().find(|i| near(letters.at(*i)))?;
    let close = (run..(run + 8).min(letters.len())).find(|i| near(letters.at(*i)))?;
    let opens = matches!(letters.at(open), '“' | '‘' | '「' | '《' | '"');
    let closes = matches!(letters.at(close), '”' | '’' | '」' | '》' | '"');
    let short = close - open <= 10 && !(open..close).any(|i| matches!(letters.at(i), '，' | '。' | '；'));
    (opens && closes && short).then_some(run)
}

/// Whether a multiple without a digit has a qualifier before it: 上千, 近百亿.
fn qualified(letters: &Letters, at: usize) -> bool {
    matches!(letters.before(at, 1), '上' | '近' | '超' | '过' | '逾' | '约' | '成' | '破' | '达' | '足')
        && !letters.ends(at, "以上")
        || letters.ends(at, "不到")
}

/// Why a number is no figure, and where it ends; `None` if it is one.
pub fn reason(letters: &Letters, of: &Around) -> Option<(usize, Reason)> {
    let Around { digits: at, number, unit, .. } = of;
    let (at, end) = (*at, number.end);
    let before = letters.before(at, 1);
    if matches!(before, '数' | '几' | '好' | '若') && (number.bare || number.amount == 10.0) || letters.at(end) == '几'
    {
        return Some((end, Reason::Vague));
    }
    if before == '第' || letters.ends(at, "前") && number.chinese && unit.measure == Some(Measure::Count) && unit.place
    {
        return (!ranks(letters, of)).then_some((end, Reason::Ordinal));
    }
    if number.chinese { characters(letters, of, end) } else { digits(letters, of, end) }
}

/// Whether an ordinal is a place in a ranking: 第3位, 全省第二.
fn ranks(letters: &Letters, of: &Around) -> bool {
    if matches!(of.unit.word.as_str(), "位" | "名") {
        return true;
    }
    let ranked = ["全省", "全国", "全市", "全球", "世界", "列", "居", "名", "排", "位", "获", "得", "亚洲"];
    let before = of.digits - 1;
    let named = ranked.iter().any(|word| letters.ends(before, word) || letters.ends(before, &[word, "的"].concat()));
    named && (of.unit.word.is_empty() && !letters.at(of.number.end).is_alphabetic())
}

fn characters(letters: &Letters, of: &Around, end: usize) -> Option<(usize, Reason)> {
    let (number, unit) = (of.number, of.unit);
    let single = end == of.digits + 1;
    let value = number.amount * number.multiple;
    if number.listed {
        return Some((end, if letters.at(end) == '年' { Reason::Date } else { Reason::Name }));
    }
    if number.bare && !qualified(letters, of.digits) {
        let measured = !matches!(unit.measure, None | Some(Measure::Count | Measure::People | Measure::Time));
        let ranged = letters.at(of.end) == '级' || matches!(letters.before(of.digits, 1), '每' | '按');
        let counts = measured && end > of.digits + 1 && !ranged;
        return (!counts).then_some((end, if ranged { Reason::Ordinal } else { Reason::Word }));
    }
    let ordinal = ORDINALS.split_whitespace().any(|word| letters.has(end, word)) && letters.at(end) != '个';
    if ordinal && single && number.to.is_none() && letters.at(of.digits) != '两' {
        return Some((end, Reason::Ordinal));
    }
    if unit.word.is_empty() || unit.place {
        let exact = unit.place && letters.at(of.digits) == '两' || end > of.digits + 1 && !unit.word.is_empty();
        let called = end > of.digits + 1 && of.number.multiple > 1.0;
        return (!(exact || called)).then_some((end, if unit.place { Reason::Name } else { Reason::Word }));
    }
    let article = value == 1.0 && single && !matches!(unit.word.as_str(), "倍" | "番" | "个百分点" | "百分点" | "%");
    article.then_some((end, Reason::Article))
}

fn digits(letters: &Letters, of: &Around, end: usize) -> Option<(usize, Reason)> {
    let (number, unit) = (of.number, of.unit);
    let (before, after) = (letters.before(of.begin, 1), letters.at(end));
    let first = letters.at(of.digits);
    let label = |end| Some((end, Reason::Label));
    // G60, PM2.5, A4; 5G, 4K; GB/T 15835; ISO 9001.
    let latin = before.is_ascii_alphabetic() || (before == ' ' && letters.before(of.begin, 2).is_ascii_alphabetic());
    if latin || (after.is_ascii_alphabetic() && unit.word.is_empty()) {
        return label(end + usize::from(after.is_ascii_alphabetic()));
    }
    // 0790-6440000; 3.2.1.
    let joined = |c: char| matches!(c, '-' | '—' | '.' | '/' | '+' | '×');
    let coded = first == '0' && letters.at(of.digits + 1).is_ascii_digit();
    let chain = joined(before) && letters.before(of.begin, 2).is_ascii_alphanumeric() && unit.word.is_empty();
    let chained = joined(after) && letters.at(end + 1).is_ascii_alphanumeric() && unit.word.is_empty() && of.end == end;
    if coded || chain || chained {
        return label(end);
    }
    // 〔2024〕12号.
    let bracket = matches!(before, '〔' | '[' | '【') || matches!(letters.before(of.digits, 1), '〕' | ']' | '】');
    if bracket {
        return label(end);
    }
    if LABELS.split_whitespace().any(|word| letters.has(end, word)) && (number.multiple == 1.0) && unit.letters < 2 {
        let counted = matches!(unit.word.as_str(), "幢" | "栋" | "路") && number.digits < 3 || unit.word == "室";
        return (!counted).then_some((end, Reason::Label));
    }
    let ordinal = ["级", "年级", "期", "类", "等奖", "A级", "星级"].iter().any(|word| letters.has(end, word));
    (ordinal && number.multiple == 1.0).then_some((end, Reason::Ordinal))
}
