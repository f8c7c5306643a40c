//! A figure in words: 超1000亿元, 1.6万余名, 92%以上.

use super::figures::pattern::Pattern;
use super::ledger::{Fact, Ledger, Place};
use super::text_struct::strings;
use crate::text::number;

strings! {
    /// The parts of a figure in words, in their order. Any but the number may be empty.
    QuantityText {
        /// Qualifier before the number, such as 超.
        before,
        /// The number in digits.
        number,
        /// Scale word, inner qualifier and counter, such as 万余名.
        unit,
        /// Qualifier after the unit, such as 以上.
        after,
        /// The figure in the ledger's unit, if it is displayed in another one; left out where space is short.
        beside,
    }
}

impl QuantityText {
    /// A fact in words; a figure without a value is a dash.
    pub fn of(ledger: &Ledger, fact: &Fact) -> QuantityText {
        if let Some(level) = ledger.level(fact) {
            return QuantityText { number: level.into(), ..QuantityText::default() };
        }
        let (before, after) = ledger.direction(fact);
        let words = QuantityText::plain(ledger, fact);
        QuantityText { before: before.to_owned() + &words.before, after: words.after + after, ..words }
    }

    /// A fact as a chart writes it: growth and decline with their sign, since the base is in the words around the chart.
    pub fn in_chart(ledger: &Ledger, fact: &Fact) -> QuantityText {
        let sign = match ledger.value(fact).filter(|_| fact.change.is_some()) {
            Some(value) if value > 0.0 => "+",
            Some(value) if value < 0.0 => MINUS,
            _ => "",
        };
        let words = QuantityText::plain(ledger, fact);
        QuantityText { before: words.before + sign, ..words }
    }

    /// A fact in words, without the direction of a change.
    fn plain(ledger: &Ledger, fact: &Fact) -> QuantityText {
        let digits = |value: Option<f64>| match value {
            Some(value) if fact.change.is_some() => number::digits(value.abs(), number::DECIMALS, &ledger.grouping),
            Some(value) => number::digits(value, number::DECIMALS, &ledger.grouping).replace('-', MINUS),
            None => "–".into(),
        };
        let number = |value, to: Option<f64>, scale: &str| match to {
            Some(_) => ledger.range(Pattern::Range, &digits(value), scale, &digits(to)),
            None => digits(value),
        };
        let beside = ledger.unit(fact).and_then(|unit| unit.beside.as_ref());
        let (scale, counter) = match ledger.unit(fact) {
            Some(unit) => (unit.scale.as_str(), unit.counter.as_str()),
            None => ("", fact.unit.as_str()),
        };
        let sign = if matches!(counter, "%" | "‰") { counter } else { "" };
        let word = |place| match ledger.qualifier_word(fact) {
            Some(q) if q.place == place => q.word.as_str(),
            _ => "",
        };
        QuantityText {
            before: word(Place::Before).into(),
            number: match word(Place::Number) {
                "" => number(
                    ledger.displayed(fact),
                    ledger.displayed_to(fact),
                    if scale.is_empty() { sign } else { scale },
                ),
                word => word.into(),
            },
            unit: [scale, word(Place::Inside), counter].concat(),
            after: word(Place::After).into(),
            beside: beside
                .map(|beside| beside.replace("{n}", &number(ledger.value(fact), fact.to, "")))
                .unwrap_or_default(),
        }
    }

    /// The figure as one text, in the displayed unit alone.
    pub fn text(&self) -> String {
        [self.before.as_str(), self.number.as_str(), self.unit.as_str(), self.after.as_str()].concat()
    }

    /// The figure as one text, followed by `beside`.
    pub fn full(&self) -> String {
        self.text() + &self.beside
    }
}

/// The sign of a figure below zero, as wide as the plus.
const MINUS: &str = "−";

impl Ledger {
    /// Two numbers as a range, with the multiple or the sign that both have: the second one's is not part of it.
    pub fn range(&self, pattern: Pattern, from: &str, scale: &str, to: &str) -> String {
        let pattern = self.patterns.get(&pattern).map_or("{from}–{to}", String::as_str);
        pattern.replace("{from}", from).replace("{scale}", scale).replace("{to}", to)
    }

    /// The figure with this id in words; the id itself if there is no such figure.
    pub fn value_text(&self, id: &str) -> String {
        match self.fact(id) {
            Some(fact) => QuantityText::of(self, fact).full(),
            None => id.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::ledger::Ledger;

    fn ledger(fact: &str) -> Ledger {
        let json = format!(
            r#"{{"units":{{"亿元":{{"scale":"亿","counter":"元","factor":1e8,"measure":"money"}},
                "万名":{{"scale":"万","counter":"名","factor":1e4,"measure":"people"}},
                "个":{{"counter":"个","factor":1,"measure":"count"}},
                "%":{{"counter":"%","factor":1,"measure":"share"}}}},
              "qualifiers":{{"over":[{{"word":"超","place":"before"}},{{"word":"余","place":"inside"}}],
                "nearly":[{{"word":"近","place":"before"}}],"at_least":[{{"word":"以上","place":"after"}},{{"word":"上千","place":"number"}}]}},
              "facts":[{{"id":"x","subject":"s","origin":"stated","paragraph":1,{fact}}}]}}"#
        );
        serde_json::from_str(&json).expect("a ledger")
    }

    #[test]
    fn the_qualifier_stands_where_its_word_belongs() {
        let say = |fact: &str| ledger(fact).value_text("x");
        assert_eq!(say(r#""value":7,"unit":"亿元","qualifier":"over""#), "超7亿元");
        assert_eq!(say(r#""value":1.6,"unit":"万名","qualifier":"over","word":"余""#), "1.6万余名");
        assert_eq!(say(r#""value":9,"unit":"%","qualifier":"at_least""#), "9%以上");
        assert_eq!(say(r#""value":1000,"unit":"个","qualifier":"at_least","word":"上千""#), "上千个");
        assert_eq!(say(r#""value":9,"unit":"个","qualifier":"exact""#), "9个");
    }

    #[test]
    fn a_language_may_say_a_figure_in_a_unit_of_its_own() {
        let json = r#"{"grouping":",",
            "units":{"亿元":{"scale":" billion","counter":" yuan","factor":1e8,"measure":"money","times":0.1},
              "亩":{"counter":" hectares","factor":666.6666666667,"measure":"area","times":0.0666666666667,"decimals":1,
                "beside":" ({n} mu)"},
              "万座":{"counter":"","factor":1e4,"measure":"count","times":1e4}},
            "qualifiers":{"over":[{"word":"over ","place":"before"}]},
            "facts":[
              {"id":"a","subject":"s","origin":"stated","paragraph":1,"value":47.5,"unit":"亿元","qualifier":"over"},
              {"id":"b","subject":"s","origin":"stated","paragraph":1,"value":4500,"unit":"亩","qualifier":"exact"},
              {"id":"c","subject":"s","origin":"stated","paragraph":1,"value":80,"unit":"亩","qualifier":"exact"},
              {"id":"d","subject":"s","origin":"stated","paragraph":1,"value":2.8,"unit":"万座","qualifier":"exact"}]}"#;
        let ledger: Ledger = serde_json::from_str(json).expect("a ledger");
        let said: Vec<String> = ["a", "b", "c", "d"].iter().map(|id| ledger.value_text(id)).collect();
        assert_eq!(said, ["over 4.75 billion yuan", "300 hectares (4,500 mu)", "5.3 hectares (80 mu)", "28,000"]);
        let ground = ledger.fact("b").expect("b");
        assert_eq!(crate::model::quantity_text::QuantityText::of(&ledger, ground).text(), "300 hectares");
        assert_eq!(ledger.base(ground), Some(4500.0 * 666.6666666667), "what is drawn is the ledger's own");
    }

    #[test]
    fn a_range_has_the_multiple_or_the_sign_on_both_sides_where_the_language_wants_it() {
        let said = |pattern: &str, fact: &str| {
            let mut ledger = ledger(fact);
            ledger.patterns.insert(crate::model::figures::pattern::Pattern::Range, pattern.into());
            ledger.value_text("x")
        };
        let chinese = |fact: &str| said("{from}{scale}～{to}", fact);
        assert_eq!(chinese(r#""value":5,"to":10,"unit":"%","qualifier":"exact""#), "5%～10%");
        assert_eq!(chinese(r#""value":13,"to":17,"unit":"万名","qualifier":"exact""#), "13万～17万名");
        assert_eq!(chinese(r#""value":3,"to":5,"unit":"个","qualifier":"exact""#), "3～5个");
        assert_eq!(said("{from}–{to}", r#""value":5,"to":10,"unit":"%","qualifier":"exact""#), "5–10%");
    }

    #[test]
    fn a_figure_that_is_not_there_is_named_by_its_id() {
        assert_eq!(ledger(r#""value":9,"unit":"个","qualifier":"exact""#).value_text("y"), "y");
    }
}
