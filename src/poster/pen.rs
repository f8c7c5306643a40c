//! Writes text into a block, line by line from the top.

use super::metrics::WIDTH;
use crate::chart::scene::{Anchor, Ink, Label, Rect, Role, Scene};
use crate::export::line_break;
use crate::text::measure;

/// Style of a text.
#[derive(Debug, Clone, Copy)]
pub struct Set {
    /// Font size.
    pub size: f64,
    /// Line height, in font sizes.
    pub leading: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is in the font of headlines.
    pub display: bool,
    /// Its colour.
    pub role: Role,
}

impl Set {
    /// Running text.
    pub fn text(size: f64) -> Set {
        Set { size, leading: 1.6, bold: false, display: false, role: Role::Ink }
    }

    /// A headline.
    pub fn headline(size: f64) -> Set {
        Set { size, leading: 1.3, bold: true, display: true, role: Role::Ink }
    }

    /// The same in another colour.
    pub fn role(self, role: Role) -> Set {
        Set { role, ..self }
    }

    /// The same in bold.
    pub fn bold(self) -> Set {
        Set { bold: true, ..self }
    }
}

/// A block being written, from the top down.
#[derive(Debug, Clone)]
pub struct Pen {
    /// All shapes, and the text in the font of running text.
    pub scene: Scene,
    /// The text in the font of headlines, painted over `scene`.
    pub display: Scene,
    /// Where the next line begins.
    pub y: f64,
}

impl Pen {
    /// An empty block.
    pub fn new() -> Pen {
        Pen { scene: Scene::new(WIDTH), display: Scene::new(WIDTH), y: 0.0 }
    }

    /// Writes a text at `x`, broken into as many lines of width `room` as it takes.
    pub fn write(&mut self, text: &str, set: Set, x: f64, room: f64) {
        let broken = if set.display {
            line_break::headline(text, set.size, room)
        } else {
            line_break::lines(text, set.size, room)
        };
        self.lines(&broken, set, x, Anchor::Start);
    }

    /// Writes running text with its lines in the middle of `room`, which begins at `x`.
    pub fn write_centred(&mut self, text: &str, set: Set, x: f64, room: f64) {
        self.lines(&line_break::lines(text, set.size, room), set, x + room / 2.0, Anchor::Middle);
    }

    fn lines(&mut self, lines: &[String], set: Set, x: f64, anchor: Anchor) {
        for line in lines {
            let lead = set.size * (set.leading - 1.0) / 2.0;
            self.anchored(line, set, (x, self.y + lead + measure::ASCENT * set.size), anchor);
            self.y += set.size * set.leading;
        }
    }

    /// Writes one line with its baseline at `y`. Returns the x at which it ends.
    pub fn line(&mut self, line: &str, set: Set, x: f64, y: f64) -> f64 {
        self.anchored(line, set, (x, y), Anchor::Start);
        x + measure::width(line, set.size)
    }

    /// Writes one line that ends at `x`, with its baseline at `y`. Returns the x at which it begins.
    pub fn line_before(&mut self, line: &str, set: Set, x: f64, y: f64) -> f64 {
        self.anchored(line, set, (x, y), Anchor::End);
        x - measure::width(line, set.size)
    }

    fn anchored(&mut self, line: &str, set: Set, (x, y): (f64, f64), anchor: Anchor) {
        let (ink, text) = (Ink::full(set.role), line.into());
        let label = Label { text, x, y, size: set.size, bold: set.bold, anchor, ink, of: None };
        let scene = if set.display { &mut self.display } else { &mut self.scene };
        scene.label(label, WIDTH);
    }

    /// Puts a background under everything written so far, across the image from `top` to where the next line begins.
    pub fn ground(&mut self, top: f64, role: Role) {
        let words = std::mem::take(&mut self.scene.shapes);
        self.rule(0.0, top, WIDTH, self.y - top, role);
        self.scene.shapes.extend(words);
    }

    /// Fills a box of the block.
    pub fn rule(&mut self, x: f64, y: f64, w: f64, h: f64, role: Role) {
        self.scene.fill(Rect::new(x, y, w, h), Ink::full(role));
    }
}
