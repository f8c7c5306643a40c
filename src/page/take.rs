//! The menu of a chart's files: what a reader can take along.

use leptos::prelude::*;

use crate::content::Words;

/// The attribute that says what an entry does: the name of a [`Way`].
pub const WAY: &str = "data-way";

/// How a chart is taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The picture as a PNG file, at twice its size.
    Png,
    /// The picture as an SVG file.
    Svg,
    /// The values as a CSV file.
    Csv,
    /// The table into the clipboard.
    Table,
    /// The address of the chart into the clipboard.
    Link,
}

impl Way {
    /// All ways with their names, in the order of the menu.
    pub const ALL: [(Way, &'static str); 5] =
        [(Way::Png, "png"), (Way::Svg, "svg"), (Way::Csv, "csv"), (Way::Table, "table"), (Way::Link, "link")];

    fn label(self, words: &Words) -> String {
        let label = match self {
            Way::Png => &words.save_png,
            Way::Svg => &words.save_svg,
            Way::Csv => &words.save_csv,
            Way::Table => &words.copy_table,
            Way::Link => &words.copy_link,
        };
        label.clone()
    }
}

/// The menu, closed, and hidden until the browser answers to its buttons.
#[component]
pub fn Take<'a>(
    /// The words of the menu.
    words: &'a Words,
    /// The word of the device's own way of sharing.
    share: &'a str,
    /// What the chart is about: there is a menu for each.
    title: &'a str,
) -> impl IntoView + use<> {
    let entries = Way::ALL
        .into_iter()
        .map(|(way, name)| view! { <li><button type="button" data-way=name>{way.label(words)}</button></li> })
        .collect::<Vec<_>>();
    let named = [words.take.as_str(), &words.clause_comma, title].concat();
    view! {
        <details class="menu" hidden>
            // Engines describe a summary by its words where they are not its name: they would be read twice.
            <summary aria-label=named><span aria-hidden="true">{words.take.clone()}</span></summary>
            <ul>
                {entries}
                <li hidden><button type="button" data-do="share" hidden>{share.to_string()}</button></li>
            </ul>
        </details>
    }
}
