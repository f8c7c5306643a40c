//! Lays out each piece of a long image.

use super::compose::Composer;
use super::content::{Figure, Glyph, Part};
use super::metrics::{APART, COLUMN, MARGIN, WIDTH, size};
use super::pen::{Pen, Set};
use super::wordless::wordless;
use crate::chart::forms::{Placement, Width};
use crate::chart::scene::{Role, Scene};
use crate::chart::{Frame, NotProportional, layout, tokens};
use crate::page::data::ChartData;
use crate::text::measure;

/// Pixels per layout pixel of a chart: its labels are as large as the smallest text.
const ZOOM: f64 = size::LEAST / tokens::CHART_LABEL_WIDE;
/// Space above a picture, a character or a list of figures.
const ABOVE: f64 = 48.0;
/// Side of a character.
const SPINE: f64 = 320.0;
/// Space between a number and its unit or qualifier.
const GAP: f64 = 8.0;

impl Composer<'_> {
    /// A chart laid out for `room` pixels.
    pub(super) fn drawn(&self, of: &ChartData, room: f64) -> Result<Scene, NotProportional> {
        let form = of.chart.form.spec();
        // A form of fixed width has no text whose size would matter: scale it to the width.
        let width = match form.width {
            Width::Fixed => tokens::CHART_NARROW,
            Width::Fluid => room / ZOOM,
        };
        let frame = Frame { width, text: self.large }.with_text_from(tokens::CHART_LABEL_WIDE * self.large);
        let scene = layout(&of.chart, frame)?;
        let times = room / scene.width;
        let scene = scene.scaled(times);
        Ok(match form.poster {
            Placement::Cropped => scene.cropped(),
            Placement::Column => scene,
        })
    }

    pub(super) fn cover(&self, pen: &mut Pen) -> Result<(), NotProportional> {
        pen.y = 64.0;
        self.title(pen, 1.25);
        pen.y += 8.0;
        let lead = Set { leading: 1.45, ..Set::text(self.of(size::LEAD)).role(Role::Soft) };
        pen.write(&self.sheet.lead, lead, MARGIN, COLUMN);
        self.sheet.glyphs.iter().try_for_each(|glyph| self.character(pen, glyph))
    }

    /// The headline of the page. It is its name: keep it on one line, smaller if necessary.
    pub(super) fn title(&self, pen: &mut Pen, leading: f64) {
        let title = measure::fitting(&self.sheet.headline, self.of(size::TITLE), COLUMN).max(size::OPENING);
        pen.write(&self.sheet.headline, Set { leading, ..Set::headline(title) }, MARGIN, COLUMN);
    }

    /// A character without the texts in its chart, and beside it the texts of its strokes. Its key is there too, or under both, whichever
    /// is lower.
    fn character(&self, pen: &mut Pen, glyph: &Glyph) -> Result<(), NotProportional> {
        let Some(of) = self.chart(&glyph.chart) else { return Ok(()) };
        let scene = wordless(&of.chart, SPINE)?.cropped();
        let (left, room) = (MARGIN + SPINE + APART, COLUMN - SPINE - APART);
        let mut words = Pen::new();
        self.strokes(&mut words, glyph, (1.45, 0.0), (left, room));
        let (mut with_key, mut key) = (words.clone(), Pen::new());
        with_key.y += 8.0;
        self.key(&mut with_key, of, left, room);
        self.key(&mut key, of, MARGIN, COLUMN);
        let beside = with_key.y.max(scene.height) <= words.y.max(scene.height) + key.y;
        let words = if beside { with_key } else { words };
        pen.y += ABOVE;
        let (top, drawn) = (pen.y, scene.height);
        let tall = drawn.max(words.y);
        pen.scene.place(scene, MARGIN, top + (tall - drawn) / 2.0);
        pen.scene.place(words.scene, 0.0, top + (tall - words.y) / 2.0);
        pen.y = top + tall;
        if !beside {
            pen.y += 12.0;
            self.key(pen, of, MARGIN, COLUMN);
        }
        Ok(())
    }

    /// The texts of the strokes of a character, each with its figure beside or under it, with this leading and space after each.
    pub(super) fn strokes(&self, pen: &mut Pen, glyph: &Glyph, (leading, apart): (f64, f64), (x, room): (f64, f64)) {
        let set = Set { leading, ..Set::text(self.of(size::LEAST)) };
        let figure = set.bold().role(Role::from(glyph.hue));
        for stroke in &glyph.strokes {
            let indent = measure::width(&stroke.about, set.size) + set.size * 0.5;
            let top = pen.y;
            pen.write(&stroke.about, set, x, room);
            if !stroke.said.is_empty() && indent + measure::width(&stroke.said, set.size) <= room {
                pen.y = top;
                pen.write(&stroke.said, figure, x + indent, room - indent);
            } else {
                pen.write(&stroke.said, figure, x, room);
            }
            pen.y += apart;
        }
    }

    /// The key of a chart, and what not to read into it.
    fn key(&self, pen: &mut Pen, of: &ChartData, x: f64, room: f64) {
        let set = Set { leading: 1.45, ..Set::text(self.of(size::LEAST)).role(Role::Soft) };
        for line in [&of.key, &of.caution] {
            pen.write(line, set, x, room);
        }
    }

    pub(super) fn opening(&self, pen: &mut Pen, part: &Part, own: bool) -> Result<(), NotProportional> {
        let (name, headline) = (Set::text(self.of(size::LEAST)), Set::headline(self.of(size::OPENING)));
        let lead = Set { leading: 1.5, ..Set::text(self.of(size::LEAD)) };
        if part.glyph.is_empty() {
            pen.y = ABOVE;
            pen.rule(MARGIN, pen.y, COLUMN, 4.0, Role::Ink);
            pen.y += 24.0;
            pen.write(&part.name, name.role(Role::Soft), MARGIN, COLUMN);
            pen.write(&part.headline, headline, MARGIN, COLUMN);
            return Ok(());
        }
        // A band in the part's colour: the character and the headline, or in an image of its own, where the character is a chart below,
        // the name of the page and of the part, the headline and the lead.
        let roof = if own { 0.0 } else { ABOVE };
        let sign = Set::headline(self.of(size::SIGN));
        let left = if own { MARGIN } else { MARGIN + sign.size + APART * 0.7 };
        let room = WIDTH - MARGIN - left;
        pen.y = roof + 32.0;
        if own {
            let named = [&self.sheet.title, " · ", &part.name].concat();
            pen.write(&named, name.role(Role::Paper), left, room);
            pen.write(&part.headline, headline.role(Role::Paper), left, room);
            pen.y += 8.0;
            pen.write(&part.lead, lead.role(Role::Paper), left, room);
        } else {
            let mut words = Pen::new();
            words.write(&part.headline, Set::headline(self.of(size::HEADLINE)).role(Role::Paper), left, room);
            let (top, tall) = (pen.y, words.y.max(sign.size * sign.leading));
            pen.display.place(words.display, 0.0, top + (tall - words.y) / 2.0);
            pen.y = top + (tall - sign.size * sign.leading) / 2.0;
            pen.write(&part.glyph, sign.role(Role::Paper), MARGIN, sign.size * 1.1);
            pen.y = top + tall;
        }
        pen.y = (pen.y + 32.0).ceil();
        pen.ground(roof, Role::from(part.hue));
        match self.sheet.glyphs.iter().find(|glyph| own && glyph.part == part.id) {
            Some(glyph) => self.character(pen, glyph),
            None => Ok(()),
        }
    }

    /// A line with the subject of a figure and the figure; `first` says whether it begins a list. A figure that would leave too little
    /// room for its subject stands under it.
    pub(super) fn line(&self, pen: &mut Pen, figure: &Figure, hue: Role, first: bool) {
        let words = &figure.wording;
        let beside = words.beside.trim();
        let about = if beside.is_empty() { figure.subject.clone() } else { [beside, " ", &figure.subject].concat() };
        let runs = |times: f64| {
            let large = Set::text(self.of(size::FIGURE) * times).bold().role(hue);
            let small = Set { size: self.of(size::LEAST) * times, ..large };
            [(&words.before, small), (&words.number, large), (&words.unit, small), (&words.after, small)]
                .map(|(run, set)| (run.trim(), set))
        };
        let width = |times: f64| {
            let shown = runs(times).into_iter().filter(|(run, _)| !run.is_empty());
            shown.map(|(run, set)| measure::width(run, set.size) + GAP).sum::<f64>() - GAP
        };
        pen.y = if first { ABOVE } else { 0.0 };
        if !first {
            pen.rule(MARGIN, pen.y, COLUMN, 2.0, Role::Faint);
        }
        pen.y += 14.0;
        let (full, large) = (width(1.0), self.of(size::FIGURE));
        let under = full > COLUMN * 0.55;
        let times = (COLUMN / full.max(1.0)).min(1.0);
        let mut text = Pen::new();
        let room = if under { COLUMN } else { COLUMN - full - APART };
        text.write(&about, Set { leading: 1.4, ..Set::text(self.of(size::LEAST)) }, MARGIN, room);
        let tall = if under { text.y } else { text.y.max(large * 1.1) };
        pen.scene.place(text.scene, 0.0, pen.y + (tall - text.y) / 2.0);
        let base = pen.y + if under { tall + large } else { tall / 2.0 + large * 0.36 };
        let shown = runs(times).into_iter().filter(|(run, _)| !run.is_empty());
        if under {
            shown.fold(MARGIN, |at, (run, set)| pen.line(run, set, at, base) + GAP);
        } else {
            // From the right margin, so that all figures of a list end there.
            shown.rev().fold(WIDTH - MARGIN, |at, (run, set)| pen.line_before(run, set, at, base) - GAP);
        }
        pen.y += tall + if under { large * 1.2 } else { 0.0 } + 14.0;
    }

    /// A chart under its headline: that of its story, or what it is about if the story has several.
    pub(super) fn figure(&self, pen: &mut Pen, part: &Part, of: &ChartData) -> Result<(), NotProportional> {
        let story = part.stories.iter().find(|story| story.charts == [of.id.as_str()]);
        let headline = story.map_or(&of.title, |story| &story.headline);
        pen.y = ABOVE;
        pen.write(headline, Set::headline(self.of(size::HEADLINE)), MARGIN, COLUMN);
        pen.y += 4.0;
        if story.is_none() {
            pen.write(&of.caption, Set { leading: 1.45, ..Set::text(self.of(size::LEAST)) }, MARGIN, COLUMN);
        }
        pen.y += 20.0;
        let scene = self.drawn(of, COLUMN)?;
        let height = scene.height;
        pen.scene.place(scene, MARGIN, pen.y);
        pen.y += height + 16.0;
        self.key(pen, of, MARGIN, COLUMN);
        Ok(())
    }
}
