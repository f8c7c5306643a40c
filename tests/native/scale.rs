//! The cost of a chart grows linearly with its marks, counted in drawing calls instead of time.

use gongxiaomei::chart::render::counting;
use gongxiaomei::chart::{Frame, layout};
use gongxiaomei::model::content::Form;

use crate::support::charts::scattered;

/// The forms without a limit on their marks.
fn growing() -> impl Iterator<Item = Form> {
    Form::ALL.into_iter().filter(|form| form.spec().marks.unlimited())
}

fn calls(form: Form, marks: usize, width: f64) -> usize {
    let scene = layout(&scattered(form, marks), Frame::new(width)).unwrap_or_else(|untrue| panic!("{untrue}"));
    counting::count(&scene).all()
}

#[test]
fn ten_times_the_marks_take_ten_times_the_drawing_calls() {
    for form in growing() {
        for width in [300.0, 620.0] {
            let [thousand, ten_thousand] = [1000, 10_000].map(|marks| calls(form, marks, width));
            let times = ten_thousand as f64 / thousand as f64;
            assert!(
                times <= 10.5,
                "{form:?} at {width}: {thousand} calls become {ten_thousand}, {times:.2} times as many"
            );
        }
    }
}

#[test]
fn every_shape_of_a_scene_is_one_call() {
    for form in growing() {
        let scene = layout(&scattered(form, 40), Frame::new(300.0)).unwrap_or_else(|untrue| panic!("{untrue}"));
        let counted = counting::count(&scene);
        assert_eq!(counted.all(), scene.shapes.len(), "{form:?}: {counted:?}");
        assert_eq!(counted.texts, scene.labels().count(), "{form:?}");
        assert_eq!(counted.pixels, 0, "{form:?}");
    }
}
