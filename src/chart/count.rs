//! Counts as they are drawn: how many symbols or cells, and how much one of them stands for.

/// Most symbols or cells for one mark; nobody can count more.
pub const MOST: usize = 1000;

/// A count as it is drawn: a whole number, at most [`MOST`].
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and MOST")]
pub fn whole(count: f64) -> usize {
    count.clamp(0.0, MOST as f64) as usize
}

/// How much one symbol stands for, so that the `largest` value takes at most `most` symbols: `each` itself, or the smallest
/// sufficient of 2, 5, 10, 20, 50, … times it. The same for all marks of a chart, so that they stay in proportion.
///
/// All but `most` are in base units; an `each` that is not a number above zero counts as one.
///
/// ```
/// use gongxiaomei::chart::symbol::coarse;
/// assert_eq!(coarse(1.0, 400.0, 1000), 1.0);
/// assert_eq!(coarse(1.0, 13_000.0, 1000), 20.0);
/// ```
pub fn coarse(each: f64, largest: f64, most: usize) -> f64 {
    let mut each = if each.is_finite() && each > 0.0 { each } else { 1.0 };
    let enough = |each: f64| !(largest.is_finite() && largest / each > most.max(1) as f64);
    for step in [2.0, 2.5, 2.0].into_iter().cycle() {
        if enough(each) {
            break;
        }
        each *= step;
    }
    each
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_whole_and_between_nothing_and_the_most_that_is_drawn() {
        assert_eq!([0.0, 0.9, 7.0, 7.99].map(whole), [0, 0, 7, 7]);
        assert_eq!([-1.0, f64::NAN, f64::NEG_INFINITY].map(whole), [0, 0, 0]);
        assert_eq!([1000.5, 1e300, f64::INFINITY].map(whole), [MOST; 3]);
    }
}
