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
    /// Title of the chart, so that each menu on the page has its own name.
    title: &'a str,
) -> impl IntoView + use<> {
    let entries = ChartAction::ALL
        .into_iter()
        .map(|(action, name)| view! { <li><button type="button" data-chart-action=name>{action.label(words)}</button></li> })
        .collect::<Vec<_>>();
    let named = [words.take.as_str(), &words.clause_comma, title].concat();
    view! {
        <details class="menu" hidden>
            // aria-hidden, because browsers use a summary's text as its description if it differs from its name: it would be read twice.
            <summary aria-label=named><span aria-hidden="true">{words.take.clone()}</span></summary>
            <ul>
                {entries}
                <li hidden><button type="button" data-do="share" hidden>{share.to_string()}</button></li>
            </ul>
        </details>
    }
}
