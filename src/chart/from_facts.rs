//! Looks up and words the facts of a chart: the step between content and layout.

use std::collections::BTreeMap;

use super::data::{Chart, Datum};
use super::drawn_character::DrawnCharacter;
use super::forms::Order;
use crate::model::content::{ChartSpec, Symbol};
use crate::model::fact_context::FactContext;
use crate::model::figures::period::Period;
use crate::model::ledger::Fact;
use crate::model::quantity_text::QuantityText;
use crate::model::status::Status;

/// The time a fact is of, in years: the middle of its period or of its year.
pub(crate) fn time(fact: &Fact) -> Option<f64> {
    let year = || fact.year.map(|year| f64::from(year) + 0.5);
    fact.period.as_ref().map_or_else(year, |period| Some(Period::read(period)?.at()))
}

/// A chart refers to a fact that is not in the ledger, or that has no usable value; or a stroke to neither a fact nor a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFact {
    /// Id of the chart.
    pub chart: String,
    /// Id of the fact it refers to.
    pub fact: String,
}

impl std::fmt::Display for MissingFact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "chart '{}' asks for the fact '{}', which has no value that its form draws", self.chart, self.fact)
    }
}

impl Chart {
    /// Looks up the facts of a chart. The label of a computed fact says that it is computed.
    ///
    /// # Errors
    /// [`MissingFact`] for the first mark whose fact is missing, or has no finite value, or one below zero in a form that draws none.
    pub fn new(spec: &ChartSpec, book: FactContext<'_>) -> Result<Chart, MissingFact> {
        let ledger = book.ledger;
        let form = spec.form.spec();
        let missing = |fact: &String| MissingFact { chart: spec.id.clone(), fact: fact.clone() };
        let datum = |id: &String, label: &String| {
            let fact = ledger.fact(id)?;
            let value = ledger.base(fact).filter(|v| v.is_finite() && (*v >= 0.0 || form.below_zero()))?;
            Some(Datum {
                fact: fact.id.clone(),
                label: match fact.computed {
                    None => label.clone(),
                    Some(_) => book.words.computed_label.replace("{label}", label),
                },
                value,
                to: fact.to.zip(ledger.unit(fact)).map(|(to, unit)| to * unit.factor),
                at: time(fact).filter(|_| form.order == Order::Time),
                qualifier: fact.qualifier,
                wording: QuantityText::in_chart(ledger, fact),
                symbol: Symbol::Dot,
                scope: None,
                hue: None,
                reached: Status::find(book.statuses, fact.status.as_ref()).is_none_or(|status| status.stage.reached()),
            })
        };
        let mut data = Vec::new();
        for mark in &spec.marks {
            let datum = datum(&mark.fact, &mark.label).ok_or_else(|| missing(&mark.fact))?;
            let symbol = mark.symbol.unwrap_or(Symbol::Dot);
            data.push(Datum { symbol, scope: mark.scope.clone(), hue: mark.hue, ..datum });
        }
        let mut strokes = Vec::new();
        for stroke in &spec.strokes {
            let named = || book.name(&stroke.of).map(|name| Datum::of_name(&name.id, &stroke.label));
            strokes.push(datum(&stroke.of, &stroke.label).or_else(named).ok_or_else(|| missing(&stroke.of))?);
        }
        Ok(Chart {
            id: spec.id.clone(),
            form: spec.form,
            hue: spec.hue,
            each: spec.each.filter(|e| e.is_finite() && *e > 0.0).unwrap_or(1.0),
            data,
            strokes,
            whole: book.words.whole.clone(),
            lines: self::strokes(spec, book.characters).map(|(_, line)| line).collect(),
            rows: self::strokes(spec, book.dotted).map(|(_, rows)| rows).collect(),
            shapes: self::strokes(spec, book.shaped).collect(),
            drawn: DrawnCharacter::default(),
        }
        .drawn())
    }
}

/// The strokes of the character that a chart draws, those of its marks first, each with its place in the order of writing.
fn strokes<T: Clone>(spec: &ChartSpec, characters: &BTreeMap<String, Vec<T>>) -> impl Iterator<Item = (usize, T)> {
    let strokes = spec.character.as_ref().and_then(|character| characters.get(character)).map(Vec::as_slice);
    let strokes = strokes.unwrap_or_default();
    let order = spec.strokes_in_order(strokes.len()).into_iter();
    order.filter_map(|place| Some((place, strokes.get(place)?.clone())))
}
