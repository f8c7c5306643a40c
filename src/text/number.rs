//! Numbers as decimal digits, without the standard library's float formatting: that is larger in the wasm than this whole module, and
//! no figure has more than four decimals.

/// Most decimals a figure may have.
pub const DECIMALS: u32 = 4;

/// `value` in plain decimal digits with at most four decimals, no trailing zeros: `24.5`, `20418`.
///
/// A value that is not finite, or from 900 billion on, becomes a dash: with four decimals it would exceed the precision of `f64`.
pub fn plain(value: f64) -> String {
    digits(value, DECIMALS, "")
}

/// As [`plain`], rounded half away from zero to `decimals`, with `group` between every three digits of the whole part.
pub fn digits(value: f64, decimals: u32, group: &str) -> String {
    let scale = 10_i64.pow(decimals.min(DECIMALS));
    let scaled = value * scale as f64;
    if !scaled.is_finite() || scaled.abs() >= 9.0e15 {
        return "–".into();
    }
    #[expect(clippy::cast_possible_truncation, reason = "it has 16 digits at most")]
    let scaled = scaled.round() as i64;
    let (whole, mut fraction) = (scaled.abs() / scale, scaled.abs() % scale);
    let mut out = String::new();
    if scaled < 0 {
        out.push('-');
    }
    let text = whole.to_string();
    for (i, digit) in text.chars().enumerate() {
        if i > 0 && (text.len() - i).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    if fraction > 0 {
        let mut width = decimals.min(DECIMALS) as usize;
        while fraction % 10 == 0 {
            fraction /= 10;
            width -= 1;
        }
        let text = fraction.to_string();
        out.push('.');
        for _ in text.len()..width {
            out.push('0');
        }
        out.push_str(&text);
    }
    out
}

/// `value` rounded half away from zero to `decimals`, at most [`DECIMALS`].
pub fn rounded(value: f64, decimals: u32) -> f64 {
    let keep = 10_i64.pow(decimals.min(DECIMALS)) as f64;
    (value * keep).round() / keep
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_decimals_and_lose_trailing_zeros() {
        assert_eq!(plain(24.5), "24.5");
        assert_eq!(plain(3.47), "3.47");
        assert_eq!(plain(0.05), "0.05");
        assert_eq!(plain(20418.0), "20418");
        assert_eq!(plain(0.0), "0");
        assert_eq!(plain(-2.25), "-2.25");
    }

    #[test]
    fn rounding_carries_into_the_whole_part() {
        assert_eq!(digits(1.777, 1, ""), "1.8");
        assert_eq!(digits(1.96, 1, ""), "2");
    }

    #[test]
    fn groups_part_every_three_digits() {
        assert_eq!(digits(1_234_567.5, 1, ","), "1,234,567.5");
        assert_eq!(digits(999.0, 0, ","), "999");
        assert_eq!(digits(1000.0, 0, ","), "1,000");
    }

    #[test]
    fn what_has_no_exact_digits_is_a_dash() {
        assert_eq!(plain(f64::NAN), "–");
        assert_eq!(plain(f64::INFINITY), "–");
        assert_eq!(plain(1e15), "–");
    }
}
