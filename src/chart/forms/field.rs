//! A field of symbols, one per `each`: the number itself, to be counted.

use super::spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::symbol;
use crate::chart::symbol::Field;
use crate::chart::{Chart, Datum, Frame, Scene, qualifier};
use crate::model::content::Hue;

use super::strokes::heading;

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
    hue: Hue::Plum,
    separate_marks: false,
    draw: None,
    layout,
};

/// Lays out each datum as a field. The number of columns gives the largest field a fixed aspect ratio; the others have the same
/// columns and symbol size, so that fields compare by their area, too.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let hue = Ink::full(Role::from(chart.hue));
    let each = symbol::coarse(chart.each, chart.max(), symbol::MOST);
    let places = |datum: &Datum| qualifier::places(datum.value / each, datum.qualifier).max(1) as f64;
    let largest = chart.data.iter().map(places).fold(1.0, f64::max);
    let ratio = if frame.wide() { 6.0 } else { 2.4 };
    let pitch = (frame.width / (largest * ratio).sqrt().ceil()).clamp(5.0, 40.0);
    let columns = (frame.width / pitch).floor().max(1.0);
    let mut y = 0.0;
    for datum in &chart.data {
        let count = datum.value / each;
        let field = Field {
            symbol: datum.symbol,
            columns: symbol::whole(columns),
            pitch: (pitch, pitch),
            size: (pitch * 0.86).max(3.0),
        };
        field.draw(&mut scene, 0.0, y, count, datum.qualifier, hue);
        let h = field.height(places(datum));
        scene.mark(&datum.fact, Rect::new(0.0, y, pitch * columns, h), count, 1.0);
        let base = (y + h + frame.value() + 8.0).round();
        y = heading(&mut scene, frame, datum, 0.0, base, frame.width) + 22.0;
    }
    scene.height = (y - 12.0).max(1.0);
    scene
}
