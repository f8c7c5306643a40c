//! A chart on the page: its picture, its finding in words, how to read it.

use leptos::html::Canvas;
use leptos::prelude::*;

use super::edition::Edition;
use super::picture::Picture;
use super::quantity::{Place, rich};
use crate::chart::tokens::{CHART_NARROW, CHART_WIDE};
use crate::chart::{Chart, Frame, layout, svg};
use crate::content::model::{ChartSpec, Form};
use crate::content::prose;

/// The stills of a chart: one laid out for a phone's column, one for a desk's; just one where the form is the same at
/// every width. The style shows the one that fits.
pub fn stills(chart: &Chart) -> String {
    match chart.form {
        Form::GlyphXiao | Form::GlyphMei => svg::still(&layout(chart, Frame::new(CHART_NARROW)), "any"),
        _ => [(CHART_NARROW, "narrow"), (CHART_WIDE, "wide")]
            .map(|(width, class)| svg::still(&layout(chart, Frame::new(width)), class))
            .concat(),
    }
}

/// What a chart shows, as one sentence a mark, for those who do not see it.
pub fn description(edition: &Edition, spec: &ChartSpec, chart: &Chart) -> String {
    let marks: Vec<String> = chart.data.iter().map(|d| format!("{} {}", d.label, d.say())).collect();
    let caption = prose::plain(&edition.content.ledger, &spec.caption);
    format!("{caption} {}", marks.join(&edition.content.words.list_comma))
}

/// The picture alone, an island: the browser makes it live. Nothing where the chart's facts are missing.
#[component]
pub fn ChartPicture<'a>(edition: &'a Edition, chart: &'a str) -> impl IntoView + use<> {
    let (spec, chart) = edition.chart(chart)?;
    let chart = chart.ok()?;
    let label = description(edition, spec, &chart);
    let form = serde_json::to_value(spec.form).ok()?.as_str().map(String::from);
    let (canvas, painted) = (NodeRef::<Canvas>::new(), RwSignal::new(false));
    Some(view! {
        <div class="picture" data-live="chart" data-chart=spec.id.clone() data-form=form role="img" aria-label=label>
            <Picture stills=stills(&chart) canvas=canvas painted=painted/>
        </div>
    })
}

/// A chart with its caption and key.
#[component]
pub fn ChartFigure<'a>(edition: &'a Edition, chart: &'a str) -> impl IntoView + use<> {
    let (spec, _) = edition.chart(chart)?;
    let key = spec.key.as_ref().map(|key| {
        let key = rich(edition, key, Place::Repeat);
        view! { <small class="key">{key}</small> }
    });
    Some(view! {
        <figure class=format!("chart {}", spec.hue.name()) id=format!("chart-{}", spec.id)>
            <ChartPicture edition=edition chart=chart/>
            <figcaption>{rich(edition, &spec.caption, Place::Repeat)} {key}</figcaption>
        </figure>
    })
}
