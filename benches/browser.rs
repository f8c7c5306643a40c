//! Measures one chart in a browser: layout and painting onto a real canvas, from 10 to 10 000 marks.
//!
//! `make bench` runs it in headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a bench that cannot be run is to stop")]

#[path = "../tests/support/charts.rs"]
mod charts;
#[path = "../tests/support/palette.rs"]
mod palette;

use std::time::Duration;

use charts::scattered;
use gongxiaomei::browser::canvas;
use gongxiaomei::chart::{Frame, layout};
use gongxiaomei::model::content::Form;
use palette::PALETTE;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{Criterion, wasm_bindgen_bench, wasm_bindgen_test_configure};
use web_sys::HtmlCanvasElement;

wasm_bindgen_test_configure!(run_in_browser);

/// Largest height of the bitmap, in pixels: with very many marks the picture is scaled down, but all its calls are made.
const TALLEST: f64 = 8000.0;

/// Short enough for the driver, which gives up after 20 seconds without a message.
fn brief(c: &mut Criterion) {
    let all = std::mem::take(c);
    *c = all
        .sample_size(10)
        .nresamples(2000)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300));
}

fn draw(c: &mut Criterion, form: Form, marks: usize) {
    let chart = scattered(form, marks);
    let document = web_sys::window().expect("a window").document().expect("a document");
    let surface: HtmlCanvasElement =
        document.create_element("canvas").expect("an element").dyn_into().expect("a canvas");
    c.bench_function(&format!("{form:?}, {marks} marks: layout and paint"), |b| {
        b.iter(|| {
            let scene = layout(&chart, Frame::new(620.0)).expect("an honest scene");
            let width = scene.width.min(scene.width * TALLEST / scene.height);
            canvas::draw(&scene, &surface, width, 1.0, &PALETTE, "sans-serif", true).expect("painted");
        });
    });
}

#[wasm_bindgen_bench]
fn forms_at_40_marks(c: &mut Criterion) {
    brief(c);
    for form in Form::ALL {
        draw(c, form, 40);
    }
}

#[wasm_bindgen_bench]
fn bars_up_to_10_000_marks(c: &mut Criterion) {
    brief(c);
    for marks in [10, 100, 1000, 10_000] {
        draw(c, Form::Bars, marks);
    }
}
