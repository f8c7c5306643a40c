//! A figure in words: 超1000亿元, 1.6万余名, 92%以上.

use super::ledger::{Fact, Ledger, Place};
use super::number;
use super::strings::strings;

strings! {
    /// The parts of a worded figure, in the order they are said. Any but the number may be empty.
    Wording {
        /// Qualifier before the number, such as 超.
        before,
        /// The number in digits.
        number,
        /// Scale word, inner qualifier and counter, such as 万余名.
        unit,
        /// Qualifier after the unit, such as 以上.
        after,
    }
}

impl Wording {
    /// The words of a fact; a figure without a value is said as a dash.
    pub fn of(ledger: &Ledger, fact: &Fact) -> Wording {
        let number = match ledger.value(fact) {
            Some(value) => number::digits(value, number::DECIMALS, &ledger.grouping),
            None => "–".into(),
        };
        let (scale, counter) = match ledger.unit(fact) {
            Some(unit) => (unit.scale.as_str(), unit.counter.as_str()),
            None => ("", fact.unit.as_str()),
        };
        let word = |place| match ledger.qualifier_word(fact) {
            Some(q) if q.place == place => q.word.as_str(),
            _ => "",
        };
        Wording {
            before: word(Place::Before).into(),
            number,
            unit: [scale, word(Place::Inside), counter].concat(),
            after: word(Place::After).into(),
        }
    }

    /// All parts as one run of text.
    pub fn text(&self) -> String {
        [self.before.as_str(), self.number.as_str(), self.unit.as_str(), self.after.as_str()].concat()
    }
}

impl Ledger {
    /// A figure in words by its id; the id itself where there is no such figure.
    pub fn say(&self, id: &str) -> String {
        match self.fact(id) {
            Some(fact) => Wording::of(self, fact).text(),
            None => id.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ledger::Ledger;

    fn ledger(fact: &str) -> Ledger {
        let json = format!(
            r#"{{"units":{{"亿元":{{"scale":"亿","counter":"元","factor":1e8,"measure":"money"}},
                "万名":{{"scale":"万","counter":"名","factor":1e4,"measure":"people"}},
                "个":{{"counter":"个","factor":1,"measure":"count"}},
                "%":{{"counter":"%","factor":1,"measure":"share"}}}},
              "qualifiers":{{"over":[{{"word":"超","place":"before"}},{{"word":"余","place":"inside"}}],
                "nearly":[{{"word":"近","place":"before"}}],"at_least":[{{"word":"以上","place":"after"}}]}},
              "facts":[{{"id":"x","subject":"s","origin":"stated","paragraph":1,{fact}}}]}}"#
        );
        serde_json::from_str(&json).expect("a ledger")
    }

    #[test]
    fn the_qualifier_stands_where_its_word_belongs() {
        let say = |fact: &str| ledger(fact).say("x");
        assert_eq!(say(r#""value":7,"unit":"亿元","qualifier":"over""#), "超7亿元");
        assert_eq!(say(r#""value":1.6,"unit":"万名","qualifier":"over","word":"余""#), "1.6万余名");
        assert_eq!(say(r#""value":9,"unit":"%","qualifier":"at_least""#), "9%以上");
        assert_eq!(say(r#""value":9,"unit":"个","qualifier":"exact""#), "9个");
    }

    #[test]
    fn a_figure_that_is_not_there_is_named_by_its_id() {
        assert_eq!(ledger(r#""value":9,"unit":"个","qualifier":"exact""#).say("y"), "y");
    }
}
