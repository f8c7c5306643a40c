//! Amounts as counted cells, one per `each`, ten to a row: linear, from zero, and readable from a part of one cell to over a
//! hundred, because the reader counts.

use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes;
use super::strokes::caption;
use crate::chart::scene::{Anchor, Rect};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Common,
    order: Order::Free,
    counts: Some(Counts::SYMBOLS),
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Orange,
    separate_marks: true,
    draw: None,
    layout,
};

/// Cells in a row.
const ROW: usize = 10;
/// Width of the edge of a hollow cell, as a share of its side.
const EDGE: f64 = 0.2;
/// Space between two blocks.
const GAP: f64 = 8.0;

/// Lays out the blocks in rows on a common baseline, filled from the bottom.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    if chart.data.is_empty() {
        return scene;
    }
    let most = if frame.wide() {
        4
    } else if frame.text > 1.2 {
        2
    } else {
        3
    };
    let least = strokes::least_column(chart, frame);
    let columns = strokes::columns(frame.width - GAP, least, GAP, most.min(chart.data.len()));
    let each = symbol::coarse(chart.each, chart.max(), symbol::MOST);
    let room = frame.width / columns as f64;
    let pitch = ((room - 14.0) / ROW as f64).floor().clamp(4.0, 14.0);
    let mut y = 0.0;
    for row in chart.data.chunks(columns) {
        let tallest = row.iter().map(|d| rows(d, each)).max().unwrap_or(1);
        let ground = y + tallest as f64 * pitch;
        let mut bottom = ground;
        for (i, datum) in row.iter().enumerate() {
            let x = room * i as f64;
            block(&mut scene, chart, datum, each, (x.round(), ground), pitch);
            let count = datum.value / each;
            let h = (rows(datum, each) as f64 * pitch).max(pitch);
            let bounds = Rect::new(x.round(), ground - h, pitch * ROW as f64, h);
            scene.mark(&datum.fact, bounds, count, 0.01);
            let base = (x.round(), ground + frame.value() + 8.0);
            let last = caption(&mut scene, frame, datum, base, room - GAP, Anchor::Start);
            bottom = f64::max(bottom, last);
        }
        y = bottom + 30.0;
    }
    scene.height = (y - 20.0).round();
    scene
}

fn rows(datum: &Datum, each: f64) -> usize {
    qualifier::places(datum.value / each, datum.qualifier).max(1).div_ceil(ROW)
}

/// Draws the cells of a datum from their lower left corner.
fn block(scene: &mut Scene, chart: &Chart, datum: &Datum, each: f64, (x, ground): (f64, f64), pitch: f64) {
    let count = datum.value / each;
    let side = pitch - 1.0;
    let (ink, hollow) = (chart.ink(datum), chart.hollow(datum));
    for i in 0..qualifier::places(count, datum.qualifier) {
        let (left, bottom) = (x + (i % ROW) as f64 * pitch, ground - (i / ROW) as f64 * pitch);
        let percent = qualifier::opacity(i, count, datum.qualifier);
        // At least one pixel wide.
        let cell = Rect::new(left, bottom - side, side * symbol::filled(i, count, 1.0 / side), side);
        scene.fill(cell, ink.fade(percent));
        if hollow {
            strokes::hollow(scene, cell, side * EDGE);
        }
    }
}
