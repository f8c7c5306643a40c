//! Composes a long image from pieces, which become blocks by layout. All lengths are pixels of the image.

use super::content::{CARD, Figure, Part, PosterContent};
use super::metrics::{APART, COLUMN, MARGIN, WIDTH, height, size};
use super::pen::{Pen, Set};
use super::qr;
use crate::chart::NotProportional;
use crate::chart::scene::{Role, Scene};
use crate::page::data::ChartData;

/// Side of the QR code with the address of the page.
const CODE: f64 = 264.0;

/// Whether an image may be cut before a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A part of the page begins here.
    Part,
    /// A story begins here.
    Story,
    /// It belongs to the block above: do not cut.
    Within,
}

/// A piece of a long image, laid out in a task of its own.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    /// The title and the characters that are charts.
    Cover,
    /// The card, all of it.
    Card,
    /// The opening of a part; whether the image is of this part alone, and shows its character.
    Opening(&'a Part, bool),
    /// A chart under the headline of its story.
    Chart(&'a Part, &'a ChartData),
    /// A line with a figure; whether it begins a list.
    Figure(&'a Part, &'a Figure, bool),
}

impl<'a> Piece<'a> {
    /// The part of the page it belongs to; `None` for the cover.
    pub fn part(self) -> Option<&'a Part> {
        match self {
            Piece::Cover | Piece::Card => None,
            Piece::Opening(part, _) | Piece::Chart(part, _) | Piece::Figure(part, ..) => Some(part),
        }
    }
}

/// A piece after layout.
#[derive(Debug, Clone)]
pub struct Block {
    /// All shapes, and the text in the font of running text.
    pub scene: Scene,
    /// The text in the font of headlines, painted over `scene`.
    pub display: Scene,
    /// Its height.
    pub height: f64,
    /// Whether an image may be cut before it.
    pub start: Start,
}

impl Block {
    fn of(pen: Pen, start: Start) -> Block {
        let height = pen.y.ceil();
        let sized = |scene| Scene { height, ..scene };
        Block { scene: sized(pen.scene), display: sized(pen.display), height, start }
    }
}

/// The variable texts at the foot of an image.
#[derive(Debug, Clone, Copy)]
pub struct Foot<'a> {
    /// The address of the page, or of the part shown.
    pub address: &'a str,
    /// The part shown; `None` for the whole page.
    pub part: Option<&'a str>,
    /// The day it is drawn, as `YYYY-MM-DD`.
    pub date: &'a str,
    /// Number of the image, from 1, and how many there are.
    pub number: (usize, usize),
}

/// Lays out the pieces of a long image.
#[derive(Debug, Clone, Copy)]
pub struct Composer<'a> {
    /// The texts.
    pub sheet: &'a PosterContent,
    /// The charts of the page.
    pub charts: &'a [ChartData],
    /// Text size as a multiple of the standard one; larger in the elder edition.
    pub large: f64,
    /// Whether the theme is dark: paper darker than ink.
    pub night: bool,
}

impl<'a> Composer<'a> {
    /// The name of an image: that of the part, or of the image of the whole page.
    pub fn called(&self, part: Option<&str>) -> &'a str {
        let of = self.sheet.parts.iter().find(|of| Some(of.id.as_str()) == part);
        let words = &self.sheet.words;
        of.map_or(if part == Some(CARD) { &words.card } else { &words.whole }, |of| &of.name)
    }

    /// An address with the digest of the figures that an image shows: `#part~digest`.
    fn code(&self, part: Option<&str>, address: &str) -> String {
        let of = self.sheet.parts.iter().find(|of| Some(of.id.as_str()) == part);
        let digest = of.map_or(&self.sheet.digest, |of| &of.digest);
        let mark = if of.is_some() { "~" } else { "#~" };
        [address, mark, digest].concat()
    }

    /// The text alternative of an image: what it is, and its findings.
    pub fn alt(&self, part: Option<&str>) -> String {
        let name = self.called(part);
        let part = part.filter(|part| *part != CARD);
        let parts = self.sheet.parts.iter().filter(|of| part.is_none_or(|part| part == of.id));
        let findings: Vec<&str> = match part {
            None => parts.map(|of| of.headline.as_str()).collect(),
            Some(_) => parts.flat_map(|of| &of.stories).map(|story| story.headline.as_str()).collect(),
        };
        let findings = findings.join(&self.sheet.words.comma).replace(crate::export::line_break::JOINER, "");
        self.sheet.words.alt.replace("{name}", name).replace("{headlines}", &findings)
    }

    /// Lays a piece out.
    ///
    /// # Errors
    /// [`NotProportional`] for a chart that would be drawn out of proportion.
    pub fn lay(&self, piece: Piece<'_>) -> Result<Block, NotProportional> {
        let mut pen = Pen::new();
        let start = match piece {
            Piece::Cover => {
                self.cover(&mut pen)?;
                Start::Part
            }
            Piece::Card => {
                self.card(&mut pen)?;
                Start::Part
            }
            Piece::Opening(part, own) => {
                self.opening(&mut pen, part, own)?;
                Start::Part
            }
            Piece::Chart(part, chart) => {
                self.figure(&mut pen, part, chart)?;
                Start::Story
            }
            Piece::Figure(part, figure, first) => {
                self.line(&mut pen, figure, Role::from(part.hue), first);
                if first { Start::Story } else { Start::Within }
            }
        };
        Ok(Block::of(pen, start))
    }

    /// The head of an image that continues a part: the name of the page and of the part.
    pub fn head(&self, part: &Part) -> Block {
        let mut pen = Pen::new();
        let set = Set::headline(self.of(size::LEAD)).role(Role::Paper);
        pen.y = 24.0;
        let title = [self.sheet.name.as_str(), &part.glyph, &part.name];
        let title: Vec<&str> = title.into_iter().filter(|word| !word.is_empty()).collect();
        pen.write(&title.join(" · "), set, MARGIN, COLUMN);
        pen.y += 24.0;
        pen.ground(0.0, Role::from(part.hue));
        Block::of(pen, Start::Part)
    }

    /// The foot of an image: its source, the day it was drawn, and the address of the page as text and as a QR code.
    pub fn foot(&self, foot: Foot<'_>) -> Block {
        let (words, note) =
            (&self.sheet.words, Set { leading: 1.4, ..Set::text(self.of(size::LEAST)).role(Role::Soft) });
        let code = qr::code(&self.code(foot.part, foot.address), CODE, self.night);
        let beside = code.as_ref().map_or(0.0, |code| code.width + APART);
        let mut pen = Pen::new();
        // A card has less space, and leaves the licence to the page.
        let card = foot.part == Some(CARD);
        pen.y = if card { 0.0 } else { 56.0 };
        pen.rule(MARGIN, pen.y, COLUMN, 4.0, Role::Ink);
        pen.y += 36.0;
        let top = pen.y;
        if let Some(code) = code {
            let (x, w) = (WIDTH - MARGIN - code.width, code.width);
            pen.y += code.height;
            pen.scene.place(code, x, top);
            pen.write_centred(&words.scan, note, x, w);
        }
        let bottom = std::mem::replace(&mut pen.y, top);
        let room = COLUMN - beside;
        let (n, of) = foot.number;
        if of > 1 {
            let page = words.page_of.replace("{n}", &n.to_string()).replace("{of}", &of.to_string());
            pen.write(&page, note.role(Role::Ink).bold(), MARGIN, room);
        }
        let licence = Some(&self.sheet.licence).filter(|_| !card);
        for line in
            [Some(&self.sheet.source), licence, Some(&words.drawn.replace("{date}", foot.date))].into_iter().flatten()
        {
            pen.write(line, note, MARGIN, room);
        }
        pen.write(foot.address, note, MARGIN, room);
        pen.y = pen.y.max(bottom);
        pen.y = if card { (pen.y + 16.0).max(height::CARD_FOOT) } else { pen.y + 40.0 };
        Block::of(pen, Start::Within)
    }

    /// A font size, multiplied by the reader's text size.
    pub(super) fn of(&self, size: f64) -> f64 {
        (size * self.large).round()
    }

    pub(super) fn chart(&self, id: &str) -> Option<&'a ChartData> {
        self.charts.iter().find(|chart| chart.id == id)
    }
}
