//! Checks that a layout is proportional: within a chart, the drawn length, area or count is proportional to the value, from zero.

use super::data::Chart;
use super::scene::{Mark, Scene};

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

/// Compares the marks of a scene with the values of their chart. All share a scale, defined by the mark with the largest value, in
/// whatever panel it is; a value of zero must be drawn as nothing. [`layout`](super::layout) calls this for every scene.
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
    let pairs = || scene.marks.iter().zip(&chart.data);
    if let Some((largest, datum)) = pairs().reduce(|a, b| if b.1.value > a.1.value { b } else { a }) {
        for (mark, other) in pairs() {
            within(chart, mark, largest, if datum.value > 0.0 { other.value / datum.value } else { 0.0 })?;
        }
    }
    Ok(())
}

fn within(chart: &Chart, mark: &Mark, largest: &Mark, share: f64) -> Result<(), NotProportional> {
    let due = largest.extent * share;
    let allowed = mark.grain + largest.grain * share + due.abs() * SLACK;
    if mark.extent >= 0.0 && (mark.extent - due).abs() <= allowed {
        return Ok(());
    }
    Err(NotProportional { chart: chart.id.clone(), fact: mark.fact.clone(), drawn: mark.extent, due })
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
                qualifier: Qualifier::Exact,
                wording: QuantityText::default(),
                symbol: Symbol::Dot,
                scope: scope.map(String::from),
            });
        }
        let whole = String::new();
        let (strokes, id) = (Vec::new(), "chart".into());
        (Chart { id, form: Form::Bars, hue: Hue::Gong, each: 1.0, data, strokes, whole }, scene)
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
    fn a_refusal_says_what_was_drawn_and_what_is_due() {
        let (chart, scene) = drawn(&[(100.0, None, 200.0), (80.0, None, 100.0)]);
        let untrue = check(&chart, &scene).map_err(|untrue| untrue.to_string());
        let message =
            "chart 'chart' draws the fact '1' as 100 where its scale from zero makes it 160: its form has to be mended";
        assert_eq!(untrue, Err(message.into()));
    }
}
