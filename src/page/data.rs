//! What the page carries for the browser: every chart with its facts looked up and worded when the page was built. The wasm
//! holds neither content nor what is needed to understand a ledger.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::chart::table::Row;
use crate::model::Messages;
use crate::model::content::Hue;

/// The content of the page's script element.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PageData {
    /// Format version: that of the content, [`SCHEMA`](crate::model::content::SCHEMA).
    pub schema: u32,
    /// Language of the page, for the voice.
    pub lang: String,
    /// Short name of the page, for the names of files.
    pub name: String,
    /// Where the figures are from, in a line.
    pub source: String,
    /// The words of controls.
    pub words: Messages,
    /// The pillars.
    pub nav: Vec<NavItem>,
    /// The charts.
    pub charts: Vec<ChartData>,
}

/// A pillar in the navigation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NavItem {
    /// Id of the section it leads to.
    pub id: String,
    /// The character.
    pub glyph: String,
    /// Its language.
    pub lang: String,
    /// What the character stands for.
    pub name: String,
    /// Its colour.
    pub hue: Hue,
}

/// A chart as the browser needs it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChartData {
    /// What it is about, in a few words.
    pub title: String,
    /// The finding.
    pub caption: String,
    /// How it is to be read; may be empty.
    pub key: String,
    /// What not to read into it; may be empty.
    pub caution: String,
    /// What is laid out.
    pub chart: Chart,
    /// What is said of each mark.
    pub rows: Vec<Row>,
}
