//! Superlatives that the Advertising Law (《广告法》第九条) forbids in advertisements, and that government pages avoid. One that is a
//! fact or a part of a name stays by an entry in `copy.kept`, with its reason. 最大, 最高 and the like are comparisons, which the figures
//! carry, and are not looked for.

use super::letters::{Found, Letters};

const EXPECTED: (&str, &str) =
    ("不用极限用语；确有依据的，在copy.kept里写明理由", "no superlative, or its reason in copy.kept");

/// Words, and what they may be followed by: then they are a designation, a term or a part of another word.
const CHINESE: [(&str, &[&str]); 38] = [
    (
        "国家级",
        &[
            "开发区",
            "高新",
            "经济",
            "经开",
            "非物质",
            "非遗",
            "示范",
            "试点",
            "自然保护",
            "风景",
            "园区",
            "新区",
            "基地",
            "工程",
            "森林",
            "湿地",
            "重点",
            "农业",
            "公益林",
            "旅游",
            "水利",
            "绿色",
            "制造业",
            "企业技术",
            "实验室",
            "众创",
            "孵化",
            "创新",
            "生态",
            "文明",
            "文物",
            "夜间",
            "步行街",
            "专精特新",
            "荣誉",
            "称号",
            "奖",
        ],
    ),
    ("世界级", &[]),
    ("宇宙级", &[]),
    ("最高级", &["人民", "别"]),
    ("最佳", &["实践"]),
    ("最好的", &[]),
    ("最优秀", &[]),
    ("最强", &["大脑"]),
    ("最先进", &[]),
    ("最顶尖", &[]),
    ("最完美", &[]),
    ("最受欢迎", &[]),
    ("最权威", &[]),
    ("顶级", &["域名"]),
    ("顶尖", &[]),
    ("极品", &[]),
    ("极致", &[]),
    ("唯一", &["标识", "性", "识别", "编码", "代码", "码", "对应"]),
    ("独一无二", &[]),
    ("绝无仅有", &[]),
    ("史无前例", &[]),
    ("前无古人", &[]),
    ("空前绝后", &[]),
    ("无与伦比", &[]),
    ("举世无双", &[]),
    ("首屈一指", &[]),
    ("遥遥领先", &[]),
    ("全球领先", &[]),
    ("世界领先", &[]),
    ("国际领先", &[]),
    ("国内领先", &[]),
    ("世界首个", &[]),
    ("全球首个", &[]),
    ("世界第一", &["次", "届", "批", "大战"]),
    ("全球第一", &["次", "届", "批"]),
    ("全国第一", &["次", "届", "批", "产业", "季度"]),
    ("天下第一", &["关", "泉", "楼"]),
    ("万能", &["险"]),
];

const ENGLISH: [(&str, &[&str]); 16] = [
    ("world-class", &[]),
    ("world-leading", &[]),
    ("world leader", &[]),
    ("number one", &[]),
    ("no. 1 in", &[]),
    ("best in the", &[]),
    ("the best", &[" interests", " practice"]),
    ("unparalleled", &[]),
    ("unrivalled", &[]),
    ("unprecedented", &[]),
    ("second to none", &[]),
    ("state of the art", &[]),
    ("state-of-the-art", &[]),
    ("cutting-edge", &[]),
    ("once and for all", &[]),
    ("world's first", &[]),
];

pub fn chinese(text: &Letters) -> Vec<Found> {
    text.each(|at, _| {
        let (word, followed) = CHINESE.iter().find(|(word, _)| text.has(at, word))?;
        let end = at + word.chars().count();
        let known = followed.iter().any(|next| text.has(end, next));
        (!known).then(|| Found::new(at, end, EXPECTED))
    })
}

pub fn english(text: &Letters) -> Vec<Found> {
    let small = |c: char| if c == '’' { '\'' } else { c.to_ascii_lowercase() };
    text.each(|at, _| {
        let begins = !text.near(at, -1).is_alphanumeric();
        let stands = |word: &str| word.chars().enumerate().all(|(by, c)| small(text.at(at + by)) == c);
        let (word, followed) = ENGLISH.iter().find(|(word, _)| begins && stands(word))?;
        let end = at + word.chars().count();
        let known = text.at(end).is_alphanumeric() || followed.iter().any(|next| text.has(end, next));
        (!known).then(|| Found::new(at, end, EXPECTED))
    })
}
