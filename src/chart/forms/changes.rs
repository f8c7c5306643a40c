//! Growth and decline as horizontal bars from zero, to both sides of a rule.

use super::bars;
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use crate::chart::{Chart, Frame, Scene};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Signed,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Orange,
    separate_marks: true,
    draw: None,
    layout,
};

/// Lays out one bar per datum under its name and value: growth to the right, decline to the left.
fn layout(chart: &Chart, frame: Frame) -> Scene {
    bars::rows(chart, frame, if frame.wide() { 24.0 } else { 18.0 }, true)
}
