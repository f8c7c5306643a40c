//! The words before a number that say which way it goes.

use crate::model::figures::change::Base;
use crate::release::letters::Letters;
use crate::release::numeral::{Movement, Way};

/// Words of growth.
const UP: &str = "增长 增加 增速 增幅 增收 增产 上升 上涨 上调 提高 提升 提速 扩大 新增长 回升 涨幅 升幅 前移 前进 上移 进位 增多 净增 攀升 \
    高出 多出 增长率 增长速度 增速为 增幅为 涨幅为";

/// Words of decline.
const DOWN: &str =
    "下降 减少 降低 回落 下跌 下滑 下调 收窄 缩短 缩减 减轻 压减 降幅 跌幅 后移 减产 减收 少于上年 降幅为";

/// Words of growth and decline that say so only in a comparison.
const COMPARED: [(&str, Way); 13] = [
    ("增", Way::Up),
    ("升", Way::Up),
    ("涨", Way::Up),
    ("多", Way::Up),
    ("高", Way::Up),
    ("快", Way::Up),
    ("降", Way::Down),
    ("减", Way::Down),
    ("少", Way::Down),
    ("低", Way::Down),
    ("跌", Way::Down),
    ("慢", Way::Down),
    ("缩", Way::Down),
];

/// What the words of a comparison compare with.
const BASES: [(&str, Base); 20] = [
    ("同比", Base::YearOnYear),
    ("上年同期", Base::YearOnYear),
    ("去年同期", Base::YearOnYear),
    ("比上年", Base::YearOnYear),
    ("较上年", Base::YearOnYear),
    ("与上年", Base::YearOnYear),
    ("比去年", Base::YearOnYear),
    ("较去年", Base::YearOnYear),
    ("环比", Base::PreviousPeriod),
    ("比上月", Base::PreviousPeriod),
    ("较上月", Base::PreviousPeriod),
    ("比上季", Base::PreviousPeriod),
    ("比计划", Base::Plan),
    ("较计划", Base::Plan),
    ("比目标", Base::Plan),
    ("比全", Base::Place),
    ("与全", Base::Place),
    ("高于全", Base::Place),
    ("比", Base::Earlier),
    ("较", Base::Earlier),
];

/// The base that the clause names before a place.
fn base(letters: &Letters, at: usize) -> Option<Base> {
    let begin = letters.clause(at);
    let named = |words: &str| (begin..at).any(|i| letters.has(i, words));
    let found = BASES.iter().find(|(words, _)| named(words)).map(|(_, base)| *base)?;
    // 比上年末 is an earlier time, not the year before.
    let end = ["上年末", "上年底", "去年底", "去年末"].iter().any(|words| named(words));
    Some(if end && found == Base::YearOnYear { Base::Earlier } else { found })
}

/// Which way the number goes that begins at a place.
pub fn movement(letters: &Letters, at: usize) -> Option<Movement> {
    let at = at - usize::from(letters.before(at, 1) == '了');
    let ends = |list: &str| list.split_whitespace().any(|word| letters.ends(at, word));
    let base = base(letters, at);
    let compared = || {
        let (_, way) = COMPARED.iter().find(|(word, _)| letters.ends(at, word))?;
        base.map(|_| *way)
    };
    let way = if ends(UP) {
        Way::Up
    } else if ends(DOWN) {
        Way::Down
    } else {
        compared()?
    };
    Some(Movement { way, base })
}

/// 持平 at a place: no change at all.
pub fn level(letters: &Letters, at: usize) -> Option<Movement> {
    letters.has(at, "持平").then(|| Movement { way: Way::Level, base: base(letters, at) })
}
