//! What a long image says: the words of an edition, every figure in it worded by the build. Its charts are those the page
//! carries already, and are named by their ids.

use serde::{Deserialize, Serialize};

use crate::model::content::Hue;
use crate::model::quantity_text::QuantityText;
use crate::model::text_struct::strings;

/// All a long image says beside its charts. In texts, what may not be parted at the end of a line is joined by
/// [`JOINER`](crate::export::line_break::JOINER).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PosterContent {
    /// Format version: that of the content, [`SCHEMA`](crate::model::content::SCHEMA).
    pub schema: u32,
    /// Short name of the page.
    pub name: String,
    /// The headline of the page.
    pub headline: String,
    /// One sentence under it.
    pub lead: String,
    /// The characters of the first screen.
    pub glyphs: Vec<Glyph>,
    /// The parts of the page, in reading order.
    pub parts: Vec<Part>,
    /// Where the figures are from, in a line.
    pub source: String,
    /// Terms of the facts.
    pub licence: String,
    /// What is written on the image alone.
    pub words: Written,
}

/// A character that is a chart.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Glyph {
    /// Id of its chart.
    pub chart: String,
    /// Whose colour its figures have.
    pub hue: Hue,
    /// What its strokes say.
    pub strokes: Vec<Stroke>,
}

strings! {
    /// What a stroke says.
    Stroke {
        /// Of what it speaks.
        about,
        /// The figure.
        said,
    }
}

/// A part of the page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// Its anchor on the page.
    pub id: String,
    /// Its colour.
    pub hue: Hue,
    /// The character of a pillar; empty where there is none.
    pub glyph: String,
    /// What it is called.
    pub name: String,
    /// The finding.
    pub headline: String,
    /// One sentence that opens it.
    pub lead: String,
    /// Its stories.
    pub stories: Vec<Story>,
}

/// A story.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Story {
    /// The finding.
    pub headline: String,
    /// Its large figures.
    pub figures: Vec<Figure>,
    /// Ids of its charts.
    pub charts: Vec<String>,
    /// Its paragraphs.
    pub prose: Vec<String>,
    /// Its short facts.
    pub notes: Vec<String>,
}

/// A large figure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Figure {
    /// Its words.
    pub wording: QuantityText,
    /// What is counted or measured.
    pub subject: String,
}

strings! {
    /// What is written on a long image and said of it.
    Written {
        /// Under the code that leads to the page.
        scan,
        /// Pattern with `{date}`, the day it was drawn.
        drawn,
        /// Pattern with `{n}` and `{of}`, where there are several images.
        page_of,
        /// What an image says instead of itself: pattern with `{name}`, what it shows, and `{headlines}`.
        alt,
        /// Name of the image of the whole page, in the names of files.
        whole,
        /// What stands between the entries of a list.
        comma,
    }
}
