//! Lays out each piece of a long image.

use super::compose::Composer;
use super::content::{Figure, Glyph, Part, Story};
use super::metrics::{APART, COLUMN, MARGIN, WIDTH, size};
use super::pen::{Pen, Set};
use crate::chart::forms::{Placement, Width};
use crate::chart::scene::{Rect, Role, Scene};
use crate::chart::{Frame, NotProportional, layout, tokens};
use crate::page::data::ChartData;
use crate::text::measure;

/// Pixels per layout pixel of a chart, so that an image shown at a phone's width has labels of the page's size.
const ZOOM: f64 = 2.0;
/// The most figures in a row.
const BESIDE: usize = 3;
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
            Placement::Column | Placement::Beside => scene,
        })
    }

    pub(super) fn cover(&self, pen: &mut Pen) -> Result<(), NotProportional> {
        pen.y = 80.0;
        // The headline is the name of the page: keep it on one line, smaller if necessary.
        let title = measure::fitting(&self.sheet.headline, self.of(size::TITLE), COLUMN).max(size::OPENING);
        pen.write(&self.sheet.headline, Set { leading: 1.25, ..Set::headline(title) }, MARGIN, COLUMN);
        pen.y += 8.0;
        pen.write(&self.sheet.lead, Set::text(self.of(size::LEAD)).role(Role::Soft), MARGIN, COLUMN);
        pen.y += 40.0;
        // A first character that is low has the width; the others, or all of them, stand in rows.
        let low = |glyph: &Glyph| {
            self.chart(&glyph.chart).is_some_and(|of| of.chart.form.spec().poster == Placement::Cropped)
        };
        let mut rest = self.sheet.glyphs.as_slice();
        if let Some((first, others)) = rest.split_first().filter(|(first, _)| low(first)) {
            self.picture(pen, first, MARGIN, COLUMN)?;
            self.strokes(pen, first, MARGIN, COLUMN);
            rest = others;
        }
        let abreast = match rest.len() {
            4 => 2,
            n => n.clamp(1, 3),
        };
        rest.chunks(abreast).try_for_each(|row| self.row(pen, row, column(abreast)))
    }

    /// Characters side by side, each in a column of this width, with the texts of their strokes.
    fn row(&self, pen: &mut Pen, glyphs: &[Glyph], room: f64) -> Result<(), NotProportional> {
        let top = pen.y + 24.0;
        let mut bottom = pen.y;
        // In a column of few characters the words would take more height than the pictures: they stand under both.
        let narrow = room < 10.0 * self.of(size::NAME);
        for (i, glyph) in glyphs.iter().enumerate() {
            let x = MARGIN + i as f64 * (room + APART);
            pen.y = top;
            self.picture(pen, glyph, x, room)?;
            if !narrow {
                self.strokes(pen, glyph, x, room);
            }
            bottom = bottom.max(pen.y);
        }
        pen.y = bottom;
        for glyph in glyphs.iter().filter(|_| narrow) {
            self.strokes(pen, glyph, MARGIN, COLUMN);
            pen.y += 16.0;
        }
        Ok(())
    }

    /// A character.
    fn picture(&self, pen: &mut Pen, glyph: &Glyph, x: f64, room: f64) -> Result<(), NotProportional> {
        if let Some(of) = self.chart(&glyph.chart) {
            let scene = self.drawn(of, room)?;
            let height = scene.height;
            pen.scene.place(scene, x, pen.y);
            pen.y += height + 16.0;
        }
        Ok(())
    }

    /// The texts of the strokes of a character, each with its figure beside or under it, and its key.
    fn strokes(&self, pen: &mut Pen, glyph: &Glyph, x: f64, room: f64) {
        let Some(of) = self.chart(&glyph.chart) else {
            return;
        };
        let set = Set { leading: 1.45, ..Set::text(self.of(size::NAME)) };
        let figure = set.bold().role(Role::from(glyph.hue));
        let shown = glyph.strokes.iter().filter(|_| !of.chart.form.spec().labelled);
        for stroke in shown {
            let indent = measure::width(&stroke.about, set.size) + set.size * 0.5;
            let top = pen.y;
            pen.write(&stroke.about, set, x, room);
            if !stroke.said.is_empty() && indent + measure::width(&stroke.said, set.size) <= room {
                pen.y = top;
                pen.write(&stroke.said, figure, x + indent, room - indent);
            } else {
                pen.write(&stroke.said, figure, x, room);
            }
        }
        self.key(pen, of, x, room);
    }

    /// The key of a chart, and what not to read into it.
    fn key(&self, pen: &mut Pen, of: &ChartData, x: f64, room: f64) {
        let set = Set { leading: 1.5, ..Set::text(self.of(size::NOTE)).role(Role::Soft) };
        for line in [&of.key, &of.caution] {
            pen.write(line, set, x, room);
        }
    }

    pub(super) fn opening(&self, pen: &mut Pen, part: &Part, first: bool) {
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
        // A band in the part's colour, with the character and, beside it, name, headline and lead.
        let sign = Set { leading: 1.1, ..Set::headline(size::SIGN) };
        let (left, pad) = (MARGIN + size::SIGN + APART, 56.0);
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

    pub(super) fn story(&self, pen: &mut Pen, story: &Story, hue: Role, full: bool) {
        pen.y = 88.0;
        pen.write(&story.headline, Set::headline(self.of(size::HEADLINE)), MARGIN, COLUMN);
        pen.y += 16.0;
        let beside = self.beside(&story.figures);
        let (room, usual) = (column(beside), self.of(size::figure(beside)));
        for row in story.figures.chunks(beside) {
            // One font size per row, that of the figure that needs the smallest.
            let size = row.iter().map(|figure| self.fitted(figure, usual, room)).fold(usual, f64::min);
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

    /// A large figure over its subject.
    fn number(&self, pen: &mut Pen, figure: &Figure, size: f64, hue: Role, (x, room): (f64, f64)) {
        let large = Set::text(size).bold().role(hue);
        let small = Set { size: self.small(size), ..large };
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

    /// Figures per row: as many as fit at a large size.
    fn beside(&self, figures: &[Figure]) -> usize {
        let most = figures.len().clamp(1, BESIDE);
        let large = |count: &usize| {
            let (size, room) = (self.of(size::figure(*count)), column(*count));
            figures.iter().all(|figure| self.fitted(figure, size, room) >= size * 0.7)
        };
        (1..=most).rev().find(large).unwrap_or(1)
    }

    /// Font size of the unit and qualifier beside a number.
    fn small(&self, size: f64) -> f64 {
        (size * size::BESIDE).max(self.of(size::LEAST))
    }

    /// The largest size up to `size` at which a figure fits into its column; its unit and qualifier stay readable.
    fn fitted(&self, figure: &Figure, size: f64, room: f64) -> f64 {
        let wide = |size: f64| {
            let (large, small) = (Set::text(size), Set::text(self.small(size)));
            let runs = runs(figure, large, small).into_iter().filter(|(run, _)| !run.trim().is_empty());
            runs.map(|(run, set)| measure::width(run.trim(), set.size) + size * GAP).sum::<f64>()
        };
        let mut fitted = size;
        while wide(fitted) > room && fitted > self.of(size::LEAST) {
            fitted -= 2.0;
        }
        fitted
    }

    pub(super) fn figure(&self, pen: &mut Pen, of: &ChartData) -> Result<(), NotProportional> {
        pen.y = 40.0;
        let beside = of.chart.form.spec().poster == Placement::Beside;
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

    pub(super) fn notes(&self, pen: &mut Pen, story: &Story, hue: Role) {
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

/// Space between a number and its unit or qualifier, in font sizes of the number.
const GAP: f64 = 0.06;

/// The runs of text of a figure, in reading order.
fn runs(figure: &Figure, large: Set, small: Set) -> [(&str, Set); 4] {
    let words = &figure.wording;
    [(&words.before, small), (&words.number, large), (&words.unit, small), (&words.after, small)]
        .map(|(run, set)| (run.as_str(), set))
}

/// Width of one of `count` columns.
fn column(count: usize) -> f64 {
    let count = count.max(1) as f64;
    (COLUMN - APART * (count - 1.0)) / count
}
