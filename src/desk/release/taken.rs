//! A numeral of a release as a figure of the ledger: its unit, its qualifier, its time, and which way it goes.

use serde_json::{Number, Value, json};

use crate::check::{Said, say};
use crate::model::figures::change::Change;
use crate::model::ledger::{Ledger, Measure, Qualifier};
use crate::release::{self, Movement, Numeral, Way};
use crate::text::number::{DECIMALS, rounded};

/// The words of multiples.
const SCALES: [(f64, &str); 7] =
    [(1.0, ""), (1e2, "百"), (1e3, "千"), (1e4, "万"), (1e7, "千万"), (1e8, "亿"), (1e12, "万亿")];

/// The word of a multiple, if there is one.
pub fn scale(multiple: f64) -> Option<(f64, &'static str)> {
    SCALES.iter().find(|(own, _)| (own - multiple).abs() < 0.5).copied()
}

/// The name, the entry and the multiple of a unit that a ledger does not have.
pub type NewUnit = (String, Value, f64);

/// What a figure has of a numeral.
pub struct Taken {
    entries: Vec<(&'static str, Value)>,
    paragraph: u8,
    unit: Option<NewUnit>,
}

/// A number as JSON, whole if it is.
pub fn number(value: f64) -> Value {
    serde_json::from_str::<Number>(&value.to_string()).map_or(Value::Null, Value::Number)
}

impl Taken {
    /// That of a numeral, in the units and words of a ledger. `before` are the words before it.
    ///
    /// # Errors
    /// A figure cannot say it: the ledger has no such qualifier, or no words for what stayed the same.
    pub fn of(ledger: &Ledger, numeral: &Numeral, before: &str) -> Result<Taken, Said> {
        let qualifier = numeral.qualifier.ok_or_else(|| say("qualifier-unsaid", &[("word", &numeral.word)]))?;
        let change = numeral.movement.and_then(|movement| change(ledger, movement, before));
        let level = numeral.movement.is_some_and(|movement| movement.way == Way::Level);
        if level && change.is_none() {
            return Err(say("level-unsaid", &[]));
        }
        let unit = if level { ledger.units.keys().find(|name| *name == "%").cloned() } else { None };
        let (unit, multiple, new) = match unit {
            Some(unit) => (unit, 1.0, None),
            None => named(ledger, numeral),
        };
        let falls = numeral.movement.is_some_and(|movement| movement.way == Way::Down) && change.is_some();
        let value = |own: f64| {
            let own = rounded(own * numeral.multiple / multiple, DECIMALS);
            number(if falls { -own } else { own })
        };
        let paragraph = u8::try_from(numeral.place.paragraph).unwrap_or(u8::MAX);
        let (year, period) = time(numeral.period.as_deref());
        let words = ledger.qualifiers.get(&qualifier);
        let place = words.and_then(|words| words.iter().position(|word| word.word == numeral.word));
        let word = if place.is_some_and(|place| place > 0) { json!(numeral.word) } else { Value::Null };
        let name = Qualifier::ALL.iter().find(|(own, _)| *own == qualifier).map_or("exact", |(_, name)| name);
        let entries = vec![
            ("value", value(numeral.number)),
            ("to", numeral.to.map_or(Value::Null, value)),
            ("change", json!(change)),
            ("unit", json!(unit)),
            ("qualifier", json!(name)),
            ("word", word),
            ("origin", json!("stated")),
            ("paragraph", json!(paragraph)),
            ("year", year),
            ("period", period),
        ];
        Ok(Taken { entries, paragraph, unit: new })
    }

    /// Its paragraph.
    pub fn paragraph(&self) -> u8 {
        self.paragraph
    }

    /// Its unit, if the ledger does not have it: its name, its entry, and its multiple.
    pub fn new_unit(&self) -> Option<&NewUnit> {
        self.unit.as_ref()
    }

    /// Puts it into the entry of a figure. What the numeral does not say is null in an entry that had it, and not in another.
    pub fn fill(&self, fact: &mut Value) {
        let Some(fact) = fact.as_object_mut() else { return };
        for (key, value) in &self.entries {
            if !value.is_null() || fact.contains_key(*key) {
                fact.insert((*key).into(), value.clone());
            }
        }
    }
}

/// The name of the words of a ledger for a movement; `before` are the words before its numeral. `None` if it has none.
pub fn change(ledger: &Ledger, movement: Movement, before: &str) -> Option<String> {
    let own = |change: &Change| match movement.way {
        Way::Up => change.up.clone(),
        Way::Down => change.down.clone(),
        Way::Level => change.level.clone(),
    };
    // Of those against the same base the one in the words of the release: 上涨, not 增长.
    let alike = |change: &Change| {
        let words: Vec<char> = own(change).chars().take_while(|c| *c != '{').collect();
        before.chars().rev().zip(words.into_iter().rev()).take_while(|(a, b)| a == b).count()
    };
    // Without a base only the very words: 增长 says no more than 增长.
    let very = |change: &Change| own(change).strip_suffix("{n}").is_some_and(|words| before.ends_with(words));
    let all = ledger.changes.iter().filter(|(_, change)| match movement.base {
        Some(base) => change.base == base,
        None => very(change),
    });
    all.min_by_key(|(_, change)| std::cmp::Reverse(alike(change))).map(|(name, _)| name.clone())
}

/// The unit of a numeral in a ledger: its name, its multiple, and it if it is new.
fn named(ledger: &Ledger, numeral: &Numeral) -> (String, f64, Option<NewUnit>) {
    let rank = numeral.measure == Some(Measure::Rank);
    let same = |unit: &crate::model::ledger::Unit| {
        if rank {
            return unit.measure == Measure::Rank;
        }
        unit.counter == numeral.unit && (release::scale(&unit.scale) - numeral.multiple).abs() < 0.5
    };
    if let Some((name, unit)) = ledger.units.iter().find(|(_, unit)| same(unit)) {
        return (name.clone(), release::scale(&unit.scale), None);
    }
    let (multiple, scale) = scale(numeral.multiple).unwrap_or((1.0, ""));
    let counter = if rank && numeral.unit.is_empty() { "位" } else { &numeral.unit };
    let mut name = [scale, counter].concat();
    if name.is_empty() {
        name = "number".into();
    }
    while ledger.units.contains_key(&name) {
        name += "+";
    }
    let measure = numeral.measure.unwrap_or(Measure::Count);
    let mut unit =
        json!({"scale": scale, "counter": counter, "factor": number(multiple * numeral.factor), "measure": measure});
    let per = counter.split_once('/').and_then(|(_, per)| release::measure(per));
    if let Some((per, unit)) = per.zip(unit.as_object_mut()) {
        unit.insert("per".into(), json!(per));
    }
    (name.clone(), multiple, Some((name, unit, multiple)))
}

/// The year or the period of a figure.
fn time(of: Option<&str>) -> (Value, Value) {
    match of.map(|of| (of, of.parse::<u16>())) {
        None => (Value::Null, Value::Null),
        Some((_, Ok(year))) => (json!(year), Value::Null),
        Some((period, Err(_))) => (Value::Null, json!(period)),
    }
}
