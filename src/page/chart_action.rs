//! The actions on a chart: exports and copies. `page` writes their names on the controls, and both wasm modules read them.

/// An action on a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartAction {
    /// The picture as a PNG file, at twice its size.
    Png,
    /// The picture as an SVG file.
    Svg,
    /// The values as a CSV file.
    Csv,
    /// Copy the table.
    Table,
    /// Copy the address of the chart.
    Link,
}

impl ChartAction {
    /// All actions with their names, in the order of the controls.
    pub const ALL: [(ChartAction, &'static str); 5] = [
        (ChartAction::Png, "png"),
        (ChartAction::Svg, "svg"),
        (ChartAction::Csv, "csv"),
        (ChartAction::Table, "table"),
        (ChartAction::Link, "link"),
    ];

    /// The action with this name.
    pub fn from_name(name: &str) -> Option<ChartAction> {
        ChartAction::ALL.into_iter().find(|(_, known)| *known == name).map(|(action, _)| action)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        ChartAction::ALL.into_iter().find(|(way, _)| *way == self).map_or("", |(_, name)| name)
    }
}
