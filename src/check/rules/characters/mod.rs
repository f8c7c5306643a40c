//! Characters: those that charts draw have strokes, and each mark is one of them.

pub(super) mod strokes;

use crate::chart::forms::level;
use crate::check::diagnostics::collector::Report;
use crate::check::diagnostics::diagnostic::Diagnostic;
use crate::check::diagnostics::said::say;
use crate::check::excerpt::quote;
use crate::check::json::path::Path;
use crate::model::character::{MiddleLine, StrokeShape};
use crate::model::content::{ChartSpec, Content, Form};

/// The least distance of two level strokes, in thousandths of the side.
const APART: f64 = 80.0;

/// Most dots of a row.
const ROW: usize = 20;

/// Most characters of the first screen.
const FIRST_SCREEN: usize = 5;

/// Checks the strokes of the characters, and the charts that draw them.
pub fn check(content: &Content, report: &mut Report) {
    let list = Path::of(&["characters"]);
    for (character, strokes) in &content.characters {
        for (i, line) in strokes.iter().enumerate() {
            let mut steps = line.iter().zip(line.iter().skip(1));
            let inside = line.iter().all(|(x, y)| *x <= 1000 && *y <= 1000);
            if !inside || !steps.any(|(a, b)| a != b) {
                let path = list.key(character).at(i);
                let found = report.show(&path);
                report.add(&path, Diagnostic::new(found, say("middle-line", &[])));
            }
        }
    }
    let list = Path::of(&["dotted"]);
    for (character, strokes) in &content.dotted {
        for (i, stroke) in strokes.iter().enumerate() {
            let ends = [stroke.from, stroke.to].iter().all(|(x, y)| *x <= 1000 && *y <= 1000);
            let counts = stroke.rows.iter().chain(&stroke.hook).all(|dots| (1..=ROW).contains(dots));
            if !ends || !counts || stroke.rows.is_empty() || stroke.from.1 >= stroke.to.1 {
                let path = list.key(character).at(i);
                let found = report.show(&path);
                report.add(&path, Diagnostic::new(found, say("dot-rows", &[("most", &ROW.to_string())])));
            }
        }
    }
    let list = Path::of(&["shaped"]);
    for (character, strokes) in &content.shaped {
        for (i, stroke) in strokes.iter().enumerate() {
            if !strokes::is_drawable(stroke) {
                let path = list.key(character).at(i);
                let found = report.show(&path);
                report.add(&path, Diagnostic::new(found, say("shaped-stroke", &[])));
            }
        }
    }
    for (i, sign) in content.signs.iter().enumerate() {
        let path = Path::of(&["signs"]).at(i).key("outline");
        if !is_path(&sign.outline) {
            report.add(&path, Diagnostic::new(quote(&sign.outline), say("outline-path", &[])));
        }
    }
    let glyphs = Path::of(&["hero", "glyphs"]);
    if content.hero.glyphs.len() > FIRST_SCREEN {
        let found = report.show(&glyphs);
        let expected = say("characters-on-first-screen", &[("most", &FIRST_SCREEN.to_string())]);
        report.add(&glyphs, Diagnostic::new(found, expected));
    }
    for (i, chart) in content.charts.iter().enumerate() {
        one(content, chart, &Path::of(&["charts"]).at(i), report);
    }
}

/// Whether a text is an SVG path of lines and curves, and nothing else.
pub(super) fn is_path(text: &str) -> bool {
    let letters = "MLHVCSQTZ";
    let drawn = |c: char| letters.contains(c.to_ascii_uppercase()) || c.is_ascii_digit() || " ,.-".contains(c);
    text.starts_with('M') && text.chars().all(drawn)
}

/// Checks the character of the chart at a place, and what its strokes stand for.
pub fn one(content: &Content, chart: &ChartSpec, path: &Path, report: &mut Report) {
    if report.sound(&path.key("form")) {
        drawn(content, chart, path, report);
        strokes::check(content, chart, path, report);
    }
}

fn drawn(content: &Content, chart: &ChartSpec, path: &Path, report: &mut Report) {
    let at = path.key("character");
    if !chart.form.draws_character() {
        if let Some(character) = &chart.character {
            report.add(&at, Diagnostic::new(quote(character), say("character-none", &[("form", &chart.form.name())])));
        }
        return;
    }
    let character = chart.character.as_deref().unwrap_or_default();
    let rows = content.dotted.get(character).filter(|_| chart.form == Form::GlyphDots).map(Vec::len);
    let shapes = strokes::shaped(content, chart);
    let lines = content.characters.get(character);
    let strokes = rows.or(shapes.map(Vec::len)).or(lines.map(Vec::len));
    let Some(strokes) = strokes.filter(|strokes| *strokes > 0) else {
        let found = report.show(&at);
        let fault = Diagnostic::new(found, say("character-with-strokes", &[]));
        report.unknown(&at, &["characters"], fault.advice(say("write-strokes", &[])));
        return;
    };
    if let (Form::GlyphBars, Some(lines)) = (chart.form, lines) {
        bars(chart, lines, path, report);
        return;
    }
    let places: Vec<usize> = chart.strokes_of_marks().collect();
    for (i, place) in places.iter().enumerate() {
        let path = path.key("marks").at(i).key("stroke");
        if *place >= strokes {
            let expected = say("stroke-of-character", &[("character", character), ("most", &strokes.to_string())]);
            let found = report.show(&path);
            report.add(&path, Diagnostic::new(found, expected));
        } else if places.iter().take(i).any(|before| before == place) {
            let found = (place + 1).to_string();
            report.add(&path, Diagnostic::new(found, say("stroke-of-one-mark", &[])));
        } else if shapes.and_then(|strokes| strokes.get(*place)).is_some_and(|stroke| stroke.shape != StrokeShape::Bar)
        {
            let found = (place + 1).to_string();
            report.add(&path, Diagnostic::new(found, say("stroke-that-is-a-bar", &[])));
        }
    }
}

/// A character whose level strokes are bars has level and upright strokes alone, and a mark for each level one.
fn bars(chart: &ChartSpec, lines: &[MiddleLine], path: &Path, report: &mut Report) {
    let at = path.key("character");
    let strokes =
        level::strokes(lines).filter(|(level, _)| level.len() <= level::MOST && level::closest(level) >= APART);
    let Some((level, _)) = strokes else {
        let found = report.show(&at);
        report.add(&at, Diagnostic::new(found, say("straight-character", &[("most", &level::MOST.to_string())])));
        return;
    };
    if chart.marks.len() != level.len() && chart.marks.len() <= level::MOST {
        let found = say("found-marks", &[("count", &chart.marks.len().to_string())]);
        let character = chart.character.as_deref().unwrap_or_default();
        let expected = say("mark-for-each-level", &[("count", &level.len().to_string()), ("character", character)]);
        report.add(&path.key("marks"), Diagnostic::new(found, expected));
    }
    for (i, stroke) in chart.marks.iter().enumerate().filter_map(|(i, mark)| Some((i, mark.stroke?))) {
        let path = path.key("marks").at(i).key("stroke");
        report.add(&path, Diagnostic::new(stroke.to_string(), say("level-in-order", &[])));
    }
}
