//! The texts of a long image, with every figure worded at build time. Its charts are those in the page's data, referred to by id.

use serde::{Deserialize, Serialize};

use crate::model::content::Hue;
use crate::model::quantity_text::QuantityText;
use crate::model::text_struct::strings;

/// What the card is asked for by, in place of the id of a part. No part of a page has this id.
pub const CARD: &str = "~card";

/// All texts of a long image except those in charts. In them, [`JOINER`](crate::export::line_break::JOINER) prevents line breaks, such as
/// between a number and its unit.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PosterContent {
    /// Format version: that of the content, [`SCHEMA`](crate::model::content::SCHEMA).
    pub schema: u32,
    /// Short name of the page.
    pub name: String,
    /// What the page is called in full.
    pub title: String,
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
    /// Words that only the image uses.
    pub words: Written,
    /// The digest of the figures of the image of the whole page, for the address in its QR code.
    pub digest: String,
}

/// A character that is a chart.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Glyph {
    /// Id of its chart.
    pub chart: String,
    /// The part of the page that it stands for.
    pub part: String,
    /// The colour of its figures.
    pub hue: Hue,
    /// The texts of its strokes.
    pub strokes: Vec<Stroke>,
}

strings! {
    /// The text of a stroke.
    Stroke {
        /// Its subject.
        about,
        /// The figure.
        said,
        /// The id of the figure's fact; empty without a figure.
        fact,
    }
}

/// A part of the page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// Its anchor on the page.
    pub id: String,
    /// Its colour.
    pub hue: Hue,
    /// The character of a pillar; empty for other parts.
    pub glyph: String,
    /// Its name.
    pub name: String,
    /// The finding.
    pub headline: String,
    /// One sentence that opens it.
    pub lead: String,
    /// Its stories.
    pub stories: Vec<Story>,
    /// The digest of the figures of its own image, for the address in its QR code.
    pub digest: String,
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
    /// Whether its charts are the main pictures of its part: the page shows them across.
    pub main: bool,
}

/// A large figure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Figure {
    /// The id of its fact.
    pub fact: String,
    /// Its words.
    pub wording: QuantityText,
    /// What is counted or measured.
    pub subject: String,
}

strings! {
    /// Words on a long image and in its alternative text.
    Written {
        /// Under the QR code with the address of the page.
        scan,
        /// Pattern with `{date}`, the day it was drawn.
        drawn,
        /// Number of an image if there are several: pattern with `{n}` and `{of}`.
        page_of,
        /// Alternative text of an image: pattern with `{name}`, what it shows, and `{headlines}`.
        alt,
        /// Name of the image of the whole page, in the names of files.
        whole,
        /// Name of the card, in the names of files.
        card,
        /// Separator of the entries of a list.
        comma,
    }
}
