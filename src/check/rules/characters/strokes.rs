//! The strokes of a character that are no marks: each stands for something, a figure where it counts, a figure or a name elsewhere.

use crate::chart::forms::{level, shapes};
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::diagnostics::suggest::nearest;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::check::rules::ledger::has_own_value;
use crate::model::character::{ShapedStroke, StrokeShape};
use crate::model::content::{ChartSpec, Content, Form};
use crate::model::ledger::Measure;

/// A stroke that is no mark.
#[derive(Clone, Copy)]
struct Free {
    /// The most it can count; `None` if it stands for something as it is.
    most: Option<usize>,
    /// Whether a name may stand there.
    named: bool,
}

/// The strokes of a character laid by hand, in the form that draws them.
pub fn shaped<'a>(content: &'a Content, chart: &ChartSpec) -> Option<&'a Vec<ShapedStroke>> {
    let character = chart.character.as_ref().filter(|_| chart.form == Form::GlyphShares)?;
    content.shaped.get(character)
}

/// The strokes that are no marks, in the order of writing. `None` if the character is not known: that is a fault of its own.
fn free(content: &Content, chart: &ChartSpec) -> Option<Vec<Free>> {
    let Some(most) = chart.form.spec().strokes else {
        return Some(Vec::new());
    };
    if let Some(strokes) = shaped(content, chart) {
        let rest = chart.strokes_in_order(strokes.len()).into_iter().skip(chart.marks.len());
        let free = |stroke: &ShapedStroke| match shapes::most(stroke) {
            Some(most) => Free { most: Some(most), named: false },
            None => Free { most: None, named: true },
        };
        return Some(rest.filter_map(|place| strokes.get(place)).map(free).collect());
    }
    let lines = content.characters.get(chart.character.as_ref()?)?;
    let count = match chart.form {
        Form::GlyphBars => level::strokes(lines)?.1.len(),
        _ => lines.len().saturating_sub(chart.marks.len()),
    };
    Some(vec![Free { most: Some(most), named: true }; count])
}

/// Checks what a chart says of such strokes.
pub fn check(content: &Content, chart: &ChartSpec, path: &Path, report: &mut Report) {
    let (list, form) = (path.key("strokes"), chart.form.name());
    let Some(free) = free(content, chart) else {
        return;
    };
    if chart.strokes.len() > free.len() {
        let expected = match chart.form.spec().strokes {
            None => say("strokes-none", &[("form", &form)]),
            Some(_) => {
                let character = chart.character.as_deref().unwrap_or_default();
                say("strokes-up-to", &[("most", &free.len().to_string()), ("character", character)])
            }
        };
        let found = say("found-strokes", &[("count", &chart.strokes.len().to_string())]);
        report.add(&list, Diagnostic::new(found, expected));
    }
    let ledger = &content.ledger;
    let facts = || ledger.facts.iter().map(|fact| fact.id.as_str());
    for (i, (stroke, Free { most, named })) in chart.strokes.iter().zip(free).enumerate() {
        let at = list.at(i).key("of");
        let marks = chart.marks.iter().map(|mark| &mark.fact);
        if marks.chain(chart.strokes.iter().take(i).map(|before| &before.of)).any(|before| *before == stroke.of) {
            report.add(&at, Diagnostic::new(quote(&stroke.of), say("stroke-once", &[])));
        }
        let Some(fact) = ledger.fact(&stroke.of) else {
            let known = content.name(&stroke.of).is_some();
            if named && (known || !report.sound(&Path::of(&["names"]))) {
                continue;
            }
            let expected = say(if named { "id-of-fact-or-name" } else { "id-of-counted-fact" }, &[]);
            let names = content.names.iter().map(|name| name.id.as_str());
            let near = nearest(&stroke.of, facts().chain(names.filter(|_| named)));
            report.unknown(&at, &["ledger", "facts"], Diagnostic::new(quote(&stroke.of), expected).nearest(near));
            continue;
        };
        let (Some(most), Some(value)) = (most, ledger.base(fact).filter(|_| has_own_value(ledger, fact, report)))
        else {
            continue;
        };
        let share = ledger.unit(fact).is_some_and(|unit| unit.measure == Measure::Share);
        if share || value.fract() != 0.0 || !(0.0..=most as f64).contains(&value) {
            let expected = say("whole-number-up-to", &[("most", &most.to_string())]);
            let found = say("which-is", &[("fact", &quote(&fact.id)), ("value", &ledger.value_text(&fact.id))]);
            report.add(&at, Diagnostic::new(found, expected));
        }
    }
}

/// Whether a stroke laid by hand has the points that its shape needs, all within the square.
pub fn is_drawable(stroke: &ShapedStroke) -> bool {
    let inside = stroke.points.iter().all(|(x, y)| *x <= 1000 && *y <= 1000);
    let (count, pairs) = (stroke.points.len(), stroke.points.chunks_exact(2));
    let mut sizes = pairs.map(|corners| match corners {
        [a, b] => (b.0.saturating_sub(a.0), b.1.saturating_sub(a.1)),
        _ => (0, 0),
    });
    let broad = stroke.width.is_some_and(|width| (1..=1000).contains(&width));
    let fits = match stroke.shape {
        StrokeShape::Bar => count == 2 && sizes.all(|(w, h)| w > 0 && h > 0),
        StrokeShape::Tiles => {
            let first = sizes.next();
            let alike = sizes.all(|size| Some(size) == first);
            count >= 2 && count % 2 == 0 && first.is_some_and(|(w, h)| w > 0 && h > 0) && alike
        }
        StrokeShape::Solid => count >= 3,
        StrokeShape::Waves => count == 3 && broad,
        StrokeShape::Curves => count >= 3 && count % 3 == 0 && broad,
    };
    inside && fits
}
