//! What there is to say about a form of chart beside its name. A form says it in one `FORM`, and everything that asks which
//! form it has before it asks this: layout, checks, descriptions, stills, posters, the gallery, tests and benches.

use std::fmt;

use crate::chart::{Chart, Frame, Scene, symbol};
use crate::model::content::Hue;

/// A form of chart.
#[derive(Debug, Clone, Copy)]
pub struct FormSpec {
    /// How many marks it draws, and which.
    pub marks: Marks,
    /// What the marks are measured by.
    pub scale: Scale,
    /// How the marks belong to each other.
    pub order: Order,
    /// How it counts, where it draws things to be counted.
    pub counts: Option<Counts>,
    /// Whether it writes the names and values of its marks. Where it does not, what is shown beside it has to.
    pub labelled: bool,
    /// Whether its drawing depends on the width.
    pub width: Width,
    /// Where a poster puts it.
    pub poster: Placement,
    /// Whose colour it has in the gallery.
    pub hue: Hue,
    /// Lays a chart of this form out; see [`layout`](crate::chart::layout()) for what it has to hold to.
    pub layout: fn(&Chart, Frame) -> Scene,
}

/// How many marks a form draws, and which: `1 mark or more`, `2 marks: the capacity, then the output`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Least number.
    pub least: usize,
    /// Largest number; `usize::MAX` where there is none.
    pub most: usize,
    which: &'static str,
}

impl Marks {
    /// One mark.
    pub const ONE: Marks = Marks::exactly(1, "");
    /// Any number but none.
    pub const ANY: Marks = Marks::from(1, "");

    /// So many marks, no more and no less, and which they are in the order of the content.
    pub const fn exactly(count: usize, which: &'static str) -> Marks {
        Marks { least: count, most: count, which }
    }

    /// So many marks or more, and which they are in the order of the content.
    pub const fn from(least: usize, which: &'static str) -> Marks {
        Marks { least, most: usize::MAX, which }
    }

    /// Whether it draws as many marks as there are.
    pub fn unlimited(self) -> bool {
        self.most == usize::MAX
    }
}

impl fmt::Display for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Marks { least, most, which } = *self;
        write!(f, "{least} {}", if least == 1 { "mark" } else { "marks" })?;
        match most {
            usize::MAX => write!(f, " or more")?,
            most if most > least => write!(f, " to {most}")?,
            _ => {}
        }
        if which.is_empty() { Ok(()) } else { write!(f, ": {which}") }
    }
}

/// What the marks of a form are measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// All by one scale from zero, so that they measure the same.
    Common,
    /// The marks of each scope by a scale of their own, in a panel of their own: they stand together in the content.
    PerScope,
    /// Each is a share of a whole of its own, from 0 to 100 %.
    Shares,
}

/// How the marks of a form belong to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Each stands for itself.
    Free,
    /// The first is a part of the second, as a rule: content may hold it otherwise.
    PartFirst,
    /// The first is the whole; the others are its parts, none more than it.
    WholeFirst,
    /// The first is what could be; the others are what is of it, none more than it.
    CapacityFirst,
}

/// How a form counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counts {
    /// Most symbols, dots or cells it draws for one mark.
    pub most: usize,
    /// How much one stands for in the gallery, for values up to a hundred: enough of them for the form to take its shape.
    pub each: f64,
    /// The same for values up to five thousand.
    pub each_far: f64,
}

impl Counts {
    /// As most forms count.
    pub const SYMBOLS: Counts = Counts { most: symbol::MOST, each: 2.0, each_far: 10.0 };
}

/// Whether the drawing of a form depends on the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Laid out anew for each: a still for a phone's column, another for a desk's.
    Fluid,
    /// Of one make at every width: one still serves all.
    Fixed,
}

/// Where a poster puts a chart of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// As wide as the poster, over its caption.
    Column,
    /// The same without what is empty above and below it.
    Cropped,
    /// Half as wide, beside its caption.
    Beside,
}

#[cfg(test)]
mod tests {
    use super::Marks;

    #[test]
    fn marks_are_told_by_number_and_by_which_they_are() {
        let told = |marks: Marks| marks.to_string();
        assert_eq!([Marks::ONE, Marks::ANY].map(told), ["1 mark", "1 mark or more"]);
        assert_eq!(told(Marks::exactly(2, "the capacity, then the output")), "2 marks: the capacity, then the output");
        assert_eq!(told(Marks::from(2, "the whole, then its parts")), "2 marks or more: the whole, then its parts");
        assert_eq!(told(Marks { least: 1, most: 4, which: "" }), "1 mark to 4");
    }
}
