//! The ledger: every figure, stated once, with its unit and qualifier, by id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::figures::change::{Base, Change};
use super::figures::pattern::{Goal, Pattern};
use crate::text::number;

/// All figures of an edition and what is needed to word them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// Separator of groups of three digits; none in Chinese, a comma in English.
    #[serde(default)]
    pub grouping: String,
    /// Units by the name that facts use.
    pub units: BTreeMap<String, Unit>,
    /// The words of each qualifier; a fact without `word` takes the first.
    #[cfg_attr(
        feature = "ssr",
        schemars(schema_with = "super::json_schema::by_name::<Qualifier, Vec<QualifierWord>>")
    )]
    pub qualifiers: BTreeMap<Qualifier, Vec<QualifierWord>>,
    /// Kinds of growth and decline, by the name that facts use.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub changes: BTreeMap<String, Change>,
    /// How periods, ranges, targets and places among several are worded, as far as facts need it.
    #[cfg_attr(feature = "ssr", schemars(schema_with = "super::json_schema::by_name::<Pattern, String>"))]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub patterns: BTreeMap<Pattern, String>,
    /// Every figure, stated and computed.
    pub facts: Vec<Fact>,
}

/// A unit: a scale word, a counter, and its size in the base unit of what it measures.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The word for the power of ten, such as 亿; may be empty.
    #[serde(default)]
    pub scale: String,
    /// The counter itself, such as 元; may be empty for a bare number.
    pub counter: String,
    /// How many base units (yuan, people, square metres, per cent, …) one of this is.
    pub factor: f64,
    /// What one of it measures.
    pub measure: Measure,
    /// In a compound unit, what its base unit is divided by: money per area for 元/平方米.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Measure>,
    /// Whether a figure in it may be below zero although it is no change: a temperature, a balance, a rate of natural growth.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub signed: bool,
    /// Factor by which a figure is multiplied for display in another unit: 0.1 for 亿元 in billions of yuan. `scale` and
    /// `counter` are then those of the displayed unit. 1 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<f64>,
    /// Most decimals of the displayed figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// Pattern with `{n}` for the figure in the ledger's own unit, added after the displayed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
    /// Pattern with `{n}` for the number in words: how the figure is read aloud, if not as number, scale and counter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken: Option<String>,
}

/// What a unit measures; only figures of one measure can share a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Base unit: yuan.
    Money,
    /// Base unit: tonne.
    Mass,
    /// Base unit: square metre.
    Area,
    /// Base unit: person.
    People,
    /// Base unit: one thing.
    Count,
    /// Base unit: per cent.
    Share,
    /// Base unit: watt.
    Power,
    /// Base unit: year.
    Time,
    /// Base unit: a place in a ranking.
    Rank,
    /// Base unit: metre.
    Length,
    /// Base unit: cubic metre.
    Volume,
    /// Base unit: kilowatt-hour.
    Energy,
    /// Base unit: degree Celsius.
    Temperature,
    /// Base unit: percentage point.
    Points,
    /// Base unit: a point of an index or a score.
    Score,
    /// Base unit: tonne-kilometre.
    Haulage,
}

/// How exactly a figure is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// As stated.
    Exact,
    /// More than this: 超, 突破, 多, 余.
    Over,
    /// A little under this: 近.
    Nearly,
    /// This or more: 以上.
    AtLeast,
    /// A round number of this order is reached, and nothing says how far it is passed: 上百, 上千, 上万.
    OrderOf,
    /// Reaches this: 达.
    UpTo,
    /// Rounded, for computed figures: 约.
    About,
}

impl Qualifier {
    /// Every qualifier with its name in the content file.
    pub const ALL: [(Qualifier, &'static str); 7] = [
        (Qualifier::Exact, "exact"),
        (Qualifier::Over, "over"),
        (Qualifier::Nearly, "nearly"),
        (Qualifier::AtLeast, "at_least"),
        (Qualifier::OrderOf, "order_of"),
        (Qualifier::UpTo, "up_to"),
        (Qualifier::About, "about"),
    ];

    /// Whether the true value is above the stated one, or may be, so that a mark continues past its end.
    pub fn runs_on(self) -> bool {
        matches!(self, Qualifier::Over | Qualifier::AtLeast | Qualifier::OrderOf)
    }
}

/// A word of a qualifier and its position: 超1000亿元, 1.6万余名, 92%以上. In languages with spaces between words, the space is part
/// of the word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QualifierWord {
    /// The word itself, such as 超.
    pub word: String,
    /// Its position in the figure.
    pub place: Place,
    /// What it means, for readers who ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
}

/// Position of the word of a qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Before the number.
    Before,
    /// Between the scale word and the counter.
    Inside,
    /// After the unit.
    After,
    /// In place of the number: 上千名 means a thousand people or more.
    Number,
}

/// A figure.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Id by which everything else refers to the figure, and its anchor on the page.
    pub id: String,
    /// What is counted or measured.
    pub subject: String,
    /// The value in `unit`; absent if and only if the figure is computed. Below zero in a change that is a decline, and in units that are
    /// `signed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The upper bound of a range, in `unit`; `value` is the lower one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// A name in [`Ledger::changes`] if the figure is growth or decline; its sign is that of `value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// A name in [`Ledger::units`].
    pub unit: String,
    /// How exactly the value is stated.
    pub qualifier: Qualifier,
    /// Which of the qualifier's words is used, if not the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// Whether the release states it.
    pub origin: Origin,
    /// Paragraph of the release; for a computed figure, that of its first operand.
    pub paragraph: u8,
    /// Its year, if the release states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Its period, if the release states another than a year: `2024-H1`, `2024-Q3`, `2024-09`, `2024-12-31`; from one to another
    /// `2024-Q1/2024-Q3`, since `2012/`, until `/2030`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Whether it is a target, or what was achieved of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// How many are ranked, if the figure is a place among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_of: Option<u32>,
    /// Id of the release in `source.others` that states it, if not the main one; `paragraph` is then one of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What it is counted among, if that is narrower than the subject says: a ranking, a part of the city, a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Id of the verb of status that the release uses for what it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Id of the figure this one is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// How it is computed; absent if the release states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Computed>,
}

/// Whether the release states a figure or this project computed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The release states it.
    Stated,
    /// Computed from stated figures.
    Computed,
}

/// How a figure is computed from others, in their base units.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Computed {
    /// The operation on the operands.
    pub op: Op,
    /// Ids of stated figures.
    pub of: Vec<String>,
    /// Decimals kept, in the unit of the result.
    pub decimals: u32,
    /// Why the page states a figure that the release does not: what makes the operands comparable, and what a reader gains.
    pub why: String,
}

/// An operation on stated figures, in base units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// All added.
    Sum,
    /// The first divided by the second.
    Ratio,
    /// The first as per cent of the second.
    Share,
}

/// The measure of a figure, what that is divided by, and, for a change, its base.
pub type Kind = (Measure, Option<Measure>, Option<Base>);

impl Ledger {
    /// The fact with this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|f| f.id == id)
    }

    /// The unit of a fact.
    pub fn unit(&self, fact: &Fact) -> Option<&Unit> {
        self.units.get(&fact.unit)
    }

    /// The value of a fact in its own unit: stated, or computed and rounded.
    ///
    /// `None` if an operand is missing, a divisor is zero, or an operand is computed itself.
    pub fn value(&self, fact: &Fact) -> Option<f64> {
        let Some(computed) = &fact.computed else {
            return fact.value;
        };
        let operand = |id: &String| {
            let of = self.fact(id).filter(|f| f.computed.is_none())?;
            Some(of.value? * self.unit(of)?.factor)
        };
        let operands = computed.of.iter().map(operand).collect::<Option<Vec<f64>>>()?;
        let base = match (computed.op, operands.as_slice()) {
            (Op::Sum, all) => all.iter().sum(),
            (Op::Ratio, [a, b]) if *b != 0.0 => a / b,
            (Op::Share, [a, b]) if *b != 0.0 => a / b * 100.0,
            _ => return None,
        };
        Some(number::rounded(base / self.unit(fact)?.factor, computed.decimals))
    }

    /// The value of a fact in the unit it is displayed in: its value times `times`, rounded to the decimals of the unit.
    pub fn displayed(&self, fact: &Fact) -> Option<f64> {
        self.value(fact).map(|value| self.in_displayed_unit(fact, value))
    }

    /// The upper bound of a fact that is a range, in the unit it is displayed in.
    pub fn displayed_to(&self, fact: &Fact) -> Option<f64> {
        fact.to.map(|to| self.in_displayed_unit(fact, to))
    }

    fn in_displayed_unit(&self, fact: &Fact, value: f64) -> f64 {
        match self.unit(fact).filter(|unit| unit.times.is_some() || unit.decimals.is_some()) {
            Some(unit) => number::rounded(value * unit.times.unwrap_or(1.0), unit.decimals.unwrap_or(number::DECIMALS)),
            None => value,
        }
    }

    /// The value of a fact in base units (yuan, people, square metres, …), for scales and comparisons.
    pub fn base(&self, fact: &Fact) -> Option<f64> {
        Some(self.value(fact)? * self.unit(fact)?.factor)
    }

    /// What is measured and against what: only facts for which this is the same can share a scale.
    pub fn kind(&self, fact: &Fact) -> Option<Kind> {
        let unit = self.unit(fact)?;
        Some((unit.measure, unit.per, self.change(fact).map(|change| change.base)))
    }

    /// The word of a fact's qualifier and its position; `None` if the figure is exact.
    pub fn qualifier_word(&self, fact: &Fact) -> Option<&QualifierWord> {
        let words = self.qualifiers.get(&fact.qualifier)?;
        match &fact.word {
            Some(word) => words.iter().find(|w| &w.word == word),
            None => words.first(),
        }
    }
}
