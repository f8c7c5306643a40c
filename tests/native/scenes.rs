//! Layouts at every width and text size: nothing outside the picture, no labels that overlap, bars from zero.

use std::path::Path;

use gongxiaomei::chart::scene::{Label, Shape};
use gongxiaomei::chart::tokens::{CHART_NARROW, CHART_WIDE};
use gongxiaomei::chart::{Chart, Frame, Scene, layout};
use gongxiaomei::check;
use gongxiaomei::model::content::Form;
use gongxiaomei::model::ledger::Qualifier;

use crate::support::charts::scattered;
use crate::support::geometry::{inside, over};

fn charts() -> Vec<Chart> {
    let mut charts = Vec::new();
    for file in ["public/content/zh-CN.json", "public/content/en.json", "tests/fixtures/small.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let content = check::open(&path).unwrap_or_else(|faults| panic!("{faults}"));
        for spec in &content.charts {
            let mut chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
            chart.id = format!("{} {}", content.site.lang, chart.id);
            charts.push(chart);
        }
    }
    charts
}

/// The layout of every chart in every frame that the page may need.
fn scenes(widths: &[f64], texts: &[f64]) -> Vec<(String, Chart, Scene)> {
    let mut scenes = Vec::new();
    for chart in charts() {
        for &width in widths {
            for &text in texts {
                let scene = layout(&chart, Frame { width, text }).unwrap_or_else(|e| panic!("{e}"));
                scenes.push((format!("{} at {width} px, text {text}", chart.id), chart.clone(), scene));
            }
        }
    }
    scenes
}

const WIDTHS: [f64; 9] = [200.0, 240.0, 300.0, 358.0, 439.0, 440.0, 620.0, 900.0, 1600.0];
const TEXTS: [f64; 4] = [0.8, 1.0, 1.4, 2.0];

#[test]
fn nothing_is_painted_outside_the_picture() {
    for (at, _, scene) in scenes(&WIDTHS, &TEXTS) {
        assert!(scene.height.is_finite() && scene.height > 0.0, "{at}: height {}", scene.height);
        for shape in &scene.shapes {
            assert!(inside(shape.bounds(), &scene), "{at}: {shape:?} lies outside {} × {}", scene.width, scene.height);
        }
        for mark in &scene.marks {
            assert!(inside(mark.bounds, &scene), "{at}: the mark of {} lies outside", mark.fact);
        }
    }
}

#[test]
fn no_label_lies_over_another() {
    for (at, _, scene) in scenes(&WIDTHS, &TEXTS) {
        let labels: Vec<&Label> = scene.labels().collect();
        for (i, a) in labels.iter().enumerate() {
            for b in &labels[i + 1..] {
                assert!(!over(a, b), "{at}: “{}” lies over “{}”", a.text, b.text);
            }
        }
    }
}

#[test]
fn every_fact_of_a_chart_has_its_mark_in_order() {
    for (at, chart, scene) in scenes(&WIDTHS, &TEXTS) {
        let asked: Vec<&str> = chart.data.iter().chain(&chart.strokes).map(|d| d.fact.as_str()).collect();
        let drawn: Vec<&str> = scene.marks.iter().map(|m| m.fact.as_str()).collect();
        assert_eq!(asked, drawn, "{at}");
    }
}

#[test]
fn marks_of_a_chart_are_in_proportion_to_their_values_from_zero() {
    for (at, chart, scene) in scenes(&WIDTHS, &TEXTS) {
        let marks: Vec<_> = scene.marks.iter().zip(&chart.data).collect();
        for (i, (a, p)) in marks.iter().enumerate() {
            for (b, q) in &marks[i + 1..] {
                if q.value == 0.0 || b.extent == 0.0 {
                    continue;
                }
                let (value, drawn) = (p.value / q.value, a.extent / b.extent);
                // Lengths are whole pixels and a dot is a whole person: small marks cannot be exact.
                let grain = 1.0 / a.extent.min(b.extent).max(1.0);
                assert!(
                    (drawn / value - 1.0).abs() <= 0.01 + 1.5 * grain,
                    "{at}: {} : {} is {value:.3} but drawn {drawn:.3}",
                    a.fact,
                    b.fact
                );
            }
        }
    }
}

#[test]
fn in_every_form_a_figure_that_is_not_exact_is_drawn_otherwise_than_an_exact_one() {
    let drawn = |chart: &Chart| -> Vec<Shape> {
        let scene = layout(&chart.clone().drawn(), Frame::new(300.0)).unwrap_or_else(|e| panic!("{e}"));
        scene.shapes.into_iter().filter(|shape| !matches!(shape, Shape::Text(_))).collect()
    };
    // In a table, the word says it.
    for form in Form::ALL.into_iter().filter(|form| *form != Form::Table) {
        let mut chart = scattered(form, 3);
        for (datum, value) in chart.data.iter_mut().zip([90.0, 60.0, 40.0]) {
            datum.qualifier = Qualifier::Exact;
            datum.value = value;
            datum.to = datum.to.map(|_| value * 1.5);
        }
        let exact = drawn(&chart);
        for i in 0..chart.data.len() {
            for qualifier in [Qualifier::Over, Qualifier::Nearly, Qualifier::AtLeast] {
                chart.data[i].qualifier = qualifier;
                assert_ne!(drawn(&chart), exact, "{form:?}: mark {i} as {qualifier:?}");
            }
            chart.data[i].qualifier = Qualifier::Exact;
        }
    }
}

/// Every text of a chart that would be shown at less than `least` CSS pixels in one of these columns.
fn smaller(least: f64, frame: impl Fn(f64, f64) -> Frame) -> Vec<String> {
    let mut small = Vec::new();
    // The columns of phones 320, 360, 390 and 430 px wide, and of desktop windows.
    for (layout_width, columns) in
        [(CHART_NARROW, [280.0, 320.0, 350.0, 390.0]), (CHART_WIDE, [440.0, 600.0, 680.0, 880.0])]
    {
        for column in columns {
            let zoom = column / layout_width;
            for chart in charts() {
                let scene = layout(&chart, frame(layout_width, zoom)).unwrap_or_else(|e| panic!("{e}"));
                for label in scene.labels().filter(|label| label.size * zoom < least - 0.01) {
                    small.push(format!("{} in {column} px: {} is {:.1} px", chart.id, label.text, label.size * zoom));
                }
            }
        }
    }
    small
}

#[test]
fn no_text_of_a_chart_is_under_12_px() {
    let small = smaller(12.0, |width, _| Frame::new(width));
    assert!(small.is_empty(), "{}", small.join("\n"));
}

/// The smallest text size in the elder edition, in CSS pixels: `--least` in `style/tokens.css`.
const LEAST: f64 = 18.0;

#[test]
fn in_the_elder_edition_no_text_of_a_chart_is_under_18_px() {
    let small = smaller(LEAST, |width, zoom| Frame { width, text: 1.25 }.with_text_from(LEAST / zoom));
    assert!(small.is_empty(), "{}", small.join("\n"));
}
