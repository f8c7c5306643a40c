//! A chart with its facts looked up and worded: what is laid out.

use serde::{Deserialize, Serialize};

use super::drawn_character::DrawnCharacter;
use super::scene::{Ink, Role};
use crate::model::character::{DotRows, MiddleLine, ShapedStroke};
use crate::model::comparison::Quantity;
use crate::model::content::{Form, Hue, Symbol};
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
    /// The middle lines of a character's strokes: first those of the data, in their order, then those that stand for nothing.
    #[serde(skip)]
    pub lines: Vec<MiddleLine>,
    /// The same of a character whose strokes are rows of dots.
    #[serde(skip)]
    pub rows: Vec<DotRows>,
    /// The same of a character laid by hand as shapes, each with its place in the order of writing.
    #[serde(skip)]
    pub shapes: Vec<(usize, ShapedStroke)>,
    /// Its character, in forms that are drawn by the build, or how a browser lays it out.
    pub drawn: DrawnCharacter,
}

/// A fact as a chart needs it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Datum {
    /// Id of the fact, or of the name.
    pub fact: String,
    /// Short name of the fact in this chart.
    pub label: String,
    /// In base units of its measure; finite. Below zero only in forms that draw that.
    pub value: f64,
    /// The upper bound of a range, of which `value` is the lower one.
    pub to: Option<f64>,
    /// The time it is of, in years, in forms that are in order of time.
    pub at: Option<f64>,
    /// How exactly the value is known.
    pub qualifier: Qualifier,
    /// The figure in words, part by part.
    pub wording: QuantityText,
    /// The symbol that is counted, in forms that count.
    pub symbol: Symbol,
    /// The ranking a place belongs to, such as 全国; marks with different scopes never share a scale.
    pub scope: Option<String>,
    /// Its colour, if it is not that of the chart, in forms whose marks stand each for itself.
    pub hue: Option<Hue>,
    /// Whether it has been reached, or says nothing of that: false if its status is of what has begun, or is listed to be done.
    pub reached: bool,
}

impl Datum {
    pub(super) fn of_name(id: &str, label: &str) -> Datum {
        Datum {
            fact: id.into(),
            label: label.into(),
            value: 0.0,
            to: None,
            at: None,
            qualifier: Qualifier::Exact,
            wording: QuantityText::default(),
            symbol: Symbol::Dot,
            scope: None,
            hue: None,
            reached: true,
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

impl Chart {
    /// The colour of a mark, in forms whose marks stand each for itself.
    pub fn ink(&self, datum: &Datum) -> Ink {
        Ink::full(Role::from(datum.hue.unwrap_or(self.hue)))
    }

    /// Whether a mark is drawn hollow, in forms whose marks stand each for itself: it has not been reached, and another of the chart has.
    pub fn hollow(&self, datum: &Datum) -> bool {
        self.form.spec().separate_marks && !datum.reached && self.data.iter().any(|other| other.reached)
    }

    /// The largest value; 1 if all are zero, so that callers can divide by it.
    pub fn max(&self) -> f64 {
        let max = self.data.iter().map(|d| d.value).fold(0.0, f64::max);
        if max > 0.0 { max } else { 1.0 }
    }
}
