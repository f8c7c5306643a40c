//! The page's data for the browser: every chart, with its facts looked up and worded at build time. The wasm contains neither content
//! nor the code that interprets a ledger.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};

use crate::chart::Chart;
use crate::chart::table::Row;
use crate::model::Messages;

/// The JSON in the page's script element [`id::DATA`](super::dom_names::id::DATA). `C` is what is read of each chart's facts and layout:
/// all of it, or nothing ([`Unread`]).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PageData<C = Chart> {
    /// Format version: that of the content, [`SCHEMA`](crate::model::content::SCHEMA).
    pub schema: u32,
    /// Language of the page, for the voice.
    pub lang: String,
    /// Short name of the page, for file names.
    pub name: String,
    /// Its name in code, for what is stored and for messages to other pages.
    pub slug: String,
    /// Where the figures are from, in a line.
    pub source: String,
    /// The words of controls.
    pub words: Messages,
    /// The charts.
    pub charts: Vec<ChartData<C>>,
}

impl<C> PageData<C> {
    /// The chart with this id; `None` if the page has none.
    pub fn chart(&self, id: &str) -> Option<&ChartData<C>> {
        self.charts.iter().find(|of| of.id == id)
    }
}

/// A chart as the browser needs it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChartData<C = Chart> {
    /// Its id.
    pub id: String,
    /// What it is about, in a few words.
    pub title: String,
    /// The finding.
    pub caption: String,
    /// How to read it; may be empty.
    pub key: String,
    /// What not to read into it; may be empty.
    pub caution: String,
    /// The chart to lay out.
    pub chart: C,
    /// The texts of each mark, for tooltip, table and files.
    pub rows: Vec<Row>,
}

/// In place of a chart in the page module, which paints what its still shows: so its wasm has nothing that reads a chart or lays one out.
#[derive(Debug, Clone, Copy)]
pub struct Unread;

impl<'de> Deserialize<'de> for Unread {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Unread, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Unread)
    }
}
