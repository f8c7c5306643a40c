//! How a chart is taken along: what the entries of its menu do. The page names them, and both modules read the names.

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

    /// The way of a name.
    pub fn named(name: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|(_, known)| *known == name).map(|(way, _)| way)
    }
}
