//! What one chart costs in a browser: layout and paint onto a real canvas, from 10 to 10 000 marks.
//!
//! `make bench` runs it in headless Chromium.
#![cfg(target_arch = "wasm32")]

use gongxiaomei::chart::data::{Chart, Datum};
use gongxiaomei::chart::{Frame, canvas, layout, paint::Palette};
use gongxiaomei::content::ledger::Qualifier;
use gongxiaomei::content::model::{Form, Hue, Symbol};
use gongxiaomei::content::wording::Wording;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{Criterion, wasm_bindgen_bench, wasm_bindgen_test_configure};
use web_sys::HtmlCanvasElement;

wasm_bindgen_test_configure!(run_in_browser);

const PALETTE: Palette = [(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4), (200, 80, 10), (6, 6, 6), (7, 7, 7)];

fn chart(form: Form, marks: usize) -> Chart {
    let datum = |i: usize| Datum {
        fact: format!("fact-{i}"),
        label: "某项投资".into(),
        value: ((i * 37) % 97 + 3) as f64,
        qualifier: Qualifier::Exact,
        wording: Wording { number: "38.3".into(), unit: "亿元".into(), ..Wording::default() },
        symbol: Symbol::Dot,
        scope: None,
    };
    Chart {
        id: "bench".into(),
        form,
        hue: Hue::Gong,
        each: 1.0,
        data: (0..marks).map(datum).collect(),
        whole: "全部".into(),
    }
}

fn surface() -> HtmlCanvasElement {
    let document = web_sys::window().expect("a window").document().expect("a document");
    document.create_element("canvas").expect("an element").dyn_into().expect("a canvas")
}

/// On a bitmap that every browser takes: so many marks are drawn small.
fn draw(c: &mut Criterion, form: Form, marks: usize) {
    let chart = chart(form, marks);
    let surface = surface();
    c.bench_function(&format!("{form:?}, {marks} marks: layout and paint"), |b| {
        b.iter(|| {
            let scene = layout(&chart, Frame::new(620.0)).expect("an honest scene");
            let width = (620.0_f64).min(620.0 * 8000.0 / scene.height);
            canvas::draw(&scene, &surface, width, 1.0, &PALETTE, "sans-serif").expect("painted");
        });
    });
}

#[wasm_bindgen_bench]
fn forms_at_40_marks(c: &mut Criterion) {
    for form in [Form::Bars, Form::Areas, Form::Climb, Form::Crowd, Form::Pictorial, Form::Blocks] {
        draw(c, form, 40);
    }
}

#[wasm_bindgen_bench]
fn bars_up_to_10_000_marks(c: &mut Criterion) {
    for marks in [10, 100, 1000, 10_000] {
        draw(c, Form::Bars, marks);
    }
}
