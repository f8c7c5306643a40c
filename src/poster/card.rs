//! The card: the headline, the characters side by side and the texts of their strokes, in the shape of a phone's picture, 3 to 4.

use super::compose::Composer;
use super::content::Glyph;
use super::metrics::{APART, COLUMN, MARGIN, column, height, size};
use super::pen::{Pen, Set};
use super::wordless::wordless;
use crate::chart::NotProportional;
use crate::chart::scene::{Role, Scene};

/// The largest side of a character.
const SIDE: f64 = 264.0;
/// Figures of a page without characters.
const FIGURES: usize = 7;

impl Composer<'_> {
    /// The card, as high as leaves room for its foot, or higher if its texts are long.
    pub(super) fn card(&self, pen: &mut Pen) -> Result<(), NotProportional> {
        pen.y = 28.0;
        // What the page is of, since a card travels without it.
        let name = Set { leading: 1.2, ..Set::text(self.of(size::LEAST)).role(Role::Soft) };
        pen.write(&self.sheet.title, name, MARGIN, COLUMN);
        self.title(pen, 1.2);
        pen.y += 20.0;
        let most = match self.sheet.glyphs.len() {
            4 => 2,
            n => n.clamp(1, 3),
        };
        self.sheet.glyphs.chunks(most).try_for_each(|row| self.abreast(pen, row, column(most)))?;
        if self.sheet.glyphs.is_empty() {
            let stories = self.sheet.parts.iter().flat_map(|part| part.stories.iter().map(move |story| (part, story)));
            let first = stories.filter_map(|(part, story)| Some((part, story.figures.first()?)));
            for (i, (part, figure)) in first.take(FIGURES).enumerate() {
                self.line(pen, figure, Role::from(part.hue), i == 0);
            }
        }
        pen.y = pen.y.max(height::CARD * self.large - height::CARD_FOOT);
        Ok(())
    }

    /// Characters side by side on one line, each over the texts of its strokes.
    fn abreast(&self, pen: &mut Pen, row: &[Glyph], room: f64) -> Result<(), NotProportional> {
        let drawn = |glyph: &Glyph| {
            let of = self.chart(&glyph.chart);
            of.map(|of| Ok(wordless(&of.chart, room.min(SIDE))?.cropped())).transpose()
        };
        let drawn: Vec<Option<Scene>> = row.iter().map(drawn).collect::<Result<_, NotProportional>>()?;
        let tall = drawn.iter().flatten().map(|scene| scene.height).fold(0.0, f64::max);
        let ground = pen.y + tall;
        let mut bottom = ground;
        for (i, (glyph, scene)) in row.iter().zip(drawn).enumerate() {
            let x = MARGIN + i as f64 * (room + APART);
            if let Some(scene) = scene {
                let top = ground - scene.height;
                pen.scene.place(scene, x, top);
            }
            pen.y = ground + 20.0;
            // Only the strokes that tell a figure.
            let told = glyph.strokes.iter().filter(|stroke| !stroke.said.is_empty()).cloned().collect();
            let glyph = Glyph { strokes: told, ..glyph.clone() };
            self.strokes(pen, &glyph, (1.25, 8.0), (x, room));
            bottom = bottom.max(pen.y);
        }
        pen.y = bottom + 4.0;
        Ok(())
    }
}
