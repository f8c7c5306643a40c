//! Forms that draw a character: the build draws it, and the browser scales what the build drew, so that the wasm needs no code for it.

use crate::chart::drawn_character::DrawnCharacter;
use crate::chart::forms::character::level;
use crate::chart::scene::Role;
use crate::chart::tokens::CHART_NARROW;
use crate::chart::{Chart, Frame, Scene};
use crate::model::content::Form;

/// The layout of every form that has a `draw`.
pub fn layout(chart: &Chart, frame: Frame) -> Scene {
    #[cfg(feature = "ssr")]
    if let Some(draw) = chart.form.spec().draw {
        return draw(chart, frame);
    }
    scaled(chart, frame)
}

/// What a browser lays out.
fn scaled(chart: &Chart, frame: Frame) -> Scene {
    let facts = chart.data.iter().chain(&chart.strokes).map(|datum| datum.fact.as_str());
    chart.drawn.scene(frame, Role::from(chart.hue), facts)
}

impl Chart {
    /// The chart with its character drawn for the browser, or with its straight strokes to lay out, if its form is one of these.
    #[must_use]
    pub fn drawn(self) -> Chart {
        let draw = self.form.spec().draw;
        let drawn = draw.map(|draw| DrawnCharacter::of(&draw(&self, Frame::new(CHART_NARROW)))).unwrap_or_default();
        let drawn = if self.form == Form::GlyphBars { DrawnCharacter::planned(level::plan(&self)) } else { drawn };
        Chart { drawn, ..self }
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;
    use crate::chart::proportionality;
    use crate::chart::scene::{Ink, Shape};
    use crate::model::Content;

    const SMALL: &str = include_str!("../../../../tests/fixtures/small.json");

    /// The small content, its first chart drawn as a character of its own in this form, or its own characters.
    fn charts(form: Option<Form>) -> Vec<Chart> {
        let mut content: Content = serde_json::from_str(SMALL).expect("the small content");
        content.characters.insert("十".into(), vec![vec![(60, 500), (940, 480)], vec![(500, 60), (500, 940)]]);
        if let Some(form) = form {
            if form == Form::GlyphShares {
                // Figures that are shares, in the order of its strokes.
                content.charts.swap(0, 2);
                content.charts[0].marks.truncate(2);
                content.charts[0].marks.iter_mut().for_each(|mark| mark.stroke = None);
                content.charts[0].strokes.clear();
            }
            (content.charts[0].form, content.charts[0].character) = (form, Some("十".into()));
            content.charts[0].each = Some(1e7);
            content.charts.truncate(1);
        }
        let chart = |spec| Chart::new(spec, content.fact_context()).unwrap_or_else(|missing| panic!("{missing}"));
        let charts: Vec<Chart> = content.charts.iter().map(chart).collect();
        charts.into_iter().filter(|chart| chart.form.spec().draw.is_some()).collect()
    }

    fn ink(shape: &Shape) -> Option<Ink> {
        match shape {
            Shape::Box(_, ink) | Shape::Circle(.., ink) | Shape::Polygon(_, ink) | Shape::Line(.., ink) => Some(*ink),
            Shape::Text(_) => None,
        }
    }

    /// All numbers of a scene.
    fn numbers(scene: &Scene) -> Vec<f64> {
        let rect = |r: crate::chart::Rect| [r.x, r.y, r.w, r.h];
        let shapes = scene.shapes.iter().flat_map(|shape| match shape {
            Shape::Box(r, _) => rect(*r).to_vec(),
            Shape::Circle(x, y, r, _) => vec![*x, *y, *r],
            Shape::Polygon(points, _) => points.iter().flat_map(|(x, y)| [*x, *y]).collect(),
            Shape::Line(points, width, _) => points.iter().flat_map(|(x, y)| [*x, *y]).chain([*width]).collect(),
            Shape::Text(_) => panic!("a drawn character has no text"),
        });
        shapes.chain(scene.marks.iter().flat_map(|mark| rect(mark.bounds))).collect()
    }

    #[test]
    fn what_a_browser_scales_is_what_the_build_draws() {
        let forms = [None, Some(Form::Glyph), Some(Form::GlyphDots), Some(Form::GlyphShares)];
        let all = forms.into_iter().flat_map(charts).collect::<Vec<_>>();
        assert_eq!(all.len(), 5);
        for chart in all {
            // As it is read from the page.
            let json = serde_json::to_string(&chart).expect("JSON");
            let read: Chart = serde_json::from_str(&json).expect("a chart");
            for width in [240.0, CHART_NARROW, 620.0] {
                let (built, shown) = (layout(&chart, Frame::new(width)), scaled(&read, Frame::new(width)));
                assert_eq!(proportionality::check(&read, &shown), Ok(()), "{}", chart.id);
                let inks = |scene: &Scene| scene.shapes.iter().map(ink).collect::<Vec<_>>();
                assert_eq!(inks(&shown), inks(&built), "{}", chart.id);
                let facts = |scene: &Scene| scene.marks.iter().map(|mark| mark.fact.clone()).collect::<Vec<_>>();
                assert_eq!(facts(&shown), facts(&built), "{}", chart.id);
                for (built, shown) in numbers(&built).into_iter().zip(numbers(&shown)) {
                    // Half a pixel of the narrow layout, since bars end at whole pixels.
                    assert!((built - shown).abs() <= width / CHART_NARROW, "{}: {built} is {shown}", chart.id);
                }
            }
        }
    }
}
