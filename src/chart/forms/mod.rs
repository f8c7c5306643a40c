//! The forms of chart, one file each with a `FORM` that describes it, and the registry of them all. The rows of `model::form` are the
//! only list of forms; the compiler reports what a form lacks.

mod axis;
mod character;
mod spec;
mod strokes;

pub use axis::Axis;
#[cfg(feature = "ssr")]
pub(crate) use character::{level, shapes};
pub use spec::{Counts, FormSpec, Marks, Order, Placement, Scale, Width};

use crate::chart::{Chart, Frame, Scene};
use crate::model::content::Form;
use crate::model::form::forms;

/// Declares the module of each row, and collects their `FORM`s.
macro_rules! register {
    ($($(#[$about:meta])* $form:ident => $module:ident,)+) => {
        $(mod $module;)+

        /// Every form with its spec, in the order of [`Form::ALL`].
        pub const FORMS: [(Form, &FormSpec); Form::ALL.len()] = [$((Form::$form, &$module::FORM)),+];

        impl Form {
            /// Its spec: marks, scale, layout and so on.
            pub fn spec(self) -> &'static FormSpec {
                match self {
                    $(Form::$form => &$module::FORM,)+
                }
            }
        }

        /// Lays a chart out in its form. Calls each layout through its constant, so that the reader's wasm contains the layouts
        /// and nothing else of a [`FormSpec`].
        pub(super) fn layout(chart: &Chart, frame: Frame) -> Scene {
            match chart.form {
                $(Form::$form => ($module::FORM.layout)(chart, frame),)+
            }
        }
    };
}
forms!(register);
