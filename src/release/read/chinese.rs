//! Numbers in Chinese characters: 十三, 二万零四百零六, 三四, 二〇二四, 四十七点五.

use crate::text::numerals;

/// What a run of Chinese numerals says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// The number; the lower of two beside each other.
    pub number: f64,
    /// The higher of two beside each other, as in 三四个, which mean about so many (GB/T 15835—2011, 4.2.2).
    pub to: Option<f64>,
    /// The 万 or 亿 that the run ends with; 1 if there is none. It is a part of `number`.
    pub multiple: f64,
    /// Whether it has no digit: 百亿, 千.
    pub bare: bool,
    /// Whether it lists digits, as in 二〇二四.
    pub listed: bool,
}

/// A digit.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => (0..10).find(|n| numerals::digit(*n) == Some(c)),
    }
}

/// A multiple.
pub fn multiple(c: char) -> Option<f64> {
    Some(match c {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        '万' => 10_000.0,
        '亿' => 100_000_000.0,
        _ => return None,
    })
}

/// Whether a character is a part of such a number.
pub fn numeral(c: char) -> bool {
    digit(c).is_some() || multiple(c).is_some()
}

/// Reads a run of numerals. `None` if it is no number, such as 一二一.
pub fn value(run: &[char]) -> Option<Value> {
    let digits = run.iter().filter(|c| digit(**c).is_some()).count();
    if digits == run.len() {
        return listed(run);
    }
    let tail: f64 = run.iter().rev().map_while(|c| multiple(*c).filter(|m| *m >= 10_000.0)).product();
    let bare = digits == 0 && run.first() != Some(&'十');
    let value = |number, to| Value { number, to, multiple: tail, bare, listed: false };
    let beside = |pair: &[char]| match pair {
        [first, second] => Some((digit(*first)?, digit(*second)?)),
        _ => None,
    };
    let pairs: Vec<(usize, (u32, u32))> =
        run.windows(2).enumerate().filter_map(|(at, pair)| Some((at, beside(pair)?))).collect();
    // A zero is followed by a digit of a lower place.
    let pairs: Vec<_> = pairs.into_iter().filter(|(_, (first, _))| *first != 0).collect();
    match pairs.as_slice() {
        [] => Some(value(sum(run), None)),
        [(at, (low, high))] if low + 1 == *high => {
            let without =
                |gone: usize| run.iter().enumerate().filter(|(i, _)| *i != gone).map(|(_, c)| *c).collect::<Vec<_>>();
            Some(value(sum(&without(at + 1)), Some(sum(&without(*at)))))
        }
        _ => None,
    }
}

/// A run of digits alone: one, two beside each other, or the digits of a year.
fn listed(run: &[char]) -> Option<Value> {
    let digits: Vec<u32> = run.iter().filter_map(|c| digit(*c)).collect();
    let value = |number, to, listed| Some(Value { number, to, multiple: 1.0, bare: false, listed });
    match digits.as_slice() {
        [] => None,
        [one] => value(f64::from(*one), None, false),
        [low, high] if low + 1 == *high && *low > 0 => value(f64::from(*low), Some(f64::from(*high)), false),
        all if all.len() <= 9 => value(all.iter().fold(0.0, |sum, d| sum * 10.0 + f64::from(*d)), None, true),
        _ => None,
    }
}

/// The sum of digits and multiples.
fn sum(run: &[char]) -> f64 {
    let (mut whole, mut part, mut one) = (0.0, 0.0, None);
    let mut last = 1.0;
    let mut zero = false;
    for c in run {
        match (digit(*c), multiple(*c)) {
            (Some(0), _) => zero = true,
            (Some(d), _) => one = Some(f64::from(d)),
            (_, Some(m)) if m < 10_000.0 => {
                part += one.take().unwrap_or(1.0) * m;
                (last, zero) = (m, false);
            }
            (_, Some(m)) => {
                part += one.take().unwrap_or(0.0);
                let of = if m > 10_000.0 { whole + part } else { part };
                let made = if of == 0.0 { m } else { of * m };
                whole = if m > 10_000.0 || of == 0.0 && whole > 0.0 { made.max(whole * m) } else { whole + made };
                part = 0.0;
                (last, zero) = (m, false);
            }
            _ => {}
        }
    }
    // 三万五 is 35000: the digit has the place after that of the multiple before it, unless a zero says otherwise.
    let place = if zero || last <= 10.0 { 1.0 } else { last / 10.0 };
    whole + part + one.unwrap_or(0.0) * place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numerals;

    fn read(run: &str) -> Option<Value> {
        value(&run.chars().collect::<Vec<_>>())
    }

    #[test]
    fn numbers_are_read_as_they_are_spelled() {
        for number in (0..3000).chain([8005, 20406, 21406, 35879, 100_050, 300_000_001, 320_000_000, 1_000_000]) {
            let number = f64::from(number);
            let run = numerals::chinese(number);
            assert_eq!(read(&run).map(|value| value.number), Some(number), "{run}");
        }
    }

    #[test]
    fn other_runs_are_read_too() {
        for (run, number, to) in [
            ("两百", 200.0, None),
            ("两千三", 2300.0, None),
            ("百", 100.0, None),
            ("千万", 1e7, None),
            ("百亿", 1e10, None),
            ("五万亿", 5e12, None),
            ("二〇二四", 2024.0, None),
            ("三四", 3.0, Some(4.0)),
            ("十三四", 13.0, Some(14.0)),
            ("二三十", 20.0, Some(30.0)),
            ("七八百", 700.0, Some(800.0)),
        ] {
            let value = read(run).unwrap_or_else(|| panic!("{run}"));
            assert_eq!((value.number, value.to), (number, to), "{run}");
        }
        assert_eq!(read("三三百"), None);
        assert!(read("百亿").is_some_and(|value| value.bare && value.multiple == 1e8));
        assert!(!read("十").is_some_and(|value| value.bare));
    }
}
