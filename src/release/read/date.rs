//! Dates, periods and times of day, in either kind of digits (GB/T 15835—2011, 4.1.3 and 4.2.3; GB/T 7408 for 2024-12-31).

use super::chinese;
use crate::release::letters::Letters;

/// A date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Where it ends.
    pub end: usize,
    /// Its year, if it has one.
    pub year: Option<u16>,
    /// Its time as facts have it, without the year: empty, `-H1`, `-Q3`, `-09`, `-12-31`; `None` for what facts do not have.
    pub part: Option<String>,
    /// The upper end, of a period from one to another within the date (`1—9月`, `前三季度`), in the same way.
    pub to: Option<String>,
}

/// Years that releases name.
const YEARS: std::ops::RangeInclusive<u16> = 1840..=2199;

/// Reads the date that begins at a place.
pub fn read(letters: &Letters, at: usize) -> Option<Date> {
    if letters.before(at, 1).is_ascii_alphanumeric() || letters.ends(at, ".") {
        return None;
    }
    figures(letters, at)
        .or_else(|| year(letters, at))
        .or_else(|| quarter(letters, at, None))
        .or_else(|| half(letters, at))
        .or_else(|| month(letters, at, None))
        .or_else(|| other(letters, at))
}

/// The number from 1 to `most` at a place, in either kind of digits, and where it ends.
fn small(letters: &Letters, at: usize, most: u16) -> Option<(u16, usize)> {
    let end = letters.after(at, |c| c.is_ascii_digit());
    if end > at {
        let text: String = letters.plain(at, end).iter().collect();
        return text.parse().ok().filter(|n| (1..=most).contains(n)).map(|n| (n, end));
    }
    let end = letters.after(at, |c| chinese::digit(c).is_some() || c == '十');
    let value = chinese::value(letters.plain(at, end)).filter(|value| value.to.is_none() && !value.listed)?;
    let whole = (1..=most).find(|n| f64::from(*n) == value.number)?;
    Some((whole, end))
}

/// The four digits of a year at a place, and where they end.
fn four(letters: &Letters, at: usize) -> Option<(u16, usize)> {
    let figure = |c: char| c.to_digit(10).or_else(|| chinese::digit(c));
    let end = letters.after(at, |c| figure(c).is_some());
    let latin = letters.plain(at, end).iter().filter(|c| c.is_ascii_digit()).count();
    if end - at != 4 || (latin != 0 && latin != 4) {
        return None;
    }
    let value = letters.plain(at, end).iter().filter_map(|c| figure(*c)).fold(0, |sum, d| sum * 10 + d);
    u16::try_from(value).ok().filter(|year| YEARS.contains(year)).map(|year| (year, end))
}

/// 2024年, 2024年末, 2024年上半年, 2024年9月30日; 2021—2025年; 2020中国….
fn year(letters: &Letters, at: usize) -> Option<Date> {
    let (year, end) = four(letters, at)?;
    let whole = |end| Some(Date { end, year: Some(year), part: Some(String::new()), to: None });
    if letters.at(end) != '年' {
        // 2021—2025年, 2021至2025年: the first year is a date of its own.
        let joined = matches!(letters.at(end), '—' | '-' | '~' | '～' | '至' | '到' | '、' | '和' | '及' | '/');
        let joined = joined.then(|| letters.after(end, |c| "—-~～至到、和及/".contains(c)));
        if joined.and_then(|next| four(letters, next)).is_some_and(|(_, end)| letters.at(end) == '年') {
            return whole(end);
        }
        // The year of a name, 2020中国…: no multiple and no unit stands after it.
        let named = letters.has(end, "中国") || letters.has(end, "全国") || letters.has(end, "世界");
        return if named { whole(end) } else { None };
    }
    let end = end + 1;
    if let Some(date) = quarter(letters, end + usize::from(matches!(letters.at(end), '第' | '前')), Some(year)) {
        return Some(date);
    }
    if let Some(date) = half(letters, end).or_else(|| half(letters, end + 1)) {
        return Some(Date { year: Some(year), ..date });
    }
    if let Some(date) = month(letters, end, Some(year)) {
        return Some(date);
    }
    match letters.at(end) {
        '末' | '底' => Some(Date { end: end + 1, year: Some(year), part: Some("-12-31".into()), to: None }),
        '初' | '度' => whole(end + 1),
        _ => whole(end),
    }
}

/// 一季度, 前三季度, 第4季度.
fn quarter(letters: &Letters, at: usize, year: Option<u16>) -> Option<Date> {
    let (n, end) = small(letters, at, 4)?;
    let end = end + usize::from(letters.at(end) == '个');
    let end = if letters.has(end, "季度") { end + 2 } else { return None };
    let first = letters.before(at, 1) == '前' && n > 1;
    let (part, to) = if first { ("-Q1".into(), Some(format!("-Q{n}"))) } else { (format!("-Q{n}"), None) };
    Some(Date { end, year, part: Some(part), to })
}

/// 上半年, of which 半 is at the place.
fn half(letters: &Letters, at: usize) -> Option<Date> {
    let of = match letters.before(at, 1) {
        '上' => "-H1",
        '下' => "-H2",
        _ => return None,
    };
    letters.has(at, "半年").then(|| Date { end: at + 2, year: None, part: Some(of.into()), to: None })
}

/// 9月, 9月末, 9月30日, 1—9月, 30日.
fn month(letters: &Letters, at: usize, year: Option<u16>) -> Option<Date> {
    let (n, end) = small(letters, at, 31)?;
    if matches!(letters.at(end), '-' | '—' | '~' | '～' | '至' | '到')
        && let Some((last, after)) = small(letters, letters.after(end, |c| "-—~～至到".contains(c)), 12)
        && letters.at(after) == '月'
        && n < last
    {
        return Some(Date { end: after + 1, year, part: Some(format!("-{n:02}")), to: Some(format!("-{last:02}")) });
    }
    if letters.at(end) != '月' || n > 12 {
        let day = matches!(letters.at(end), '日') && !"均产报发照处".contains(letters.at(end + 1));
        return (day && year.is_none()).then(|| Date { end: end + 1, year, part: None, to: None });
    }
    let end = end + 1 + usize::from(letters.at(end + 1) == '份');
    if let Some((day, after)) = small(letters, end, 31)
        && matches!(letters.at(after), '日' | '号')
    {
        return Some(Date { end: after + 1, year, part: Some(format!("-{n:02}-{day:02}")), to: None });
    }
    let end = end + usize::from(matches!(letters.at(end), '末' | '底' | '初'));
    Some(Date { end, year, part: Some(format!("-{n:02}")), to: None })
}

/// 2024-12-31, 2024.12.31, 2024/12/31, and 8:30.
fn figures(letters: &Letters, at: usize) -> Option<Date> {
    let digits = |from: usize| {
        let end = letters.after(from, |c| c.is_ascii_digit());
        (end > from).then_some(end)
    };
    let two = |from: usize| digits(from).filter(|end| end - from <= 2);
    if let Some((year, end)) = four(letters, at) {
        let sign = letters.at(end);
        let month = two(end + 1).filter(|_| matches!(sign, '-' | '.' | '/'))?;
        let after = two(month + 1).filter(|_| letters.at(month) == sign)?;
        return Some(Date { end: after, year: Some(year), part: None, to: None });
    }
    let hour = two(at)?;
    let minute = two(hour + 1).filter(|end| matches!(letters.at(hour), ':' | '：') && end - hour == 3)?;
    Some(Date { end: minute, year: None, part: None, to: None })
}

/// 21世纪, 90年代, 8时30分, 八点半, 星期三.
fn other(letters: &Letters, at: usize) -> Option<Date> {
    let none = |end| Some(Date { end, year: None, part: None, to: None });
    if letters.ends(at, "星期") || letters.ends(at, "礼拜") || letters.before(at, 1) == '周' {
        let (_, end) = small(letters, at, 6)?;
        let lone = !matches!(letters.at(end), '年' | '岁');
        return if lone { none(end) } else { None };
    }
    let (n, end) = small(letters, at, 99)?;
    if letters.has(end, "世纪") || letters.has(end, "年代") {
        return none(end + 2);
    }
    let noon = ["上午", "下午", "早上", "晚上", "凌晨", "中午", "日"].iter().any(|word| letters.ends(at, word));
    let hour = n <= 24
        && (letters.at(end) == '时' && !matches!(letters.at(end + 1), '期' | '代') || letters.at(end) == '点' && noon);
    if !hour {
        return None;
    }
    match small(letters, end + 1, 59) {
        Some((_, minute)) if letters.at(minute) == '分' => none(minute + 1),
        _ => none(end + 1 + usize::from(letters.at(end + 1) == '半')),
    }
}
