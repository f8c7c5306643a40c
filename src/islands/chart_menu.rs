//! The menu of a chart: its exports, and sharing.

use leptos::prelude::*;

use crate::model::Messages;
use crate::page::chart_action::ChartAction;

impl ChartAction {
    fn label(self, words: &Messages) -> String {
        let label = match self {
            ChartAction::Png => &words.save_png,
            ChartAction::Svg => &words.save_svg,
            ChartAction::Csv => &words.save_csv,
            ChartAction::Table => &words.copy_table,
            ChartAction::Link => &words.copy_link,
        };
        label.clone()
    }
}

/// The menu, closed. Hidden until the wasm handles its buttons; the entry for sharing also if the browser cannot share.
#[component]
pub fn Take<'a>(
    /// The words of the menu.
    words: &'a Messages,
    /// Label of the entry that opens the device's share dialog.
    share: &'a str,
    /// Id of the chart's figure, whose name describes the menu.
    figure: String,
) -> impl IntoView + use<> {
    let entries = ChartAction::ALL
        .into_iter()
        .map(|(action, name)| view! { <li><button type="button" data-chart-action=name>{action.label(words)}</button></li> })
        .collect::<Vec<_>>();
    view! {
        <details class="menu" hidden>
            <summary aria-describedby=figure>{words.take.clone()}</summary>
            <ul>
                {entries}
                <li hidden><button type="button" data-do="share" hidden>{share.to_string()}</button></li>
            </ul>
        </details>
    }
}
