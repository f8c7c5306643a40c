//! The spec of a form of chart: everything about it but its name. Each form has one `FORM`, and whatever depends on the form reads
//! it: layout, checks, descriptions, stills, posters, the gallery, tests and benches.

use std::fmt;

use crate::chart::{Chart, Frame, Scene, symbol};
use crate::model::content::Hue;

/// A form of chart.
#[derive(Debug, Clone, Copy)]
pub struct FormSpec {
    /// How many marks it draws, and which.
    pub marks: Marks,
    /// Which marks share a scale.
    pub scale: Scale,
    /// How the marks relate to each other.
    pub order: Order,
    /// How it counts, if it draws things to be counted.
    pub counts: Option<Counts>,
    /// The most that a stroke of a character can count which is no mark. If none, such strokes stand for nothing.
    pub strokes: Option<usize>,
    /// Whether it writes the names and values of its marks. If not, the text beside it has to.
    pub labelled: bool,
    /// Whether its drawing depends on the width.
    pub width: Width,
    /// Where a poster puts it.
    pub poster: Placement,
    /// Its colour in the gallery.
    pub hue: Hue,
    /// Whether its marks stand each for itself: one may have a colour of its own, and what has begun is hollow beside what is done.
    pub separate_marks: bool,
    /// Draws a character, if the build does that: the wasm has the drawing, and scales it.
    pub draw: Option<fn(&Chart, Frame) -> Scene>,
    /// Lays a chart of this form out; [`layout`](crate::chart::layout()) lists what it has to guarantee.
    pub layout: fn(&Chart, Frame) -> Scene,
}

impl FormSpec {
    /// Whether it draws values below zero.
    pub fn below_zero(&self) -> bool {
        !matches!(self.scale, Scale::Common | Scale::Panels | Scale::Zoomed | Scale::Shares)
    }

    /// Whether it may draw its values on an axis that does not begin at zero.
    pub fn off_zero(&self) -> bool {
        matches!(self.scale, Scale::Position | Scale::Range)
    }
}

/// How many marks a form draws, and which: `1 mark or more`, `2 marks: the capacity, then the output`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Least number.
    pub least: usize,
    /// Largest number; `usize::MAX` if unlimited.
    pub most: usize,
    which: &'static str,
}

impl Marks {
    /// One mark.
    pub const ONE: Marks = Marks::exactly(1, "");
    /// One mark or more.
    pub const ANY: Marks = Marks::from(1, "");

    /// Exactly `count` marks; `which` names them in the order of the content.
    pub const fn exactly(count: usize, which: &'static str) -> Marks {
        Marks { least: count, most: count, which }
    }

    /// From one mark to `most`.
    pub const fn up_to(most: usize, which: &'static str) -> Marks {
        Marks { least: 1, most, which }
    }

    /// `least` marks or more; `which` names them in the order of the content.
    pub const fn from(least: usize, which: &'static str) -> Marks {
        Marks { least, most: usize::MAX, which }
    }

    /// Which marks they are, in the order of the content; may be empty.
    pub fn which(self) -> &'static str {
        self.which
    }

    /// Whether there is no largest number.
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

/// Which marks of a form share a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// All have one scale from zero, so their facts must have the same measure.
    Common,
    /// All have one scale from zero; the marks of each scope have a panel of their own, and are consecutive in the content.
    Panels,
    /// All have one measure; what is too large for the scale of the smallest is drawn at a smaller one, which the picture shows.
    Zoomed,
    /// Each is a share of a whole of its own, from 0 to 100 %.
    Shares,
    /// All have one scale from zero to both sides.
    Signed,
    /// Each is a position on one axis, which may begin anywhere.
    Position,
    /// Each lies between two positions on one axis, which may begin anywhere.
    Range,
    /// None is drawn: the values are written.
    Written,
}

/// How the marks of a form relate to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// They do not.
    Free,
    /// The first is the whole; the others are its parts, none larger than it.
    WholeFirst,
    /// The first is the capacity; the others are what is used of it, none larger than it.
    CapacityFirst,
    /// They follow each other in time, with gaps where figures are missing.
    Time,
}

/// How a form counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counts {
    /// Most symbols, dots or cells it draws for one mark.
    pub most: usize,
    /// How much one stands for in the gallery, for values up to a hundred: small enough for the form to show its shape.
    pub each: f64,
    /// The same for values up to five thousand.
    pub each_far: f64,
}

impl Counts {
    /// The values of most forms that count.
    pub const SYMBOLS: Counts = Counts { most: symbol::MOST, each: 2.0, each_far: 10.0 };
}

/// Whether the drawing of a form depends on the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// It is laid out for each width, so there are two stills, for a narrow and a wide column.
    Fluid,
    /// It only scales: one still is used at every width.
    Fixed,
}

/// Where a poster puts a chart of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// As wide as the poster, over its caption.
    Column,
    /// The same, without the empty space above and below it.
    Cropped,
}

#[cfg(test)]
mod tests {
    use super::Marks;

    #[test]
    fn marks_are_told_by_number_and_by_which_they_are() {
        let text = |marks: Marks| marks.to_string();
        assert_eq!([Marks::ONE, Marks::ANY].map(text), ["1 mark", "1 mark or more"]);
        assert_eq!(text(Marks::exactly(2, "the capacity, then the output")), "2 marks: the capacity, then the output");
        assert_eq!(text(Marks::from(2, "the whole, then its parts")), "2 marks or more: the whole, then its parts");
        assert_eq!(text(Marks { least: 1, most: 4, which: "" }), "1 mark to 4");
    }
}
