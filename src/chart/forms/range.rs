//! Figures that lie between two bounds: a bar from one to the other, all on one axis.

use super::axis;
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::ANY,
    scale: Scale::Range,
    order: Order::Free,
    counts: None,
    strokes: None,
    labelled: true,
    width: Width::Fluid,
    poster: Placement::Column,
    hue: Hue::Lake,
    separate_marks: false,
    draw: None,
    layout: axis::rows,
};
