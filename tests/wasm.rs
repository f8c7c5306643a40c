//! Tests that need a browser's own interfaces, compiled to wasm and run in headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test that panics has failed")]

#[path = "support/charts.rs"]
mod charts;
#[path = "support/palette.rs"]
mod palette;

use gongxiaomei::browser::canvas;
use gongxiaomei::chart::scene::{Ink, Rect, Role, Scene};
use gongxiaomei::chart::table::Row;
use gongxiaomei::model::Messages;
use gongxiaomei::model::content::{Form, SCHEMA};
use gongxiaomei::page::data::{ChartData, PageData, Unread};
use gongxiaomei::page::dom_names::id;
use palette::PALETTE;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

fn element(tag: &str) -> HtmlElement {
    let document = web_sys::window().expect("a window").document().expect("a document");
    let element = document.create_element(tag).expect("an element");
    document.body().expect("a body").append_child(&element).expect("appended");
    element.dyn_into().expect("an HTML element")
}

fn surface() -> HtmlCanvasElement {
    element("canvas").dyn_into().expect("a canvas")
}

/// The colour of the bitmap's pixel at (x, y).
fn pixel(canvas: &HtmlCanvasElement, x: f64, y: f64) -> Vec<u8> {
    let context = canvas.get_context("2d").expect("no error").expect("a context");
    let context: CanvasRenderingContext2d = context.dyn_into().expect("2d");
    context.get_image_data(x, y, 1.0, 1.0).expect("pixels").data().to_vec()
}

fn scene() -> Scene {
    let mut scene = Scene::new(100.0);
    scene.height = 50.0;
    scene.fill(Rect::new(10.0, 10.0, 20.0, 20.0), Ink::full(Role::Orange));
    scene.circle(70.0, 25.0, 10.0, Ink::full(Role::Ink));
    scene
}

#[wasm_bindgen_test]
fn a_scene_fills_the_canvas_at_every_pixel_ratio_with_crisp_edges() {
    for times in [1_u8, 2, 3] {
        let ratio = f64::from(times);
        let canvas = surface();
        canvas::draw(&scene(), &canvas, 200.0, ratio, &PALETTE, "sans-serif", false).expect("drawn");
        assert_eq!((canvas.width(), canvas.height()), (200 * u32::from(times), 100 * u32::from(times)));
        // The box reaches from 20 to 60 CSS pixels: full colour just inside, nothing just outside.
        let (inside, outside) = (20.0 * ratio + 1.0, 20.0 * ratio - 1.0);
        assert_eq!(pixel(&canvas, inside, inside), [200, 80, 10, 255], "ratio {ratio}");
        assert_eq!(pixel(&canvas, outside, outside), [0, 0, 0, 0], "ratio {ratio}");
        assert_eq!(pixel(&canvas, 140.0 * ratio, 50.0 * ratio), [1, 1, 1, 255], "ratio {ratio}");
    }
}

#[wasm_bindgen_test]
fn drawing_again_leaves_nothing_of_the_drawing_before() {
    let canvas = surface();
    canvas::draw(&scene(), &canvas, 100.0, 1.0, &PALETTE, "sans-serif", false).expect("drawn");
    let mut empty = Scene::new(100.0);
    empty.height = 50.0;
    canvas::draw(&empty, &canvas, 100.0, 1.0, &PALETTE, "sans-serif", false).expect("drawn");
    assert_eq!(pixel(&canvas, 20.0, 20.0), [0, 0, 0, 0]);
}

#[wasm_bindgen_test]
fn a_canvas_that_gives_no_2d_context_is_an_error_and_no_panic() {
    let canvas = surface();
    canvas.get_context("webgl").expect("no error");
    if canvas.get_context("2d").ok().flatten().is_some() {
        // An engine without WebGL still gives a 2d context: nothing to test there.
        return;
    }
    let error = canvas::draw(&scene(), &canvas, 100.0, 1.0, &PALETTE, "sans-serif", false).expect_err("no context");
    assert!(error.contains("2d context"), "{error}");
}

#[wasm_bindgen_test]
fn text_is_written_in_chinese_characters_and_not_as_empty_boxes() {
    use gongxiaomei::chart::scene::{Anchor, Label};
    let ink = |text: &str| {
        let mut scene = Scene::new(100.0);
        scene.height = 40.0;
        let label = Label {
            text: text.into(),
            x: 5.0,
            y: 30.0,
            size: 24.0,
            bold: false,
            anchor: Anchor::Start,
            ink: Ink::full(Role::Ink),
            of: None,
        };
        scene.label(label, 100.0);
        let canvas = surface();
        canvas::draw(&scene, &canvas, 100.0, 1.0, &PALETTE, "sans-serif", false).expect("drawn");
        let context: CanvasRenderingContext2d =
            canvas.get_context("2d").expect("no error").expect("a context").dyn_into().expect("2d");
        context.get_image_data(0.0, 0.0, 100.0, 40.0).expect("pixels").data().to_vec()
    };
    // A font without the glyphs draws the same box for every character.
    assert_ne!(ink("新余"), ink("工美"));
}

/// The browser's JSON reader reads an object by the position of its values, so if the build left a field out or wrote the fields in
/// another order, the browser alone would read a value into the wrong field.
#[wasm_bindgen_test]
fn what_the_build_writes_into_the_page_is_read_back_whole() {
    let texts = |names: &[&str]| -> serde_json::Value {
        names
            .iter()
            .map(|name| ((*name).to_string(), format!("“{name}” {{n}}").into()))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let row: Row = serde_json::from_value(texts(Row::NAMES)).expect("a row");
    let chart = |form: Form| {
        let chart = charts::scattered(form, 7);
        let rows = vec![row.clone(), Row::default()];
        let (caption, caution) = (String::new(), String::new());
        ChartData { id: chart.id.clone(), title: form.name(), caption, key: "键".into(), caution, chart, rows }
    };
    let data = PageData {
        slug: "springfield".into(),
        schema: SCHEMA,
        lang: "zh-CN".into(),
        name: "名".into(),
        source: String::new(),
        words: serde_json::from_value(texts(Messages::NAMES)).expect("words"),
        charts: Form::ALL.into_iter().map(chart).collect(),
    };
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let carrier = element("div");
    carrier.set_id(id::DATA);
    carrier.set_text_content(Some(&serde_json::to_string(&data).expect("JSON")));
    let read: PageData = PageData::from_document(&document).expect("what was written");
    // As the page module reads it, without the charts.
    let page: PageData<Unread> = PageData::from_document(&document).expect("the same");
    carrier.remove();
    let value = |data: &PageData| serde_json::to_value(data).expect("JSON");
    assert_eq!(value(&read), value(&data));
    for (of, whole) in page.charts.iter().zip(&data.charts) {
        let rows = |rows: &[Row]| serde_json::to_value(rows).expect("JSON");
        assert_eq!((&of.id, &of.title, rows(&of.rows)), (&whole.id, &whole.title, rows(&whole.rows)));
    }
    assert_eq!(page.charts.len(), data.charts.len());
}
