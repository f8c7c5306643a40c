//! Compares figures by value and qualifier: 近100 is less than 100, and 100 is less than 超100.

use std::cmp::Ordering;

use super::ledger::Qualifier;

/// A value and its qualifier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// In base units; finite. Below zero, it is a decline.
    pub value: f64,
    /// How exactly the value is known.
    pub qualifier: Qualifier,
}

impl Quantity {
    /// The order for sorting: by value; of equal values, nearly n before n before over n.
    pub fn order(self, other: Quantity) -> Ordering {
        let rank = |qualifier: Qualifier| match qualifier {
            Qualifier::Nearly => 0,
            Qualifier::Exact | Qualifier::UpTo | Qualifier::About => 1,
            Qualifier::AtLeast | Qualifier::OrderOf => 2,
            Qualifier::Over => 3,
        };
        let ranks = rank(self.qualifier).cmp(&rank(other.qualifier));
        self.value.total_cmp(&other.value).then(if self.value < 0.0 { ranks.reverse() } else { ranks })
    }

    /// Whether every number that this can mean is larger than every number that the other can mean. Only then may a sentence say
    /// that it is larger.
    pub fn surely_exceeds(self, other: Quantity) -> bool {
        let (low, high) = (self.range(), other.range());
        // If the ranges touch, one of them has to exclude the common bound.
        low.least > high.most || (low.least == high.most && (low.open_below || high.open_above))
    }

    /// The bounds of the numbers that this can mean.
    pub fn bounds(self) -> (f64, f64) {
        let range = self.range();
        (range.least, range.most)
    }

    /// Whether it means one number, up to rounding.
    pub fn is_pinned(self) -> bool {
        matches!(self.qualifier, Qualifier::Exact | Qualifier::UpTo | Qualifier::About)
    }

    /// The numbers that this can mean. We assume that 超100 is less than twice as much, 近100 more than half, 约100 within a tenth,
    /// and 上百 less than a thousand. 下降近3% is a decline by less than 3 %: the same on the other side of zero.
    fn range(self) -> Range {
        if self.value < 0.0 {
            let Range { least, most, open_below, open_above } = Quantity { value: -self.value, ..self }.range();
            return Range { least: -most, most: -least, open_below: open_above, open_above: open_below };
        }
        let n = self.value;
        let (least, most, open_below, open_above) = match self.qualifier {
            Qualifier::Exact | Qualifier::UpTo => (n, n, false, false),
            Qualifier::Over => (n, n * 2.0, true, true),
            Qualifier::AtLeast => (n, n * 2.0, false, true),
            Qualifier::OrderOf => (n, n * 10.0, false, true),
            Qualifier::Nearly => (n / 2.0, n, true, true),
            Qualifier::About => (n * 0.9, n * 1.1, false, false),
        };
        Range { least, most, open_below, open_above }
    }
}

/// An interval, with or without its bounds.
struct Range {
    least: f64,
    most: f64,
    open_below: bool,
    open_above: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: f64, qualifier: Qualifier) -> Quantity {
        Quantity { value, qualifier }
    }

    #[test]
    fn near_a_number_is_less_than_it_and_over_it_is_more() {
        let in_order = [
            of(99.0, Qualifier::Over),
            of(100.0, Qualifier::Nearly),
            of(100.0, Qualifier::Exact),
            of(100.0, Qualifier::AtLeast),
            of(100.0, Qualifier::Over),
            of(101.0, Qualifier::Nearly),
        ];
        assert!(in_order.is_sorted_by(|a, b| a.order(*b).is_lt()));
        assert!(of(100.0, Qualifier::Over).surely_exceeds(of(100.0, Qualifier::Nearly)));
        assert!(of(100.0, Qualifier::Over).surely_exceeds(of(100.0, Qualifier::Exact)));
        assert!(of(100.0, Qualifier::Exact).surely_exceeds(of(100.0, Qualifier::Nearly)));
    }

    #[test]
    fn a_decline_of_over_three_is_below_one_of_nearly_three() {
        let [over, exact, nearly] = [Qualifier::Over, Qualifier::Exact, Qualifier::Nearly].map(|q| of(-3.0, q));
        assert!([over, exact, nearly, of(0.0, Qualifier::Exact)].is_sorted_by(|a, b| a.order(*b).is_lt()));
        assert!(nearly.surely_exceeds(exact) && exact.surely_exceeds(over) && nearly.surely_exceeds(over));
        assert!(of(0.5, Qualifier::Over).surely_exceeds(nearly) && !over.surely_exceeds(of(-5.0, Qualifier::Exact)));
    }

    #[test]
    fn what_may_be_as_large_or_larger_is_not_exceeded() {
        assert!(!of(100.0, Qualifier::Exact).surely_exceeds(of(100.0, Qualifier::UpTo)), "a tie");
        assert!(!of(100.0, Qualifier::AtLeast).surely_exceeds(of(100.0, Qualifier::Exact)), "this or more");
        assert!(!of(100.0, Qualifier::Exact).surely_exceeds(of(99.0, Qualifier::Over)), "over 99 may be 100");
        assert!(!of(93.0, Qualifier::Exact).surely_exceeds(of(92.0, Qualifier::AtLeast)), "92 or more may be 95");
        assert!(!of(100.0, Qualifier::About).surely_exceeds(of(100.0, Qualifier::Nearly)), "about goes both ways");
        assert!(of(50.0, Qualifier::Exact).surely_exceeds(of(20.0, Qualifier::Over)));
        assert!(
            !of(5000.0, Qualifier::Exact).surely_exceeds(of(1000.0, Qualifier::OrderOf)),
            "a thousand or more may be 6000"
        );
        assert!(!of(1000.0, Qualifier::OrderOf).surely_exceeds(of(1000.0, Qualifier::Exact)), "and may be just that");
    }
}
