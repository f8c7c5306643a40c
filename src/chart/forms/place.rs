//! A place against others, such as the province and the country: each a dot on one axis, the first one solid.

use super::axis;
use super::spec::{FormSpec, Marks, Order, Placement, Scale, Width};
use crate::model::content::Hue;

/// What this form is.
pub const FORM: FormSpec = FormSpec {
    marks: Marks::from(2, "the place itself, then the others"),
    scale: Scale::Position,
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
