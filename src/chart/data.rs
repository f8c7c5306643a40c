//! A chart with its facts looked up and worded: the step between content and layout.

use serde::{Deserialize, Serialize};

use crate::model::comparison::Quantity;
use crate::model::content::{ChartSpec, Form, Hue, Symbol};
use crate::model::fact_context::FactContext;
use crate::model::ledger::Qualifier;
use crate::model::quantity_text::QuantityText;

/// A chart ready to be laid out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Chart {
    /// Id of the chart in the content.
    pub id: String,
    /// The form that lays it out.
    pub form: Form,
    /// The colour of its marks.
    pub hue: Hue,
    /// How much one symbol or cell stands for, in base units; never zero or less.
    pub each: f64,
    /// Its facts, in the order of the content.
    pub data: Vec<Datum>,
    /// The strokes of a character that are on no scale: something counted, or a name, whose value is 0 and whose wording is empty.
    pub strokes: Vec<Datum>,
    /// The word for a whole of 100 %.
    pub whole: String,
}

/// A fact as a chart needs it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Datum {
    /// Id of the fact, or of the name.
    pub fact: String,
    /// Short name of the fact in this chart.
    pub label: String,
    /// In base units of its measure; finite and not negative.
    pub value: f64,
    /// How exactly the value is known.
    pub qualifier: Qualifier,
    /// The figure in words, part by part.
    pub wording: QuantityText,
    /// The symbol that is counted, in forms that count.
    pub symbol: Symbol,
    /// The ranking a place belongs to, such as 全国; marks with different scopes never share a scale.
    pub scope: Option<String>,
}

impl Datum {
    fn of_name(id: &str, label: &str) -> Datum {
        Datum {
            fact: id.into(),
            label: label.into(),
            value: 0.0,
            qualifier: Qualifier::Exact,
            wording: QuantityText::default(),
            symbol: Symbol::Dot,
            scope: None,
        }
    }

    /// The worded figure, such as 超1000亿元; empty for a name.
    pub fn value_text(&self) -> String {
        self.wording.text()
    }

    /// Value and qualifier, for comparing.
    pub fn quantity(&self) -> Quantity {
        Quantity { value: self.value, qualifier: self.qualifier }
    }
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
        write!(f, "chart '{}' asks for the fact '{}', which has no value of zero or more", self.chart, self.fact)
    }
}

impl Chart {
    /// Looks up the facts of a chart. The label of a computed fact says that it is computed.
    ///
    /// # Errors
    /// [`MissingFact`] for the first mark whose fact is missing, or has no finite value of zero or more.
    pub fn new(spec: &ChartSpec, book: FactContext<'_>) -> Result<Chart, MissingFact> {
        let ledger = book.ledger;
        let missing = |fact: &String| MissingFact { chart: spec.id.clone(), fact: fact.clone() };
        let datum = |id: &String, label: &String| {
            let fact = ledger.fact(id)?;
            let value = ledger.base(fact).filter(|v| v.is_finite() && *v >= 0.0)?;
            Some(Datum {
                fact: fact.id.clone(),
                label: match fact.computed {
                    None => label.clone(),
                    Some(_) => book.words.computed_label.replace("{label}", label),
                },
                value,
                qualifier: fact.qualifier,
                wording: QuantityText::of(ledger, fact),
                symbol: Symbol::Dot,
                scope: None,
            })
        };
        let mut data = Vec::new();
        for mark in &spec.marks {
            let datum = datum(&mark.fact, &mark.label).ok_or_else(|| missing(&mark.fact))?;
            data.push(Datum { symbol: mark.symbol.unwrap_or(Symbol::Dot), scope: mark.scope.clone(), ..datum });
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
        })
    }

    /// The largest value; 1 if all are zero, so that callers can divide by it.
    pub fn max(&self) -> f64 {
        let max = self.data.iter().map(|d| d.value).fold(0.0, f64::max);
        if max > 0.0 { max } else { 1.0 }
    }
}
