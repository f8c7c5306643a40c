//! What every layout is held to: within a scale, what is drawn is proportional to the value, from zero.

use super::data::Chart;
use super::scene::{Mark, Scene};

/// Rounding of sums and products, as a share of what is due.
const SLACK: f64 = 0.01;

/// A mark that says something else than its fact. A chart laid out so is not to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Untrue {
    /// Id of the chart.
    pub chart: String,
    /// Id of the fact.
    pub fact: String,
    /// The length, area or count drawn.
    pub drawn: f64,
    /// What the largest mark of the same scale makes due.
    pub due: f64,
}

impl std::fmt::Display for Untrue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [drawn, due] = [self.drawn, self.due].map(crate::content::number::plain);
        write!(
            f,
            "chart '{}' draws the fact '{}' as {drawn} where its scale from zero makes it {due}: its form has to be mended",
            self.chart, self.fact
        )
    }
}

/// Holds the marks of a scene against the values of their chart. Marks of one scope share a scale, whose measure is its
/// largest value; a value of zero is drawn as nothing.
///
/// # Errors
/// [`Untrue`] for the first mark that is not in proportion, by more than the grain of both.
pub fn check(chart: &Chart, scene: &Scene) -> Result<(), Untrue> {
    let pairs = || scene.marks.iter().zip(&chart.data);
    let mut scales: Vec<(Option<&str>, &Mark, f64)> = Vec::new();
    for (mark, datum) in pairs() {
        let scope = datum.scope.as_deref();
        match scales.iter_mut().find(|scale| scale.0 == scope) {
            Some(scale) if datum.value > scale.2 => *scale = (scope, mark, datum.value),
            Some(_) => {}
            None => scales.push((scope, mark, datum.value)),
        }
    }
    for (mark, datum) in pairs() {
        let scale = scales.iter().find(|scale| scale.0 == datum.scope.as_deref());
        if let Some((_, largest, value)) = scale {
            within(chart, mark, largest, if *value > 0.0 { datum.value / value } else { 0.0 })?;
        }
    }
    Ok(())
}

fn within(chart: &Chart, mark: &Mark, largest: &Mark, share: f64) -> Result<(), Untrue> {
    let due = largest.extent * share;
    let allowed = mark.grain + largest.grain * share + due.abs() * SLACK;
    if mark.extent >= 0.0 && (mark.extent - due).abs() <= allowed {
        return Ok(());
    }
    Err(Untrue { chart: chart.id.clone(), fact: mark.fact.clone(), drawn: mark.extent, due })
}
