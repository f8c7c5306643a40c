//! Measures the layout and painting of charts, natively: `make bench`.
//!
//! Painting uses the counting backend, so it measures this project's and plotters' share of the cost, without a canvas. Prints a
//! Markdown table of the medians after criterion's own report.
#![allow(clippy::indexing_slicing, clippy::panic, reason = "a bench that cannot be run is to stop")]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput};
use gongxiaomei::chart::render::counting;
use gongxiaomei::chart::{Frame, layout};
use gongxiaomei::model::content::Form;

#[path = "../tests/support/charts.rs"]
mod charts;

const SIZES: [usize; 4] = [10, 100, 1000, 10_000];
const MARKS: usize = 40;
const FRAME: Frame = Frame { width: 300.0, text: 1.0 };
const STEPS: [&str; 2] = ["layout", "paint"];

/// The forms without a largest number of marks.
fn growing() -> impl Iterator<Item = Form> {
    Form::ALL.into_iter().filter(|form| form.spec().marks.unlimited())
}

fn measure(criterion: &mut Criterion, form: Form, marks: usize) {
    let chart = charts::scattered(form, marks);
    let Ok(scene) = layout(&chart, FRAME) else {
        panic!("{form:?} does not lay {marks} marks out");
    };
    let form = form.name();
    for step in STEPS {
        let mut group = criterion.benchmark_group(format!("{step}-{form}"));
        group.throughput(Throughput::Elements(chart.data.len() as u64));
        let id = BenchmarkId::from_parameter(marks);
        match step {
            "layout" => group.bench_function(id, |b| b.iter(|| layout(black_box(&chart), FRAME))),
            _ => group.bench_function(id, |b| b.iter(|| counting::count(black_box(&scene)))),
        };
        group.finish();
    }
}

/// The median of a measurement, in microseconds, from the file criterion wrote.
fn median(step: &str, form: Form, marks: usize) -> Option<f64> {
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".into());
    let file = Path::new(&target).join(format!("criterion/{step}-{}/{marks}/new/estimates.json", form.name()));
    let estimates: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
    Some(estimates.pointer("/median/point_estimate")?.as_f64()? / 1000.0)
}

/// Microseconds as a table cell.
fn cell(micros: Option<f64>) -> String {
    match micros {
        None => "–".into(),
        Some(micros) if micros >= 1000.0 => format!("{:.2} ms", micros / 1000.0),
        Some(micros) => format!("{micros:.1} µs"),
    }
}

fn table() {
    println!("\n| form, {MARKS} marks | shapes | layout | paint |\n|---|--:|--:|--:|");
    for form in Form::ALL {
        let chart = charts::scattered(form, MARKS);
        let shapes = layout(&chart, FRAME).map_or(0, |scene| scene.shapes.len());
        let [layout, paint] = STEPS.map(|step| cell(median(step, form, MARKS)));
        let marks = chart.data.len();
        let only = if marks < MARKS { format!(" ({marks})") } else { String::new() };
        println!("| {}{only} | {shapes} | {layout} | {paint} |", form.name());
    }
    println!("\n| layout + paint | {} |\n|---|--:|--:|--:|--:|", SIZES.map(|n| n.to_string()).join(" | "));
    for form in growing() {
        let both = |marks| Some(median(STEPS[0], form, marks)? + median(STEPS[1], form, marks)?);
        println!("| {} | {} |", form.name(), SIZES.map(|marks| cell(both(marks))).join(" | "));
    }
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(std::time::Duration::from_millis(300))
        .measurement_time(std::time::Duration::from_secs(1))
        .configure_from_args();
    for form in Form::ALL {
        measure(&mut criterion, form, MARKS);
    }
    for form in growing() {
        for marks in SIZES {
            measure(&mut criterion, form, marks);
        }
    }
    criterion.final_summary();
    table();
}
