//! Computed figures: their operands are stated figures of matching measures, and unit and qualifier fit the result.

use super::ledger::{has_own_value, qualifier_name};
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::comparison::Quantity;
use crate::model::ledger::{Computed, Fact, Ledger, Measure, Op, Qualifier};
use crate::text::number;

/// Checks how every computed figure is computed.
pub fn check(ledger: &Ledger, report: &mut Report) {
    for (i, fact) in ledger.facts.iter().enumerate() {
        let path = Path::of(&["ledger", "facts"]).at(i);
        if let Some(computed) = &fact.computed {
            operands(ledger, computed, &path.key("computed"), report);
            if report.whole(&path) {
                result(ledger, fact, computed, &path, report);
            }
        }
    }
}

fn operands(ledger: &Ledger, computed: &Computed, path: &Path, report: &mut Report) {
    if computed.decimals > number::DECIMALS {
        let expected = say("number-to", &[("most", &number::DECIMALS.to_string())]);
        let fault = Diagnostic::new(computed.decimals.to_string(), expected);
        report.add(&path.key("decimals"), fault.nearest(Some(number::DECIMALS.to_string())));
    }
    let of = path.key("of");
    for (i, id) in computed.of.iter().enumerate() {
        if ledger.fact(id).is_none_or(|fact| fact.computed.is_some()) {
            let stated = ledger.facts.iter().filter(|f| f.computed.is_none()).map(|f| f.id.as_str());
            let fault = Diagnostic::new(quote(id), say("id-of-stated-fact", &[])).nearest(nearest(id, stated));
            report.unknown(&of.at(i), &["ledger", "facts"], fault);
        } else if ledger.fact(id).is_some_and(|of| of.change.is_some() || of.to.is_some() || of.value < Some(0.0)) {
            report.add(&of.at(i), Diagnostic::new(quote(id), say("operand-plain", &[])));
        }
    }
    let count = computed.of.len();
    let expected = match computed.op {
        Op::Ratio if count != 2 => "two-ids-ratio",
        Op::Share if count != 2 => "two-ids-share",
        Op::Sum if count < 2 => "two-ids-sum",
        _ => return,
    };
    if report.sound(&path.key("op")) {
        report.add(&of, Diagnostic::new(report.show(&of), say(expected, &[])));
    }
}

/// Checks unit, qualifier and paragraph of the result, if all operands exist.
fn result(ledger: &Ledger, fact: &Fact, computed: &Computed, path: &Path, report: &mut Report) {
    let of = path.key("computed").key("of");
    let operands: Vec<&Fact> = computed.of.iter().filter_map(|id| ledger.fact(id)).collect();
    if operands.len() != computed.of.len() || operands.iter().any(|operand| operand.computed.is_some()) {
        return;
    }
    let measure = |fact: &Fact| ledger.unit(fact).map(|unit| unit.measure);
    let (Some(first), Some(result)) = (operands.first(), measure(fact)) else {
        return;
    };
    let Some(common) = measure(first) else {
        return;
    };
    if computed.op != Op::Ratio {
        let others = operands.iter().enumerate().filter(|(_, other)| measure(other).is_some_and(|m| m != common));
        for (i, other) in others {
            let found = say("which-is-in", &[("fact", &quote(&other.id)), ("unit", &other.unit)]);
            let expected = say("same-measure", &[("fact", &first.id), ("unit", &first.unit)]);
            report.add(&of.at(i), Diagnostic::new(found, expected));
        }
    }
    let due = match computed.op {
        Op::Sum => common,
        Op::Share => Measure::Share,
        Op::Ratio => result,
    };
    if result != due {
        let near = ledger.units.iter().find(|(_, unit)| unit.measure == due).map(|(name, _)| name.as_str());
        let expected = match computed.op {
            Op::Share => say("unit-of-share", &[]),
            _ => say("unit-of-measure", &[("unit", &first.unit)]),
        };
        report.add(&path.key("unit"), Diagnostic::new(quote(&fact.unit), expected).nearest(near));
    }
    if let (Op::Ratio | Op::Share, [_, divisor]) = (computed.op, operands.as_slice())
        && divisor.value == Some(0.0)
        // A 0 in place of what is no number is no fault of its own.
        && has_own_value(ledger, divisor, report)
    {
        let found = say("which-is", &[("fact", &quote(&divisor.id)), ("value", "0")]);
        report.add(&of.at(1), Diagnostic::new(found, say("divisor-not-zero", &[])));
    }
    if computed.op == Op::Ratio || operands.iter().all(|other| measure(other) == Some(common)) {
        qualified(ledger, fact, computed, &operands, path, report);
    }
    if fact.paragraph != first.paragraph {
        let expected = say("paragraph-of", &[("fact", &first.id)]);
        let fault = Diagnostic::new(fact.paragraph.to_string(), expected).nearest(Some(first.paragraph.to_string()));
        report.add(&path.key("paragraph"), fault);
    }
}

/// The qualifier of the result has to follow from the bounds of its operands: nearly 80 of over 100 is less than 80 %, not
/// about 80 %. A sum of rounded figures may be qualified as "about".
fn qualified(ledger: &Ledger, fact: &Fact, computed: &Computed, operands: &[&Fact], path: &Path, report: &mut Report) {
    let quantity = |of: &&Fact| Some(Quantity { value: ledger.base(of)?, qualifier: of.qualifier });
    let (Some(of), Some(value)) = (operands.iter().map(quantity).collect::<Option<Vec<_>>>(), ledger.base(fact)) else {
        return;
    };
    let bounds: Vec<(f64, f64)> = of.iter().map(|of| of.bounds()).collect();
    let (low, high) = match (computed.op, bounds.as_slice()) {
        (Op::Sum, all) => (all.iter().map(|b| b.0).sum(), all.iter().map(|b| b.1).sum()),
        (Op::Ratio, [a, b]) => (a.0 / b.1, a.1 / b.0),
        (Op::Share, [a, b]) => (a.0 / b.1 * 100.0, a.1 / b.0 * 100.0),
        _ => return,
    };
    // Rounding may take the result a little past its bounds.
    let slack = value.abs() * 0.01;
    let follows = match fact.qualifier {
        Qualifier::Exact | Qualifier::UpTo => of.iter().all(|of| of.is_pinned()),
        Qualifier::About => computed.op == Op::Sum || of.iter().all(|of| of.is_pinned()),
        Qualifier::Nearly => high <= value + slack,
        Qualifier::Over | Qualifier::AtLeast | Qualifier::OrderOf => low >= value - slack,
    };
    if !follows {
        let texts: Vec<String> = computed.of.iter().map(|id| ledger.value_text(id)).collect();
        let expected = say("qualifier-follows", &[("figures", &texts.join(", "))]);
        report.add(&path.key("qualifier"), Diagnostic::new(quote(qualifier_name(fact.qualifier)), expected));
    }
}
