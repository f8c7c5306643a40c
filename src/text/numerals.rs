//! Numbers in words. Chinese numerals follow GB/T 15835 (usage of numerals); English ones are British, with "and".

use super::number;

/// How a language spells out numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// In Chinese characters.
    Chinese,
    /// In traditional Chinese characters.
    Traditional,
    /// In English words.
    English,
    /// As digits, left to the voice.
    Digits,
}

impl Numerals {
    /// The numerals of a language, by its tag (BCP 47).
    pub fn of(lang: &str) -> Numerals {
        let traditional = |part: &str| TRADITIONAL.iter().any(|own| own.eq_ignore_ascii_case(part));
        match lang.split('-').next() {
            Some("zh") if lang.split('-').any(traditional) => Numerals::Traditional,
            Some("zh") => Numerals::Chinese,
            Some("en") => Numerals::English,
            _ => Numerals::Digits,
        }
    }

    /// A number in words (in digits, for [`Numerals::Digits`]); below zero with the word for minus before it.
    pub fn spell_out(self, value: f64) -> String {
        match self {
            Numerals::Chinese if value < 0.0 => ["负", &chinese(-value)].concat(),
            Numerals::Traditional => traditional(&Numerals::Chinese.spell_out(value)),
            Numerals::English if value < 0.0 => ["minus ", &english(-value)].concat(),
            Numerals::Chinese => chinese(value),
            Numerals::English => english(value),
            Numerals::Digits => number::plain(value),
        }
    }
}

/// The script and the regions of traditional Chinese characters, in language tags.
const TRADITIONAL: [&str; 4] = ["Hant", "TW", "HK", "MO"];

/// Chinese numerals in traditional characters.
pub fn traditional(numerals: &str) -> String {
    let traditional = |c| match c {
        '万' => '萬',
        '亿' => '億',
        '点' => '點',
        '负' => '負',
        c => c,
    };
    numerals.chars().map(traditional).collect()
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A digit from 0 to 9 in Chinese; `None` for anything else.
pub fn digit(n: u32) -> Option<char> {
    DIGITS.get(n as usize).copied()
}

/// A number of zero or more in Chinese: 20406 is 二万零四百零六, 47.5 is 四十七点五.
pub fn chinese(value: f64) -> String {
    let plain = number::plain(value);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let Ok(whole) = whole.parse::<u64>() else {
        return plain;
    };
    let mut out = if whole == 0 { "零".into() } else { String::new() };
    let mut gap = false;
    for (scale, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = if scale == 100_000_000 { whole / scale } else { whole / scale % 10_000 };
        if part == 0 {
            gap = !out.is_empty();
            continue;
        }
        if whole > 0 && !out.is_empty() && (gap || part < 1000) {
            out.push('零');
        }
        out += &four(part);
        out += name;
        gap = false;
    }
    // At the beginning, 一十二 is read 十二.
    let mut out = out.strip_prefix("一十").map(|rest| ["十", rest].concat()).unwrap_or(out);
    if !fraction.is_empty() {
        out.push('点');
        out.extend(fraction.chars().filter_map(|c| digit(c.to_digit(10)?)));
    }
    out
}

/// A number from 1 to 9999 in Chinese.
fn four(part: u64) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (scale, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let n = part / scale % 10;
        if n == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        out.extend(digit(n as u32));
        out += name;
        gap = false;
    }
    out
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number of zero or more in English: 20406 is twenty thousand four hundred and six.
pub fn english(value: f64) -> String {
    let plain = number::plain(value);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let Ok(whole) = whole.parse::<u64>() else {
        return plain;
    };
    let mut words: Vec<String> = Vec::new();
    for (scale, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")] {
        let part = whole / scale % 1000;
        if part > 0 {
            words.extend([hundreds(part), name.into()]);
        }
    }
    let rest = whole % 1000;
    if rest > 0 || whole == 0 {
        if rest < 100 && whole >= 1000 {
            words.push("and".into());
        }
        words.push(hundreds(rest));
    }
    if !fraction.is_empty() {
        words.push("point".into());
        let digits = fraction.chars().filter_map(|c| SMALL.get(c.to_digit(10)? as usize));
        words.extend(digits.map(|word| (*word).into()));
    }
    words.join(" ")
}

/// A number from 0 to 999.
fn hundreds(n: u64) -> String {
    let word =
        |words: &[&'static str], n| usize::try_from(n).ok().and_then(|n| words.get(n)).copied().unwrap_or_default();
    let small = |n: u64| word(&SMALL, n);
    let under_hundred = |n: u64| match (word(&TENS, n / 10), n % 10) {
        ("", _) => small(n).to_string(),
        (ten, 0) => ten.into(),
        (ten, one) => [ten, "-", small(one)].concat(),
    };
    match (n / 100, n % 100) {
        (0, rest) => under_hundred(rest),
        (hundred, 0) => [small(hundred), " hundred"].concat(),
        (hundred, rest) => [small(hundred), " hundred and ", &under_hundred(rest)].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_are_those_of_the_language_s_script_or_region() {
        for lang in ["zh-TW", "zh-Hant", "zh-hant-HK", "zh-MO"] {
            assert_eq!(Numerals::of(lang).spell_out(-100_020_000.5), "負一億零二萬點五", "{lang}");
        }
        for lang in ["zh", "zh-CN", "zh-Hans-SG"] {
            assert_eq!(Numerals::of(lang).spell_out(20_000.0), "二万", "{lang}");
        }
    }

    #[test]
    fn chinese_numerals_skip_empty_places_with_one_zero() {
        let cases = [
            (0.0, "零"),
            (10.0, "十"),
            (12.0, "十二"),
            (110.0, "一百一十"),
            (509.0, "五百零九"),
            (2400.0, "二千四百"),
            (3000.0, "三千"),
            (8005.0, "八千零五"),
            (20406.0, "二万零四百零六"),
            (21406.0, "二万一千四百零六"),
            (35879.0, "三万五千八百七十九"),
            (100_050.0, "十万零五十"),
            (300_000_001.0, "三亿零一"),
            (47.5, "四十七点五"),
            (0.05, "零点零五"),
        ];
        for (value, said) in cases {
            assert_eq!(chinese(value), said, "{value}");
        }
    }

    #[test]
    fn english_numerals_have_their_and() {
        let cases = [
            (0.0, "zero"),
            (19.0, "nineteen"),
            (64.0, "sixty-four"),
            (515.0, "five hundred and fifteen"),
            (20406.0, "twenty thousand four hundred and six"),
            (12_005.0, "twelve thousand and five"),
            (296_000.0, "two hundred and ninety-six thousand"),
            (4.75, "four point seven five"),
            (1_000_000.0, "one million"),
        ];
        for (value, said) in cases {
            assert_eq!(english(value), said, "{value}");
        }
    }
}
