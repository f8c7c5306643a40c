//! The pieces of a long image and how each is laid out. All lengths are pixels of the image.

use super::pen::{Pen, Set};
use super::sheet::{Figure, Glyph, Part, Sheet, Story};
use super::{WIDTH, qr};
use crate::chart::scene::{Rect, Role, Scene};
use crate::chart::{Frame, Untrue, layout, text, tokens};
use crate::content::model::Form;
use crate::live::LiveChart;

/// Space left and right of everything.
pub const MARGIN: f64 = 64.0;
/// Width of what is written and drawn.
pub const COLUMN: f64 = WIDTH - 2.0 * MARGIN;
/// Pixels to a layout pixel of a chart: on a phone as wide as the image its labels then have the size of the page's.
const ZOOM: f64 = 2.0;
/// Space between two columns.
const APART: f64 = 40.0;
/// Side of the code that leads to the page.
const CODE: f64 = 240.0;

/// Sizes of type at the page's usual text size.
mod size {
    pub const TITLE: f64 = 112.0;
    pub const SIGN: f64 = 208.0;
    pub const OPENING: f64 = 64.0;
    pub const HEADLINE: f64 = 56.0;
    pub const LEAD: f64 = 40.0;
    pub const BODY: f64 = 38.0;
    pub const NAME: f64 = 34.0;
    pub const NOTE: f64 = 30.0;
    /// Of one figure, of two beside each other, of three.
    pub const FIGURES: [f64; 3] = [140.0, 112.0, 84.0];
    /// Of what stands beside a number, in sizes of the number.
    pub const BESIDE: f64 = 0.42;
}

/// Where one image may end and the next begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A part of the page begins here.
    Part,
    /// A story begins here.
    Story,
    /// It belongs to what stands above it.
    Within,
}

/// What is laid out in one go.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    /// The title and the characters that are charts.
    Cover,
    /// The opening of a part; whether it is what the image begins with.
    Opening(&'a Part, bool),
    /// A story's headline and figures, and in full its paragraphs.
    Story(&'a Part, &'a Story),
    /// A chart with its caption.
    Chart(&'a Part, &'a LiveChart),
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

/// A piece laid out.
#[derive(Debug, Clone)]
pub struct Block {
    /// What is painted in the face of running text, and all shapes.
    pub scene: Scene,
    /// What is painted in the face of headlines, over the former.
    pub display: Scene,
    /// How tall it is.
    pub height: f64,
    /// What begins with it.
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
    pub sheet: &'a Sheet,
    /// The charts of the page.
    pub charts: &'a [LiveChart],
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

    /// What is said of an image instead of it: what it is and its findings.
    pub fn alt(&self, part: Option<&str>) -> String {
        let parts = self.sheet.parts.iter().filter(|of| part.is_none_or(|part| part == of.id));
        let findings: Vec<&str> = match part {
            None => parts.map(|of| of.headline.as_str()).collect(),
            Some(_) => parts.flat_map(|of| &of.stories).map(|story| story.headline.as_str()).collect(),
        };
        let findings = findings.join(&self.sheet.words.comma).replace(super::lines::JOINER, "");
        self.sheet.words.alt.replace("{name}", self.called(part)).replace("{headlines}", &findings)
    }

    /// Lays a piece out. `full` says whether a story is told with its paragraphs.
    ///
    /// # Errors
    /// [`Untrue`] for a chart whose form would draw it otherwise than it is.
    pub fn lay(&self, piece: Piece<'_>, full: bool) -> Result<Block, Untrue> {
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
    fn of(&self, size: f64) -> f64 {
        (size * self.large).round()
    }

    fn chart(&self, id: &str) -> Option<&'a LiveChart> {
        self.charts.iter().find(|chart| chart.chart.id == id)
    }

    /// A chart laid out for `room` pixels.
    fn drawn(&self, of: &LiveChart, room: f64) -> Result<Scene, Untrue> {
        // The three characters are of one make at every width: their marks, not their letters, are to fill the room.
        let width = match of.chart.form {
            Form::GlyphXiao | Form::GlyphMei => tokens::CHART_NARROW,
            _ => room / ZOOM,
        };
        let frame = Frame { width, text: self.large }.with_text_from(tokens::CHART_LABEL_WIDE * self.large);
        let scene = layout(&of.chart, frame)?;
        let times = room / scene.width;
        let scene = scene.scaled(times);
        // 工 stands in the middle of a square on the page, beside the two others.
        Ok(if of.chart.form == Form::GlyphGong { scene.cropped() } else { scene })
    }

    fn cover(&self, pen: &mut Pen) -> Result<(), Untrue> {
        pen.y = 80.0;
        // A headline of one line, if need be smaller: it is the name of the page.
        let title = text::fitting(&self.sheet.headline, self.of(size::TITLE), COLUMN).max(size::OPENING);
        pen.write(&self.sheet.headline, Set { leading: 1.25, ..Set::headline(title) }, MARGIN, COLUMN);
        pen.y += 8.0;
        pen.write(&self.sheet.lead, Set::text(self.of(size::LEAD)).role(Role::Soft), MARGIN, COLUMN);
        pen.y += 40.0;
        let mut glyphs = self.sheet.glyphs.iter();
        if let Some(first) = glyphs.next() {
            self.glyph(pen, first, MARGIN, COLUMN)?;
        }
        let rest = glyphs.as_slice();
        let room = column(rest.len());
        let top = pen.y + 24.0;
        let mut bottom = pen.y;
        for (i, glyph) in rest.iter().enumerate() {
            pen.y = top;
            self.glyph(pen, glyph, MARGIN + i as f64 * (room + APART), room)?;
            bottom = bottom.max(pen.y);
        }
        pen.y = bottom + 64.0;
        Ok(())
    }

    /// A character, what its strokes say, and how it is read.
    fn glyph(&self, pen: &mut Pen, glyph: &Glyph, x: f64, room: f64) -> Result<(), Untrue> {
        let Some(of) = self.chart(&glyph.chart) else {
            return Ok(());
        };
        let scene = self.drawn(of, room)?;
        let height = scene.height;
        pen.scene.place(scene, x, pen.y);
        pen.y += height + 16.0;
        // 工 has its words in its strokes.
        if of.chart.form != Form::GlyphGong {
            let set = Set { leading: 1.45, ..Set::text(self.of(size::NAME)) };
            for stroke in &glyph.strokes {
                pen.write(&stroke.about, set, x, room);
                pen.write(&stroke.said, set.bold().role(Role::from(glyph.hue)), x, room);
            }
        }
        self.key(pen, of, x, room);
        Ok(())
    }

    /// How a chart is read, and what not to read into it.
    fn key(&self, pen: &mut Pen, of: &LiveChart, x: f64, room: f64) {
        let set = Set { leading: 1.5, ..Set::text(self.of(size::NOTE)).role(Role::Soft) };
        for line in [&of.key, &of.caution] {
            pen.write(line, set, x, room);
        }
    }

    fn opening(&self, pen: &mut Pen, part: &Part, first: bool) {
        let (name, headline) = (Set::text(self.of(size::NAME)), Set::headline(self.of(size::OPENING)));
        let lead = Set::text(self.of(size::LEAD));
        if part.glyph.is_empty() {
            pen.y = 88.0;
            pen.rule(MARGIN, pen.y, COLUMN, 4.0, Role::Ink);
            pen.y += 32.0;
            pen.write(&part.name, name.role(Role::Soft), MARGIN, COLUMN);
            pen.write(&part.headline, headline, MARGIN, COLUMN);
            pen.y += 8.0;
            pen.write(&part.lead, lead.role(Role::Soft), MARGIN, COLUMN);
            return;
        }
        // The band of its colour: the character, and beside it what it stands for.
        let sign = Set { leading: 1.1, ..Set::headline(size::SIGN) };
        let (left, pad) = (MARGIN + size::SIGN + APART, 64.0);
        let roof = if first { 0.0 } else { 96.0 };
        pen.y = roof + pad;
        pen.write(&part.name, name.role(Role::Paper), left, WIDTH - MARGIN - left);
        pen.write(&part.headline, headline.role(Role::Paper), left, WIDTH - MARGIN - left);
        pen.y += 8.0;
        pen.write(&part.lead, lead.role(Role::Paper), left, WIDTH - MARGIN - left);
        let (top, tall) = (roof + pad, size::SIGN * sign.leading);
        let bottom = pen.y.max(top + tall);
        pen.y = (bottom - top - tall) / 2.0 + top;
        pen.write(&part.glyph, sign.role(Role::Paper), MARGIN, size::SIGN);
        pen.y = (bottom + pad).ceil();
        pen.ground(roof, Role::from(part.hue));
    }

    fn story(&self, pen: &mut Pen, story: &Story, hue: Role, full: bool) {
        pen.y = 88.0;
        pen.write(&story.headline, Set::headline(self.of(size::HEADLINE)), MARGIN, COLUMN);
        pen.y += 16.0;
        let beside = story.figures.len().clamp(1, size::FIGURES.len());
        let room = column(beside);
        for row in story.figures.chunks(beside) {
            let size = self.of(size::FIGURES[beside - 1]);
            // One size a row, that of the figure with the least room.
            let size = row.iter().map(|figure| fitted(figure, size, room)).fold(size, f64::min);
            let top = pen.y;
            let mut bottom = top;
            for (i, figure) in row.iter().enumerate() {
                pen.y = top;
                self.number(pen, figure, size, hue, (MARGIN + i as f64 * (room + APART), room));
                bottom = bottom.max(pen.y);
            }
            pen.y = bottom + 16.0;
        }
        if full {
            pen.y += 16.0;
            for paragraph in &story.prose {
                pen.write(paragraph, Set::text(self.of(size::BODY)), MARGIN, COLUMN);
                pen.y += 8.0;
            }
        }
    }

    /// A large figure over what it counts.
    fn number(&self, pen: &mut Pen, figure: &Figure, size: f64, hue: Role, (x, room): (f64, f64)) {
        let large = Set::text(size).bold().role(hue);
        let small = Set { size: size * size::BESIDE, ..large };
        let base = pen.y + size * 1.05;
        let mut at = x;
        for (run, set) in runs(figure, large, small) {
            if !run.trim().is_empty() {
                at = pen.line(run.trim(), set, at, base) + size * GAP;
            }
        }
        pen.y = base + size * 0.2;
        let beside = figure.wording.beside.trim();
        let subject = if beside.is_empty() { figure.subject.clone() } else { [beside, " ", &figure.subject].concat() };
        let set = Set { leading: 1.4, ..Set::text(self.of(size::NAME)).role(Role::Soft) };
        pen.write(&subject, set, x, room);
    }

    fn figure(&self, pen: &mut Pen, of: &LiveChart) -> Result<(), Untrue> {
        pen.y = 40.0;
        // A ring as wide as the image would shout; its words stand beside it.
        let beside = of.chart.form == Form::Ring;
        let room = if beside { column(2) } else { COLUMN };
        let scene = self.drawn(of, room)?;
        let (top, height) = (pen.y, scene.height);
        pen.scene.place(scene, MARGIN, top);
        let caption = Set { leading: 1.5, ..Set::text(self.of(size::NAME)) };
        if !beside {
            pen.y += height + 28.0;
            pen.write(&of.caption, caption, MARGIN, COLUMN);
            self.key(pen, of, MARGIN, COLUMN);
            return Ok(());
        }
        let x = MARGIN + room + APART;
        let mut trial = pen.clone();
        trial.write(&of.caption, caption, x, room);
        self.key(&mut trial, of, x, room);
        pen.y = top + ((height - (trial.y - top)) / 2.0).max(0.0);
        pen.write(&of.caption, caption, x, room);
        self.key(pen, of, x, room);
        pen.y = pen.y.max(top + height);
        Ok(())
    }

    fn notes(&self, pen: &mut Pen, story: &Story, hue: Role) {
        pen.y = 32.0;
        let set = Set { leading: 1.5, ..Set::text(self.of(size::BODY)) };
        let (side, indent) = (self.of(14.0), self.of(44.0));
        for note in &story.notes {
            let middle = pen.y + set.size * set.leading / 2.0;
            let mark = Rect::new(MARGIN, (middle - side / 2.0).round(), side, side);
            pen.rule(mark.x, mark.y, mark.w, mark.h, hue);
            pen.write(note, set, MARGIN + indent, COLUMN - indent);
            pen.y += 12.0;
        }
    }
}

/// Space between a number and what stands beside it, in sizes of the number.
const GAP: f64 = 0.06;

/// The runs of a figure in the order they are said.
fn runs(figure: &Figure, large: Set, small: Set) -> [(&str, Set); 4] {
    let words = &figure.wording;
    [(&words.before, small), (&words.number, large), (&words.unit, small), (&words.after, small)]
        .map(|(run, set)| (run.as_str(), set))
}

/// The largest size up to `size` at which a figure keeps to its column.
fn fitted(figure: &Figure, size: f64, room: f64) -> f64 {
    let (large, small) = (Set::text(1.0), Set::text(size::BESIDE));
    let ems =
        |(run, set): (&str, Set)| if run.trim().is_empty() { 0.0 } else { text::width(run.trim(), set.size) + GAP };
    let wide: f64 = runs(figure, large, small).into_iter().map(ems).sum();
    if wide * size > room { room / wide } else { size }
}

/// Width of one of so many columns.
fn column(count: usize) -> f64 {
    let count = count.max(1) as f64;
    (COLUMN - APART * (count - 1.0)) / count
}
