//! The frame a chart is laid out in: its width and the font sizes in it.

use super::tokens;

/// The least width a chart is laid out for, in layout pixels; a narrower frame is widened to it.
pub const NARROWEST: f64 = 200.0;

/// From this width a chart takes its wide composition.
pub const WIDE_FROM: f64 = 440.0;

/// A column's width and the reader's text scale (1 is the page's own size; elder mode asks for more).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Layout pixels.
    pub width: f64,
    /// The reader's text size as a multiple of the page's own.
    pub text: f64,
}

impl Frame {
    /// A frame of the page's own text size.
    pub fn new(width: f64) -> Frame {
        Frame { width, text: 1.0 }
    }

    /// The same frame with its text enlarged so that no label is smaller than `least` layout pixels.
    pub fn with_text_from(self, least: f64) -> Frame {
        let mut frame = self;
        // Larger text may switch to the narrow composition, whose labels are smaller: enlarge again.
        for _ in 0..2 {
            if frame.label() < least {
                frame.text *= least / frame.label();
            }
        }
        frame
    }

    /// The same frame with a width and text scale that a layout can work with.
    pub fn bounded(self) -> Frame {
        let width = if self.width.is_finite() { self.width.max(NARROWEST) } else { NARROWEST };
        let text = if self.text.is_finite() { self.text.clamp(0.5, 4.0) } else { 1.0 };
        Frame { width: width.floor(), text }
    }

    /// The same frame with its text size in thousandths, rounded up but for what is not seen: it can then be told in a few digits.
    pub fn rounded(self) -> Frame {
        Frame { text: (self.text * 1000.0 - 0.1).ceil() / 1000.0, ..self }
    }

    /// Whether the frame is wide enough for the wide composition at this text size.
    pub fn wide(self) -> bool {
        self.width / self.text >= WIDE_FROM
    }

    /// Size of names and notes.
    pub fn label(self) -> f64 {
        self.size(tokens::CHART_LABEL, tokens::CHART_LABEL_WIDE)
    }

    /// Size of values beside marks.
    pub fn value(self) -> f64 {
        self.size(tokens::CHART_VALUE, tokens::CHART_VALUE_WIDE)
    }

    /// Size of the one number that a chart shows large.
    pub fn figure(self) -> f64 {
        self.size(tokens::CHART_FIGURE, tokens::CHART_FIGURE_WIDE)
    }

    /// The largest size of a value that is written inside its picture.
    pub fn inside(self) -> f64 {
        if self.wide() { self.figure() } else { self.value() * 1.6 }
    }

    /// The smallest size for values, provided that the frame is wide enough for the value at this size. It is the size of names, over
    /// 12 px on the narrowest phones.
    pub fn smallest(self) -> f64 {
        self.label()
    }

    /// Distance from one line of labels to the next.
    pub fn line(self) -> f64 {
        (self.label() * 1.5).round()
    }

    fn size(self, narrow: f64, wide: f64) -> f64 {
        self.text * if self.wide() { wide } else { narrow }
    }
}
