//! Places gained in rankings: one ladder per mark, one rung per place, as long in one panel as in the other. Rungs point up, since what
//! they count is a rise and not a rank. Each scope is a panel with a title and a baseline of its own, so that national and provincial
//! places are not compared, nor is a smaller number drawn as large.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::{note, value};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Panels,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Orange,
    separate_marks: false,
    draw: None,
    layout,
};

/// Height of the tallest ladder, on a narrow and on a wide frame.
const TALL: (f64, f64) = (150.0, 288.0);
/// Space between two panels.
const APART: f64 = 28.0;
/// Height of the fainter rungs past a ladder that mean "over".
const PAST: f64 = 12.0;
/// How much higher the middle of a rung is than its ends, as a share of its length.
const RISE: f64 = 0.2;
/// Most rungs of a ladder; with more places, one rung stands for several.
const RUNGS: usize = 60;

/// Most lines of a panel's title.
const TITLE: usize = 3;

/// How the ladders are drawn: layout pixels per place, and places per rung.
#[derive(Clone, Copy)]
struct LadderScale {
    place: f64,
    rung: f64,
}

/// Lays out the panels side by side, each with its scope as its title. If a row is too narrow, the ladders continue in further rows,
/// with the scope's title repeated.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    if chart.data.is_empty() {
        return scene;
    }
    let hue = Ink::full(Role::from(chart.hue));
    let tall = if frame.wide() { TALL.1 } else { TALL.0 };
    let scale = LadderScale { place: tall / chart.max(), rung: symbol::coarse(1.0, chart.max(), RUNGS) };
    let (count, column) = divide(chart, frame);
    let mut top = 0.0;
    for row in chart.data.chunks(count) {
        let title = |panel: &[Datum]| {
            let w = column * panel.len() as f64;
            scope(panel).map_or(Vec::new(), |scope| measure::wrap(scope, frame.label(), w, TITLE))
        };
        let titles: Vec<Vec<String>> = panels(row).map(title).collect();
        let lines = titles.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let head = top + frame.line() * lines as f64 + 10.0;
        let tallest = row.iter().map(|datum| datum.value * scale.place).fold(0.0, f64::max);
        let over = if row.iter().any(|datum| datum.qualifier.runs_on()) { PAST } else { 0.0 };
        let ground = (head + frame.value() + 18.0 + tallest + over + side(column) * RISE).round();
        let mut x = 0.0;
        let mut bottom = ground;
        for (panel, title) in panels(row).zip(&titles) {
            let w = column * panel.len() as f64;
            // Beside a longer title, a short one is aligned at the bottom, with the rule under it.
            for (i, line) in title.iter().enumerate() {
                let y = top + frame.line() * (lines - title.len() + i) as f64 + frame.label() + 2.0;
                scene.label(note(line, x, y, frame.label(), Anchor::Start), w);
            }
            scene.fill(Rect::new(x, head, w, 1.0), Ink::full(Role::Soft));
            for (i, datum) in panel.iter().enumerate() {
                let middle = x + column * (i as f64 + 0.5);
                ladder(&mut scene, datum, scale, (middle, ground), column, hue);
                bottom = f64::max(bottom, labels(&mut scene, frame, datum, (middle, ground), column));
            }
            scene.fill(Rect::new(x, ground, w, 2.0), Ink::full(Role::Ink));
            x += w + APART;
        }
        top = bottom + 8.0 + frame.line();
    }
    scene.height = (top - frame.line()).round();
    scene
}

/// Ladders per row, and the width of each: as many as leave every ladder enough width for its value.
fn divide(chart: &Chart, frame: Frame) -> (usize, f64) {
    let least = strokes::least_column(chart, frame);
    let column = |count: usize| {
        let most = chart.data.chunks(count).map(|row| panels(row).count()).max().unwrap_or(1);
        (frame.width - APART * (most as f64 - 1.0)) / count as f64
    };
    let most = strokes::columns(frame.width, least, 0.0, chart.data.len());
    let count = (1..=most).rev().find(|count| column(*count) >= least).unwrap_or(1);
    // Rows about equally long, unless that brings more panels into one than it can hold.
    let even = chart.data.len().div_ceil(chart.data.len().div_ceil(count));
    let count = if column(even) >= least { even } else { count };
    (count, column(count))
}

/// The scope of the data of one panel.
fn scope(panel: &[Datum]) -> Option<&str> {
    panel.first().and_then(|datum| datum.scope.as_deref())
}

/// Value over the ladder, name in up to three lines under the baseline. Returns the baseline of the last line.
fn labels(scene: &mut Scene, frame: Frame, datum: &Datum, (middle, ground): (f64, f64), column: f64) -> f64 {
    let over = if datum.qualifier.runs_on() { PAST } else { 0.0 };
    let tip = scene.marks.last().map_or(ground, |mark| mark.bounds.y) - over;
    scene.value(value(&datum.value_text(), middle, tip - 14.0, frame.value(), Anchor::Middle).of(&datum.fact), column);
    let mut base = ground + 4.0;
    for line in measure::wrap(&datum.label, frame.label(), column - 4.0, 3) {
        base += frame.line();
        scene.label(note(&line, middle, base, frame.label(), Anchor::Middle).of(&datum.fact), column);
    }
    base
}

/// The length of rungs in a column.
fn side(column: f64) -> f64 {
    (column * 0.5).clamp(18.0, 72.0).round()
}

/// Rungs from the baseline up; nothing for a value of zero. The ends of the rungs measure the value.
fn ladder(scene: &mut Scene, datum: &Datum, scale: LadderScale, (middle, ground): (f64, f64), column: f64, ink: Ink) {
    let side = side(column);
    let exact = datum.value * scale.place;
    let h = strokes::hairline(exact);
    let rise = if h > 0.0 { side * RISE } else { 0.0 };
    let (left, right) = (middle - side / 2.0, middle + side / 2.0);
    scene.mark(&datum.fact, Rect::new(left, ground - h - rise, side, h + rise), strokes::extent(exact, h), 1.0);
    if h <= 0.0 {
        return;
    }
    let rungs = (datum.value / scale.rung).round().clamp(1.0, RUNGS as f64);
    let pitch = h / rungs;
    let gap = if pitch >= 4.0 { (pitch * 0.22).clamp(1.0, 3.0) } else { f64::min(0.75, (pitch - 1.0).max(0.0)) };
    let pitch_past = PAST / qualifier::PIECES.len() as f64;
    for i in 0..qualifier::places(rungs, datum.qualifier) {
        let past = i as f64 - rungs;
        let (foot, tall) = if past < 0.0 {
            (ground - pitch * i as f64, pitch - gap)
        } else {
            (ground - h - pitch_past * past, pitch_past - 1.0)
        };
        let edge = |y: f64| [(left, y), (middle, y - rise), (right, y)];
        let rung = edge(foot).into_iter().chain(edge(foot - tall).into_iter().rev()).collect();
        scene.polygon(rung, ink.fade(qualifier::opacity(i, rungs, datum.qualifier)));
    }
}

/// Consecutive data of one scope.
fn panels(data: &[Datum]) -> impl Iterator<Item = &[Datum]> {
    data.chunk_by(|a, b| a.scope == b.scope)
}
