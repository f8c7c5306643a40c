//! Areas too unlike for bars: the smallest is one cell, and the unit of the others, all at one scale; what would be too many cells is drawn
//! at a smaller scale, with all that came before it as small as it is there.

use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use super::strokes::{self, caption};
use crate::chart::qualifier::End;
use crate::chart::scene::{Anchor, Ink, Rect, Role};
use crate::chart::{Chart, Datum, Frame, Scene, qualifier, symbol};
use crate::model::content::Hue;
use crate::text::measure;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Zoomed,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Lake,
    separate_marks: false,
    draw: None,
    layout,
};

/// Most cells of an area that is drawn in cells: in the narrowest picture they are two pixels apart. A larger one begins the next panel.
const MOST: f64 = 12_000.0;
/// How many times as large as the smallest an area may be to be beside it, if not all are; and as the smallest of a panel without cells, where
/// a larger one begins the next panel.
const NEAR: f64 = 400.0;
/// Fewer cells than these are a row, and its length shows the qualifier: nine tenths of two cells cannot be counted.
const FEW: f64 = 10.0;
/// Space between two areas.
const GAP: f64 = 18.0;
/// The largest distance from cell to cell, and as a share of the width.
const PITCH: (f64, f64) = (14.0, 0.028);
/// The largest space between two cells, and as a share of their distance.
const SEAM: (f64, f64) = (1.0, 0.25);
/// From this distance on a single cell is found by itself.
const FOUND: f64 = 6.0;
/// Width and height of the triangle that points at a smaller one, and the space under it.
const POINTER: (f64, f64, f64) = (9.0, 8.0, 4.0);
/// The widest area in cells.
const WIDEST: f64 = 440.0;
/// All areas are in one row if cells are then at least this share as far apart as in several.
const ONE_ROW: f64 = 0.75;
/// Height of the lines from a panel to its small copy.
const FUNNEL: f64 = 20.0;
/// Space around the areas of a small copy.
const INSET: f64 = 3.0;
/// The largest share of a panel's width that the small copy of the one before it takes.
const COPY: f64 = 0.25;
/// The highest square.
const TALLEST: f64 = 240.0;
/// The highest square, as a share of the width.
const SLENDER: f64 = 0.4;

/// An area.
struct Area<'a> {
    /// What it is of.
    datum: &'a Datum,
    /// Its width and height in sides of a cell.
    wide: f64,
    high: f64,
    /// In how many columns its cells are drawn one by one; `None` if it is drawn as a whole.
    columns: Option<usize>,
    /// Where its lower left corner is, once it is laid out.
    at: (f64, f64),
}

impl Area<'_> {
    /// How many cells it has.
    fn cells(&self) -> f64 {
        self.wide * self.high
    }

    /// Its box at this distance from cell to cell.
    fn bounds(&self, pitch: f64) -> Rect {
        let ((x, ground), high) = (self.at, self.high * pitch);
        Rect::new(x, ground - high, self.wide * pitch, high)
    }
}

/// A panel that is laid out.
struct Panel<'a> {
    areas: Vec<Area<'a>>,
    /// The distance from cell to cell in it.
    pitch: f64,
    /// Where it ends.
    end: f64,
}

impl Panel<'_> {
    /// The box of its areas.
    fn bounds(&self) -> Rect {
        let boxes = self.areas.iter().map(|area| area.bounds(self.pitch));
        boxes.reduce(Rect::union).unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0))
    }
}

/// Lays out the panels below each other, from the smallest area to the largest, whatever the order of the content. One cell has the same
/// area in all marks of a panel, and in its copy in the next.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let unit = chart.data.iter().map(|datum| datum.value).filter(|value| *value > 0.0).fold(f64::MAX, f64::min);
    let mut order: Vec<_> = chart.data.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.value.total_cmp(&b.value));
    let mut data: Vec<_> = order.iter().map(|(_, datum)| *datum).collect();
    let mut before: Option<Panel> = None;
    while let Some(first) = data.first() {
        let cells = before.is_none();
        let most = if cells { unit * MOST } else { first.value.max(unit) * NEAR };
        let count = data.iter().take_while(|datum| datum.value <= most).count().max(1);
        let areas = data.drain(..count).map(|datum| area(datum, datum.value / unit, cells)).collect();
        before = Some(match &before {
            None => counted(&mut scene, frame, chart, areas),
            Some(before) => smaller(&mut scene, frame, chart, areas, before),
        });
    }
    // Marks are in the order of the content.
    let mut marks: Vec<_> = order.iter().map(|(at, _)| *at).zip(scene.marks).collect();
    marks.sort_by_key(|(at, _)| *at);
    scene.marks = marks.into_iter().map(|(_, mark)| mark).collect();
    scene.height = before.map_or(1.0, |last| last.end).max(1.0).round();
    scene
}

/// The shape of an area of so many cells: rows of whole cells, or a square if nobody would count them.
fn area(datum: &Datum, count: f64, cells: bool) -> Area<'_> {
    let side = count.max(0.0).sqrt();
    let (wide, columns) = match count {
        few if cells && few < FEW => (few, None),
        some if cells && some <= NEAR => (side.ceil(), Some(symbol::whole(side.ceil()).max(1))),
        _ => (side, None),
    };
    Area { datum, wide, high: if wide > 0.0 { count / wide } else { 0.0 }, columns, at: (0.0, 0.0) }
}

/// The first panel: cells, from the ground up, as windows of a house are.
fn counted<'a>(scene: &mut Scene, frame: Frame, chart: &Chart, mut areas: Vec<Area<'a>>) -> Panel<'a> {
    let hue = Ink::full(Role::from(chart.hue));
    let column = strokes::least_column(chart, frame);
    let near = areas.iter().take_while(|area| area.cells() <= NEAR).count();
    let abreast = strokes::columns(frame.width, column, GAP, near);
    let widest = areas.iter().map(|area| area.wide).fold(1.0, f64::max);
    let most = PITCH.0.min(frame.width * PITCH.1).min(WIDEST / widest);
    let fits = |row: &[Area], pitch: f64| width(row, pitch, column) <= frame.width;
    let one_row = whole_halves(strokes::largest(most, |pitch| fits(&areas, pitch)));
    let several = whole_halves(strokes::largest(most, |pitch| {
        let (few, many) = areas.split_at(near);
        few.chunks(abreast).chain(many.chunks(1)).all(|row| fits(row, pitch))
    }));
    let (pitch, rows): (f64, Vec<&mut [Area]>) = if one_row >= several * ONE_ROW {
        (one_row, vec![areas.as_mut_slice()])
    } else {
        let (few, many) = areas.split_at_mut(near);
        (several, few.chunks_mut(abreast).chain(many.chunks_mut(1)).collect())
    };
    let mut top = 0.0;
    let mut end = 0.0;
    for row in rows {
        let high = |area: &Area| floors(area) * pitch + if is_speck(area, pitch) { POINTER.1 + POINTER.2 } else { 0.0 };
        let ground = (top + row.iter().map(high).fold(pitch, f64::max)).round();
        let mut x = 0.0;
        let mut bottom = ground;
        let last = row.len().saturating_sub(1);
        let left = (frame.width - width(row, pitch, column)).max(0.0);
        let spread = spread(row, frame, pitch, column).min(left / row.len() as f64);
        for (i, area) in row.iter_mut().enumerate() {
            area.at = (x, ground);
            if is_speck(area, pitch) {
                area.at.0 += (POINTER.0 - pitch) / 2.0;
                point_at(scene, x, ground - pitch);
            }
            let bounds = cells(scene, area, pitch, hue);
            scene.mark(&area.datum.fact, bounds, area.cells(), 1.0);
            let room = room(area, pitch, column) + spread;
            let base = (x, ground + frame.value() + 8.0);
            let free = if i == last { frame.width - x } else { room };
            bottom = bottom.max(caption(scene, frame, area.datum, base, free, Anchor::Start));
            x += room + GAP;
        }
        scene.fill(Rect::new(0.0, ground, x - GAP, 1.0), Ink::full(Role::Soft));
        end = bottom + 8.0;
        top = end + GAP / 2.0;
    }
    Panel { areas, pitch, end }
}

/// Whether an area is a cell that is too small to be found.
fn is_speck(area: &Area, pitch: f64) -> bool {
    pitch < FOUND && area.cells() > 0.0 && area.cells() <= 1.0
}

/// Draws a triangle that points down to the upper edge of a speck, from x to the right.
fn point_at(scene: &mut Scene, x: f64, y: f64) {
    let (wide, high, space) = POINTER;
    let tip = y - space;
    scene.polygon(vec![(x, tip - high), (x + wide, tip - high), (x + wide / 2.0, tip)], Ink::full(Role::Soft));
}

/// A distance in whole half pixels, so that cells look the same on most screens; one that is smaller than a pixel as it is.
fn whole_halves(pitch: f64) -> f64 {
    if pitch > 1.0 { (pitch * 2.0).floor() / 2.0 } else { pitch }
}

/// How many rows the cells of an area take, those that run on included.
fn floors(area: &Area) -> f64 {
    let places = qualifier::places(area.cells(), area.datum.qualifier);
    area.columns.map_or(area.high, |columns| places.div_ceil(columns) as f64)
}

/// The space between cells at this distance.
fn seam(pitch: f64) -> f64 {
    SEAM.0.min(pitch * SEAM.1)
}

/// Draws the cells of an area, and returns their box.
fn cells(scene: &mut Scene, area: &Area, pitch: f64, hue: Ink) -> Rect {
    let (x, ground) = area.at;
    let (count, qualifier, seam) = (area.cells(), area.datum.qualifier, seam(pitch));
    let size = pitch - seam;
    let Some(columns) = area.columns else {
        let high = (area.high * pitch - seam).max(0.0);
        let whole = Rect::new(x, ground - high - seam, (area.wide * pitch - seam).max(0.0), high);
        qualifier::length(scene, whole, End::Right, qualifier, hue);
        let paper = Ink::full(Role::Paper);
        for i in 1..symbol::whole(area.wide.ceil()) {
            scene.fill(Rect::new(x + i as f64 * pitch - seam, whole.y, seam, whole.h), paper);
        }
        for i in 1..symbol::whole(area.high.ceil()) {
            scene.fill(Rect::new(x, ground - i as f64 * pitch - seam, whole.w, seam), paper);
        }
        qualifier::run_on(scene, Rect::new(whole.right(), whole.y, tail(area), whole.h), End::Right, qualifier, hue);
        return whole;
    };
    for i in 0..qualifier::places(count, qualifier) {
        let (floor, nth) = ((i / columns) as f64, (i % columns) as f64);
        let cell = Rect::new(x + nth * pitch, ground - (floor + 1.0) * pitch, size, size);
        scene.fill(cell, hue.less(symbol::opacity(i, count, qualifier)));
    }
    let high = floors(area) * pitch;
    Rect::new(x, ground - high, area.wide * pitch - seam, high - seam)
}

/// A panel at a smaller scale: the areas of the one before it as small as they are there, in a frame, with lines from as far as they
/// reached, and the larger areas as squares.
fn smaller<'a>(scene: &mut Scene, frame: Frame, chart: &Chart, mut areas: Vec<Area<'a>>, before: &Panel) -> Panel<'a> {
    let hue = Ink::full(Role::from(chart.hue));
    let shown = before.bounds();
    // An exact copy, with all the space between the areas.
    let times = |pitch: f64| pitch / before.pitch.max(f64::MIN_POSITIVE);
    let copy = |pitch: f64| shown.w * times(pitch) + 2.0 * INSET;
    let column = strokes::least_column(chart, frame);
    // Beside the copy, or under it if a number would not fit there.
    let beside = column + GAP <= frame.width * (1.0 - COPY);
    let across = |pitch: f64| if beside { frame.width - copy(pitch) - GAP } else { frame.width };
    let least = if beside { frame.width * (1.0 - COPY) - GAP } else { frame.width };
    let abreast = strokes::columns(least, column, GAP, areas.len());
    let tallest = areas.iter().map(|area| area.high).fold(f64::MIN_POSITIVE, f64::max);
    let pitch = strokes::largest(TALLEST.min(frame.width * SLENDER) / tallest, |pitch| {
        copy(pitch) <= frame.width * COPY && areas.chunks(abreast).all(|row| width(row, pitch, column) <= across(pitch))
    });
    let (times, line) = (times(pitch), Ink::full(Role::Soft));
    let from = before.end + FUNNEL;
    let inset = Rect::new(0.0, from, copy(pitch), shown.h * times + 2.0 * INSET);
    scene.fill(Rect::new(shown.x, before.end, shown.w, 1.0), line);
    for (above, below) in [(shown.x + 0.5, inset.x + 0.5), (shown.right() - 0.5, inset.right() - 0.5)] {
        scene.line(vec![(above, before.end), (below, from)], 1.0, line);
    }
    scene.outline(inset, 1.0, line);
    for area in &before.areas {
        let own = area.bounds(before.pitch);
        let (x, y) = ((own.x - shown.x) * times + INSET, from + (own.y - shown.y) * times + INSET);
        scene.fill(Rect::new(x, y, own.w * times, own.h * times), hue);
    }
    let left = if beside { inset.right() + GAP } else { 0.0 };
    let mut top = if beside { from } else { inset.bottom() + GAP };
    let mut end = inset.bottom();
    for row in areas.chunks_mut(abreast) {
        let ground = top + row.iter().map(|area| area.high * pitch).fold(1.0, f64::max);
        let mut x = left;
        for area in row {
            area.at = (x, ground);
            let square = area.bounds(pitch);
            let side = square.w;
            qualifier::length(scene, square, End::Right, area.datum.qualifier, hue);
            let past = Rect::new(square.right(), square.y, tail(area), side);
            qualifier::run_on(scene, past, End::Right, area.datum.qualifier, hue);
            let cell = (pitch * pitch).max(f64::MIN_POSITIVE);
            scene.mark(&area.datum.fact, square, side * side / cell, (2.0 * side + 1.0) / cell);
            let room = room(area, pitch, column);
            let base = (x, ground + frame.value() + 8.0);
            if !strokes::inside(scene, frame, area.datum, square) {
                end = end.max(caption(scene, frame, area.datum, base, room, Anchor::Start));
            }
            x += room + GAP;
        }
        end = end.max(ground) + 8.0;
        top = end + GAP;
    }
    Panel { areas, pitch, end }
}

/// The space past a square for the pieces that mean "over".
fn tail(area: &Area) -> f64 {
    if area.datum.qualifier.runs_on() { GAP * 0.8 } else { 0.0 }
}

/// Width of an area at this pitch, with its name under it.
fn room(area: &Area, pitch: f64, column: f64) -> f64 {
    (area.wide * pitch + tail(area)).max(column)
}

/// Width of a row of areas at this pitch, with every name under its own.
fn width(row: &[Area], pitch: f64, column: f64) -> f64 {
    row.iter().map(|area| room(area, pitch, column)).sum::<f64>() + GAP * (row.len() as f64 - 1.0)
}

/// How much wider each area's place in a row would be for all names on one line, and all values in their full size.
fn spread(row: &[Area], frame: Frame, pitch: f64, column: f64) -> f64 {
    let written = |datum: &Datum| {
        let value = measure::width(&datum.value_text(), frame.value());
        value.max(measure::width(&datum.label, frame.label()))
    };
    row.iter().map(|area| written(area.datum) - room(area, pitch, column)).fold(0.0, f64::max)
}
