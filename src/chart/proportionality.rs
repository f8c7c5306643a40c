//! Checks that a layout is proportional: within a chart, the drawn length, area or count is proportional to the value, from zero; or, on
//! an axis, the distance between two positions to the difference of their values.

use super::data::Chart;
use super::scene::{Measure, Scene};

/// Tolerance for rounding of sums and products, relative to the expected value.
const SLACK: f64 = 0.01;

/// A mark that is out of proportion to its fact. Such a layout must not be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct NotProportional {
    /// Id of the chart.
    pub chart: String,
    /// Id of the fact.
    pub fact: String,
    /// The length, area or count that was drawn.
    pub drawn: f64,
    /// The extent that would be in proportion to the largest mark.
    pub due: f64,
}

impl std::fmt::Display for NotProportional {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [drawn, due] = [self.drawn, self.due].map(crate::text::number::plain);
        write!(
            f,
            "chart '{}' draws the fact '{}' as {drawn} where its scale from zero makes it {due}: its form has to be mended",
            self.chart, self.fact
        )
    }
}

impl std::error::Error for NotProportional {}

/// Compares the marks of a scene with the values of their chart. All share a scale, defined by zero and the mark with the largest value, in
/// whatever panel it is; a value of zero must be drawn as nothing, and one below zero to the other side. On an axis, the scale is defined
/// by the marks with the least and the largest value: it may begin anywhere, but nothing on it is a length from zero.
/// [`layout`](super::layout) calls this for every scene.
///
/// ```
/// # use gongxiaomei::chart::{Chart, Frame, layout, proportionality};
/// # use gongxiaomei::model::Content;
/// # let small = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.json");
/// # let content: Content = serde_json::from_str(&std::fs::read_to_string(small)?)?;
/// # let spec = content.charts.iter().find(|chart| chart.id == "tea-parts").ok_or("a chart")?;
/// # let chart = Chart::new(spec, content.fact_context()).map_err(|missing| missing.to_string())?;
/// let mut scene = layout(&chart, Frame::new(300.0))?;
/// assert_eq!(proportionality::check(&chart, &scene), Ok(()));
///
/// // An axis that does not begin at zero.
/// scene.marks[1].extent -= 40.0;
/// assert!(proportionality::check(&chart, &scene).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`NotProportional`] for the first mark that is out of proportion by more than both marks' grain.
pub fn check(chart: &Chart, scene: &Scene) -> Result<(), NotProportional> {
    let lengths = scene.measure == Measure::Length;
    if scene.measure == Measure::Nothing {
        return Ok(());
    }
    // Every value with the mark that draws it, and as what: on an axis, a range ends at its second bound.
    let mut drawn = Vec::new();
    for (mark, datum) in scene.marks.iter().zip(&chart.data) {
        drawn.push((mark, mark.extent, datum.value));
        if let Some(to) = datum.to.filter(|_| !lengths) {
            drawn.push((mark, mark.extent + mark.bounds.w, to));
        }
    }
    let Some(first) = drawn.first() else {
        return Ok(());
    };
    // Where the scale begins, and where that is drawn; and the value that is farthest from there.
    let (mut begins, mut from) = if lengths { (0.0, 0.0) } else { (first.1, first.2) };
    let (mut largest, mut ends, mut most) = *first;
    for (mark, extent, value) in &drawn {
        if *value < from && !lengths {
            (begins, from) = (*extent, *value);
        }
        if (*value > most && !lengths) || (value.abs() > most.abs() && lengths) {
            (largest, ends, most) = (mark, *extent, *value);
        }
    }
    for (mark, extent, value) in drawn {
        let share = if most == from { 0.0 } else { (value - from) / (most - from) };
        let due = begins + (ends - begins) * share;
        let allowed = mark.grain + largest.grain * share.abs() + (due - begins).abs() * SLACK;
        // No length is on the other side of zero, and no axis runs backwards.
        let forward = if lengths { extent * value >= 0.0 } else { ends >= begins };
        if !(forward && (extent - due).abs() <= allowed) {
            return Err(NotProportional { chart: chart.id.clone(), fact: mark.fact.clone(), drawn: extent, due });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::data::Datum;
    use crate::chart::scene::Rect;
    use crate::model::content::{Form, Hue, Symbol};
    use crate::model::ledger::Qualifier;
    use crate::model::quantity_text::QuantityText;

    /// A chart of these values with their scopes, and a scene that draws each as this length.
    fn drawn(marks: &[(f64, Option<&str>, f64)]) -> (Chart, Scene) {
        let mut scene = Scene::new(300.0);
        let mut data = Vec::new();
        for (i, (value, scope, length)) in marks.iter().enumerate() {
            let fact = i.to_string();
            scene.mark(&fact, Rect::new(0.0, 0.0, *length, 10.0), *length, 1.0);
            data.push(Datum {
                fact,
                label: String::new(),
                value: *value,
                to: None,
                at: None,
                qualifier: Qualifier::Exact,
                wording: QuantityText::default(),
                symbol: Symbol::Dot,
                scope: scope.map(String::from),
                hue: None,
                reached: true,
            });
        }
        let whole = String::new();
        let (strokes, id) = (Vec::new(), "chart".into());
        (
            Chart {
                id,
                form: Form::Bars,
                hue: Hue::Orange,
                each: 1.0,
                data,
                strokes,
                whole,
                lines: Vec::new(),
                rows: Vec::new(),
                shapes: Vec::new(),
                drawn: Default::default(),
            },
            scene,
        )
    }

    /// The first fact refused, with the extent drawn and the one due.
    fn refused(marks: &[(f64, Option<&str>, f64)]) -> Option<(String, f64, f64)> {
        let (chart, scene) = drawn(marks);
        check(&chart, &scene).err().map(|untrue| (untrue.fact, untrue.drawn, untrue.due))
    }

    #[test]
    fn lengths_from_one_zero_pass_to_the_pixel() {
        assert_eq!(refused(&[(100.0, None, 300.0), (50.0, None, 150.0), (33.0, None, 99.0)]), None);
        assert_eq!(refused(&[(100.0, None, 300.0), (50.0, None, 151.5)]), None, "pixels are whole");
    }

    #[test]
    fn a_bar_cut_off_at_its_foot_is_refused() {
        // 80 to 100 drawn as 100 to 200: the axis begins at 60.
        assert_eq!(refused(&[(100.0, None, 200.0), (80.0, None, 100.0)]), Some(("1".into(), 100.0, 160.0)));
    }

    #[test]
    fn a_bar_on_another_scale_is_refused() {
        assert_eq!(refused(&[(10.0, None, 30.0), (100.0, None, 200.0)]), Some(("0".into(), 30.0, 20.0)));
        let logarithmic = [(1.0, None, 50.0), (10.0, None, 100.0), (100.0, None, 150.0)];
        assert_eq!(refused(&logarithmic), Some(("0".into(), 50.0, 1.5)));
    }

    #[test]
    fn a_zero_drawn_as_something_is_refused() {
        assert_eq!(refused(&[(100.0, None, 300.0), (0.0, None, 12.0)]), Some(("1".into(), 12.0, 0.0)));
        assert_eq!(refused(&[(100.0, None, 300.0), (0.0, None, 0.0)]), None);
        assert_eq!(refused(&[(0.0, None, 0.0), (0.0, None, 12.0)]), Some(("1".into(), 12.0, 0.0)), "among zeros too");
    }

    #[test]
    fn a_length_under_zero_or_none_at_all_is_refused() {
        assert!(refused(&[(100.0, None, 300.0), (0.1, None, -0.5)]).is_some());
        assert!(refused(&[(100.0, None, 300.0), (50.0, None, f64::NAN)]).is_some());
    }

    #[test]
    fn a_panel_with_a_scale_of_its_own_is_refused() {
        let [nation, province] = [Some("全国"), Some("全省")];
        assert_eq!(refused(&[(10.0, nation, 50.0), (48.0, province, 240.0), (24.0, province, 120.0)]), None);
        let as_tall = [(10.0, nation, 240.0), (48.0, province, 240.0)];
        assert_eq!(refused(&as_tall), Some(("0".into(), 240.0, 50.0)), "10 places as tall as 48");
    }

    #[test]
    fn a_decline_drawn_as_growth_or_on_another_scale_is_refused() {
        assert_eq!(refused(&[(4.0, None, 100.0), (-2.0, None, -50.0)]), None);
        assert_eq!(refused(&[(2.0, None, 50.0), (-4.0, None, -100.0)]), None, "the largest may be a decline");
        assert_eq!(refused(&[(4.0, None, 100.0), (-2.0, None, 50.0)]), Some(("1".into(), 50.0, -50.0)));
        assert_eq!(refused(&[(-4.0, None, 100.0)]), Some(("0".into(), 100.0, 100.0)));
        assert!(refused(&[(4.0, None, 100.0), (-2.0, None, -100.0)]).is_some());
    }

    #[test]
    fn positions_on_an_axis_are_as_far_apart_as_their_values() {
        let axis = |marks: &[(f64, Option<&str>, f64)]| {
            let (chart, mut scene) = drawn(marks);
            scene.measure = Measure::Position;
            check(&chart, &scene).err().map(|untrue| (untrue.fact, untrue.drawn, untrue.due))
        };
        let begins_at_sixty = [(100.0, None, 200.0), (80.0, None, 100.0), (60.0, None, 0.0)];
        assert_eq!(axis(&begins_at_sixty), None);
        assert_eq!(refused(&begins_at_sixty).map(|of| of.0), Some("1".into()), "but as lengths they are false");
        assert_eq!(
            axis(&[(100.0, None, 200.0), (80.0, None, 150.0), (60.0, None, 0.0)]),
            Some(("1".into(), 150.0, 100.0))
        );
        assert!(axis(&[(100.0, None, 0.0), (60.0, None, 200.0)]).is_some(), "an axis that runs backwards");
        assert_eq!(axis(&[(60.0, None, 90.0), (60.0, None, 90.0)]), None);
        assert!(axis(&[(60.0, None, 90.0), (60.0, None, 120.0)]).is_some());
    }

    #[test]
    fn a_range_ends_where_its_upper_bound_is_due() {
        let (mut chart, mut scene) = drawn(&[(10.0, None, 0.0), (20.0, None, 100.0)]);
        scene.measure = Measure::Position;
        chart.data[0].to = Some(15.0);
        scene.marks[0].bounds.w = 50.0;
        assert_eq!(check(&chart, &scene), Ok(()));
        scene.marks[0].bounds.w = 80.0;
        assert!(check(&chart, &scene).is_err());
    }

    #[test]
    fn a_refusal_says_what_was_drawn_and_what_is_due() {
        let (chart, scene) = drawn(&[(100.0, None, 200.0), (80.0, None, 100.0)]);
        let untrue = check(&chart, &scene).map_err(|untrue| untrue.to_string());
        let message =
            "chart 'chart' draws the fact '1' as 100 where its scale from zero makes it 160: its form has to be mended";
        assert_eq!(untrue, Err(message.into()));
    }
}
