//! The pieces of a long image and how each is laid out. All lengths are pixels of the image.

use super::content::{Part, PosterContent, Story};
use super::metrics::{APART, COLUMN, MARGIN, WIDTH, size};
use super::pen::{Pen, Set};
use super::qr;
use crate::chart::NotProportional;
use crate::chart::scene::{Role, Scene};
use crate::page::data::ChartData;

/// Side of the QR code that leads to the page.
const CODE: f64 = 240.0;

/// Whether an image may be cut before a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A part of the page begins here.
    Part,
    /// A story begins here.
    Story,
    /// It belongs to what stands above it.
    Within,
}

/// A piece: what is laid out in one task.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    /// The title and the characters that are charts.
    Cover,
    /// The opening of a part; whether it is what the image begins with.
    Opening(&'a Part, bool),
    /// A story's headline and figures, and in full its paragraphs.
    Story(&'a Part, &'a Story),
    /// A chart with its caption.
    Chart(&'a Part, &'a ChartData),
    /// A story's short facts.
    Notes(&'a Part, &'a Story),
}

impl<'a> Piece<'a> {
    /// The part of the page it belongs to; `None` for what stands before all parts.
    pub fn part(self) -> Option<&'a Part> {
        match self {
            Piece::Cover => None,
            Piece::Opening(part, _) | Piece::Story(part, _) | Piece::Chart(part, _) | Piece::Notes(part, _) => {
                Some(part)
            }
        }
    }
}

/// A piece after layout.
#[derive(Debug, Clone)]
pub struct Block {
    /// What is painted in the face of running text, and all shapes.
    pub scene: Scene,
    /// What is painted in the face of headlines, over the former.
    pub display: Scene,
    /// How tall it is.
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

/// What stands at the foot of an image.
#[derive(Debug, Clone, Copy)]
pub struct Foot<'a> {
    /// The address of what is shown.
    pub address: &'a str,
    /// The day it is drawn, as `YYYY-MM-DD`.
    pub date: &'a str,
    /// Which image it is, from 1, and of how many.
    pub number: (usize, usize),
}

/// Lays out the pieces of a long image.
#[derive(Debug, Clone, Copy)]
pub struct Composer<'a> {
    /// What is written.
    pub sheet: &'a PosterContent,
    /// The charts of the page.
    pub charts: &'a [ChartData],
    /// How many times the usual text size; the elder edition asks for more.
    pub large: f64,
    /// Whether the paper is darker than the ink.
    pub night: bool,
}

impl<'a> Composer<'a> {
    /// The pieces of the whole page: its titles, all large figures, all charts; or of one part of it with its paragraphs and
    /// short facts as well. Nothing where there is no such part.
    pub fn plan(&self, part: Option<&str>) -> Vec<Piece<'a>> {
        let mut plan = Vec::new();
        if part.is_none() {
            plan.push(Piece::Cover);
        }
        for of in self.sheet.parts.iter().filter(|of| part.is_none_or(|part| part == of.id)) {
            plan.push(Piece::Opening(of, plan.is_empty()));
            for story in &of.stories {
                let full = part.is_some();
                if full || !(story.figures.is_empty() && story.charts.is_empty()) {
                    plan.push(Piece::Story(of, story));
                }
                let charts = story.charts.iter().filter_map(|id| self.chart(id));
                plan.extend(charts.map(|chart| Piece::Chart(of, chart)));
                if full && !story.notes.is_empty() {
                    plan.push(Piece::Notes(of, story));
                }
            }
        }
        plan
    }

    /// What the image is called: the name of the part, or of the image of the whole page.
    pub fn called(&self, part: Option<&str>) -> &'a str {
        let of = self.sheet.parts.iter().find(|of| Some(of.id.as_str()) == part);
        of.map_or(&self.sheet.words.whole, |of| &of.name)
    }

    /// The text alternative of an image: what it is, and its findings.
    pub fn alt(&self, part: Option<&str>) -> String {
        let parts = self.sheet.parts.iter().filter(|of| part.is_none_or(|part| part == of.id));
        let findings: Vec<&str> = match part {
            None => parts.map(|of| of.headline.as_str()).collect(),
            Some(_) => parts.flat_map(|of| &of.stories).map(|story| story.headline.as_str()).collect(),
        };
        let findings = findings.join(&self.sheet.words.comma).replace(crate::export::line_break::JOINER, "");
        self.sheet.words.alt.replace("{name}", self.called(part)).replace("{headlines}", &findings)
    }

    /// Lays a piece out. `full` says whether a story is told with its paragraphs.
    ///
    /// # Errors
    /// [`NotProportional`] for a chart that would be drawn out of proportion.
    pub fn lay(&self, piece: Piece<'_>, full: bool) -> Result<Block, NotProportional> {
        let mut pen = Pen::new();
        let start = match piece {
            Piece::Cover => {
                self.cover(&mut pen)?;
                Start::Part
            }
            Piece::Opening(part, first) => {
                self.opening(&mut pen, part, first);
                Start::Part
            }
            Piece::Story(part, story) => {
                self.story(&mut pen, story, Role::from(part.hue), full);
                Start::Story
            }
            Piece::Chart(_, chart) => {
                self.figure(&mut pen, chart)?;
                Start::Within
            }
            Piece::Notes(part, story) => {
                self.notes(&mut pen, story, Role::from(part.hue));
                Start::Within
            }
        };
        Ok(Block::of(pen, start))
    }

    /// The head of an image that goes on within a part: whose it is.
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

    /// The foot of an image: where it is from, when it was drawn, and the way back to the page.
    pub fn foot(&self, foot: Foot<'_>) -> Block {
        let (words, note) = (&self.sheet.words, Set::text(self.of(size::NOTE)).role(Role::Soft));
        let code = qr::code(foot.address, CODE, self.night);
        let beside = code.as_ref().map_or(0.0, |code| code.width + APART);
        let mut pen = Pen::new();
        pen.y = 72.0;
        pen.rule(MARGIN, pen.y, COLUMN, 4.0, Role::Ink);
        pen.y += 40.0;
        let top = pen.y;
        if let Some(code) = code {
            let (x, w) = (WIDTH - MARGIN - code.width, code.width);
            pen.y += code.height + 8.0;
            pen.scene.place(code, x, top);
            pen.write(&words.scan, note, x, w);
        }
        let bottom = std::mem::replace(&mut pen.y, top);
        let room = COLUMN - beside;
        pen.write(&self.sheet.name, Set::headline(self.of(size::HEADLINE)), MARGIN, room);
        let (n, of) = foot.number;
        if of > 1 {
            let page = words.page_of.replace("{n}", &n.to_string()).replace("{of}", &of.to_string());
            pen.write(&page, note.role(Role::Ink).bold(), MARGIN, room);
        }
        pen.y += 16.0;
        for line in [&self.sheet.source, &self.sheet.licence, &words.drawn.replace("{date}", foot.date)] {
            pen.write(line, note, MARGIN, room);
        }
        pen.write(foot.address, Set { leading: 1.4, ..note }, MARGIN, room);
        pen.y = pen.y.max(bottom) + 64.0;
        Block::of(pen, Start::Within)
    }

    /// A size at the reader's text size.
    pub(super) fn of(&self, size: f64) -> f64 {
        (size * self.large).round()
    }

    pub(super) fn chart(&self, id: &str) -> Option<&'a ChartData> {
        self.charts.iter().find(|chart| chart.chart.id == id)
    }
}
