//! A share as cells of a block: all of them are 100 %.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::{caption, heading};
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::symbol::Field;
use crate::chart::{Chart, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ONE,
    scale: Scale::Shares,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Plum,
    separate_marks: false,
    draw: None,
    layout,
};

/// Cells in a row, and the most rows.
const ROW: usize = 10;

/// How far the cells of "over" and "at least" reach past the value, as a share of the whole: three of a hundred, and one of ten, or it would
/// look like another third.
const PAST: f64 = 0.06;

/// Space between the block and what is written beside it.
const GAP: f64 = 16.0;

/// Lays out the first datum as rows of ten symbols, one for each `each` per cent: as many as its share are in the hue, the rest are pale.
/// Its name and value are beside the block if there is room, else under it.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let Some(datum) = chart.data.first() else {
        return scene;
    };
    let hue = Ink::full(Role::from(chart.hue));
    let cells = symbol::whole((100.0 / chart.each).round()).clamp(ROW, ROW * ROW);
    let rows = cells.div_ceil(ROW);
    let side = if rows == 1 { frame.width.min(560.0) } else { (frame.width * 0.56).min(360.0) };
    let pitch = side / ROW as f64;
    let field = Field { symbol: datum.symbol, columns: ROW, pitch: (pitch, pitch), size: pitch * 0.86 };
    let count = (datum.value / 100.0).clamp(0.0, 1.0) * cells as f64;
    let (reached, pieces) = (symbol::whole(count.ceil()), qualifier::PIECES.len());
    let skipped = pieces.saturating_sub(symbol::whole((cells as f64 * PAST).ceil()));
    for i in 0..cells {
        // Where fewer cells run on, they are the faintest.
        let place = if i < reached { i } else { i + skipped };
        let percent = symbol::opacity(place, count, datum.qualifier);
        let ink = if percent > 0 { hue.less(percent) } else { Ink::full(Role::Faint) };
        field.one(&mut scene, 0.0, 0.0, i, ink);
    }
    let block = Rect::new(0.0, 0.0, side, pitch * rows as f64);
    scene.mark(&datum.fact, block, count, 0.001);
    let room = frame.width - side - GAP;
    let fits = |text: &str, size: f64, lines: f64| measure::width(text, size) <= room * lines;
    let last = if fits(&datum.value_text(), frame.value(), 1.0) && fits(&datum.label, frame.label(), 1.6) {
        caption(&mut scene, frame, datum, (side + GAP, frame.value().round()), room, Anchor::Start)
    } else {
        heading(&mut scene, frame, datum, 0.0, (block.h + frame.value() + 8.0).round(), side)
    };
    scene.height = (last + 10.0).max(block.h).round();
    scene
}
