//! Every chart: drawn, described and as rows, in each edition.

use leptos::prelude::*;

use super::sheet::{Sheet, Shown};
use super::{filled, words};
use crate::chart::render::svg;
use crate::chart::tokens::CHART_NARROW;
use crate::chart::{Chart, Frame, MissingFact, describe, layout, table};
use crate::model::content::{ChartSpec, Content};
use crate::press::texts;
use crate::site::edition::Undrawable;

/// The list of charts.
pub fn view(sheet: &Sheet) -> impl IntoView + use<> {
    let specs = sheet.original().into_iter().flat_map(|content| &content.charts);
    let charts: Vec<_> = specs.enumerate().map(|(i, spec)| chart(sheet, spec, i + 1)).collect();
    view! {
        <section class="charts">
            <h2>{sheet.word("proof-charts")}</h2>
            <p class="about">{sheet.word("proof-charts-about")}</p>
            {charts}
        </section>
    }
}

fn chart(sheet: &Sheet, spec: &ChartSpec, number: usize) -> impl IntoView + use<> {
    let id = spec.id.as_str();
    let charts: Vec<Option<Made>> = sheet.editions.iter().map(|shown| made(&shown.content, id)).collect();
    let drawn =
        sheet.editions.iter().zip(&charts).map(|(shown, made)| made.as_ref().map(|made| drawn(shown, made, sheet)));
    let drawn: Vec<_> = drawn.collect();
    let rows = words::rows(sheet, |content| own(content, id).map(texts::chart).unwrap_or_default());
    let title = format!("{} {number} · {} · {id}", sheet.word("proof-chart"), spec.title);
    view! {
        <section class="chart">
            <h3>{title}</h3>
            <div class="drawn">{drawn}</div>
            {words::table(sheet, rows)}
            {values(sheet, spec, &charts)}
        </section>
    }
}

fn own<'a>(content: &'a Content, id: &str) -> Option<&'a ChartSpec> {
    content.charts.iter().find(|spec| spec.id == id)
}

/// A chart of an edition, or the fact that it lacks.
type Made = Result<Chart, MissingFact>;

/// The chart with this id; `None` if the edition has none.
fn made(content: &Content, id: &str) -> Option<Made> {
    own(content, id).map(|spec| Chart::new(spec, content.fact_context()))
}

/// A chart as an edition draws it, with its description.
fn drawn(shown: &Shown, made: &Made, sheet: &Sheet) -> AnyView {
    let content = &shown.content;
    let lang = content.site.lang.clone();
    let undrawable = |why: Undrawable| {
        view! { <p class="undrawable">{why.said(shown.name).said(sheet.lang).to_string()}</p> }.into_any()
    };
    let chart = match made {
        Ok(chart) => chart,
        Err(missing) => return undrawable(Undrawable::Missing(missing.clone())),
    };
    let still = match layout(chart, Frame::new(CHART_NARROW)) {
        Ok(scene) => svg::still(&scene, "still"),
        Err(why) => return undrawable(Undrawable::NotProportional(why)),
    };
    let described = describe::describe(chart, content);
    view! {
        <figure lang=lang>
            <div inner_html=still></div>
            <figcaption>{described}</figcaption>
        </figure>
    }
    .into_any()
}

/// The rows of a chart: what its table and its CSV file say.
fn values(sheet: &Sheet, spec: &ChartSpec, charts: &[Option<Made>]) -> impl IntoView + use<> {
    let all: Vec<Vec<table::Row>> = sheet
        .editions
        .iter()
        .zip(charts)
        .map(|(Shown { content, .. }, made)| match made {
            Some(Ok(chart)) => table::rows(chart, content.fact_context()),
            _ => Vec::new(),
        })
        .collect();
    let shown = spec.marks.iter().map(|mark| &mark.fact).chain(spec.strokes.iter().map(|stroke| &stroke.of));
    let rows: Vec<_> = shown
        .map(|id| {
            let cells = sheet.editions.iter().zip(&all).map(|(shown, rows)| {
                let row = rows.iter().find(|row| row.fact == *id).cloned().unwrap_or_default();
                let about = row.about(&shown.content.words.clause_comma);
                let lang = shown.content.site.lang.clone();
                view! { <td lang=lang>{about} " " <b>{row.said}</b></td> }
            });
            let cells: Vec<_> = cells.collect();
            let number = sheet.number(id).map(|number| number.to_string());
            view! { <tr><th scope="row"><a href=filled::anchor(id)>{number.unwrap_or_else(|| id.clone())}</a></th>{cells}</tr> }
        })
        .collect();
    let langs = sheet.editions.iter().map(|shown| shown.content.site.lang.clone());
    let heads: Vec<_> = langs.map(|lang| view! { <th scope="col">{lang}</th> }).collect();
    view! {
        <table class="texts">
            <thead><tr><th scope="col">{sheet.word("proof-rows")}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
