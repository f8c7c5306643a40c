//! The content file, type by type.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::copy_rules::CopyRules;
use super::figures::correction::Correction;
pub use super::figures::source::{OtherSource, Source};
pub use super::form::Form;
use super::form::character::{DotRows, MiddleLine, ShapedStroke, Sign};
use super::ledger::Ledger;
use super::look::Look;
use super::messages::{
    Choices, CorrectionWords, DescriptionPatterns, Embedding, Messages, OpenData, Portal, ShareSection, Sharing,
};
use super::status::Status;

/// A whole edition of the page, in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Format of the file; this code reads [`SCHEMA`].
    #[cfg_attr(feature = "ssr", schemars(extend("const" = SCHEMA)))]
    pub schema: u32,
    /// Where a text editor finds the JSON Schema of this format.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema_file: Option<String>,
    /// Name of the file beside this one that it translates: figures, charts and order are taken from there, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translates: Option<String>,
    /// The name of the page in addresses, file names and code, the same in all languages: a letter, then lower-case letters, digits and
    /// hyphens. Pages of one portal have different ones.
    pub slug: String,
    /// What the edition is called.
    pub site: Site,
    /// Its own colours, for all its languages.
    #[serde(default, skip_serializing_if = "Look::is_empty")]
    pub look: Look,
    /// Where its facts come from.
    pub source: Source,
    /// Its figures.
    pub ledger: Ledger,
    /// What published figures were said to be before they were corrected, the earliest correction first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// The verbs of status that facts and names refer to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<Status>,
    /// Programmes, honours, projects, places and statements, each stated once.
    pub names: Vec<Name>,
    /// The strokes of the characters that charts draw, in the order of writing. Written by the command `glyph`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub characters: BTreeMap<String, Vec<MiddleLine>>,
    /// Characters whose strokes are level rows of dots, for charts of the form `glyph-dots`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dotted: BTreeMap<String, Vec<DotRows>>,
    /// Characters whose strokes are laid by hand as shapes, for charts of the form `glyph-shares`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shaped: BTreeMap<String, Vec<ShapedStroke>>,
    /// The characters of sections as solid shapes; one that is not there is set as text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// Line drawings of the places that sections tell of, each for the id of a section: SVG paths, 50 high, of which every story shows the
    /// next 390.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scenery: BTreeMap<String, Vec<String>>,
    /// The charts, each shown once.
    pub charts: Vec<ChartSpec>,
    /// The first screen.
    pub hero: Hero,
    /// The parts of the page, in reading order.
    pub sections: Vec<Section>,
    /// The words of controls and tables.
    pub words: Messages,
    /// The words of the display settings.
    pub choices: Choices,
    /// The words of the section for sharing, saving, citing and printing.
    pub share: ShareSection,
    /// The words of the page embedded in another page.
    pub embedding: Embedding,
    /// The words of the section with all figures.
    pub open_data: OpenData,
    /// The words of corrections.
    pub correcting: CorrectionWords,
    /// The words of data files and of shared links.
    pub sharing: Sharing,
    /// The words of the portal's rows in the footer.
    pub portal: Portal,
    /// Patterns for the descriptions of charts.
    pub description: DescriptionPatterns,
    /// Rules that the texts are reviewed by.
    #[serde(default)]
    pub copy: CopyRules,
}

/// The format version this code reads.
pub const SCHEMA: u32 = 1;

/// Names of the page, and its language.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Language of the edition as in BCP 47, such as `zh-CN`.
    pub lang: String,
    /// Name of the language in itself, for the link from the other editions.
    pub language: String,
    /// Title of the document.
    pub title: String,
    /// The description in search results and on shared links.
    pub description: String,
    /// Short name of the page, shown in its navigation.
    pub name: String,
}

/// A name of the ledger: an honour, a programme, a project, a place or a statement.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Id by which notes and prose refer to it.
    pub id: String,
    /// The name in full, exactly as published.
    pub text: String,
    /// What kind of name it is.
    pub kind: NameKind,
    /// Paragraph of the release.
    pub paragraph: u8,
    /// Id of its verb of status in the release, such as 建成通车; an honour, a programme and a project have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Its year, if the release states one and the name does not contain it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
}

/// What a name of the ledger names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// A title won.
    Honour,
    /// A programme or action.
    Programme,
    /// Something built or being built.
    Project,
    /// A place to go to.
    Place,
    /// A statement about the city.
    Statement,
}

impl NameKind {
    /// Whether such a name has a verb of status.
    pub fn has_status(self) -> bool {
        matches!(self, NameKind::Honour | NameKind::Programme | NameKind::Project)
    }
}

/// The first screen: a headline, and the glyphs that are charts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hero {
    /// The h1; may contain figures and names.
    pub headline: String,
    /// One sentence under it.
    pub lead: String,
    /// One to five characters, in reading order.
    pub glyphs: Vec<HeroGlyph>,
    /// Invitation to read on.
    pub onward: String,
    /// How to get the value of a mark; shown once the charts are interactive.
    pub hint: String,
}

/// A character of the first screen.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HeroGlyph {
    /// Section this glyph leads to.
    pub section: String,
    /// Chart that draws it.
    pub chart: String,
    /// The texts of its strokes, one per stroke, in reading order.
    pub strokes: Vec<String>,
}

/// A part of the page: a pillar (with a character of its own) or one of the sections after the pillars.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its anchor on the page.
    pub id: String,
    /// Its colour.
    pub hue: Hue,
    /// The character of a pillar; a section without one is not in the navigation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glyph: Option<String>,
    /// Meaning of the character, in a word.
    pub name: String,
    /// The finding.
    pub headline: String,
    /// One sentence that opens it.
    pub lead: String,
    /// What its drawing in `scenery` shows, and that it is only a sketch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenery: Option<String>,
    /// Its stories, in reading order.
    pub stories: Vec<Story>,
}

/// A finding with its picture, a few sentences and short facts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Its anchor on the page.
    pub id: String,
    /// How it is composed on a wide page.
    pub layout: Layout,
    /// The finding; may contain figures and names.
    pub headline: String,
    /// Facts shown as numbers the size of headlines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<String>,
    /// Ids of its charts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charts: Vec<String>,
    /// Its prose, one paragraph per entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prose: Vec<String>,
    /// Its short facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// How a story is composed on a wide page; on a phone all are one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Words at the left, picture at the right.
    Split,
    /// Picture at the left, words at the right.
    Flip,
    /// Headline across, picture across, words in columns below.
    Wide,
    /// Two pictures side by side under one headline.
    Pair,
    /// No picture: a large statement and its short facts.
    Text,
}

/// A short fact: an icon with a name of the ledger, or with a sentence.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Name of the icon in the Lucide set.
    pub icon: String,
    /// Id of a name, shown in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A sentence with facts, instead of or after the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A chart in the content file: its form and the facts it shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChartSpec {
    /// Id by which stories refer to it; its anchor is `chart-` and this.
    pub id: String,
    /// What it is about, in a few words: the name of its table, of its files and, for screen readers, of the chart.
    pub title: String,
    /// How it is drawn.
    pub form: Form,
    /// The character that forms named `glyph` draw: one of `characters` or, in `glyph-dots`, of `dotted`, in `glyph-shares`, of `shaped`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub character: Option<String>,
    /// The colour of its marks.
    pub hue: Hue,
    /// The finding, in words.
    pub caption: String,
    /// Its facts, in reading order.
    pub marks: Vec<MarkSpec>,
    /// In `glyph-bars` and `glyph-shares`, what the strokes stand for that are no marks, in the order of writing: the first of them for
    /// the first of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strokes: Vec<StrokeSpec>,
    /// How much one symbol or cell stands for, in the base unit of the facts (people, yuan, …).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<f64>,
    /// Why its marks can be compared: what makes them things of one kind. If absent, the description does not say which is the largest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compare: Option<String>,
    /// How the chart is to be read: what one symbol stands for, what the scale is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// A mark of a chart: a fact and the short label it has there.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MarkSpec {
    /// Id of the fact.
    pub fact: String,
    /// Short name in the chart; plain text.
    pub label: String,
    /// The symbol for one of the counted things; a dot if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Symbol>,
    /// In these forms, the number of its stroke, from 1; if absent, that of the mark itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stroke: Option<usize>,
    /// Marks with the same scope share a scale; marks with different scopes never do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Its colour, in `bars`, `blocks` and `changes`, if it is not that of the chart: that of the pillar it belongs to. The key says what the colours mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hue: Option<Hue>,
}

/// A stroke of a character that is on no scale: something counted, or a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StrokeSpec {
    /// Id of the fact or the name.
    pub of: String,
    /// Short name in the chart; plain text.
    pub label: String,
}

/// A colour of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Hue {
    /// The orange of a furnace.
    Orange,
    /// Plum.
    Plum,
    /// The green of a lake.
    Lake,
    /// The colour of text.
    Ink,
    /// The first of the content's own hues, in `look`.
    #[serde(rename = "hue-1")]
    One,
    /// The second of the content's own hues, in `look`.
    #[serde(rename = "hue-2")]
    Two,
    /// The third of the content's own hues, in `look`.
    #[serde(rename = "hue-3")]
    Three,
    /// The fourth of the content's own hues, in `look`.
    #[serde(rename = "hue-4")]
    Four,
    /// The fifth of the content's own hues, in `look`.
    #[serde(rename = "hue-5")]
    Five,
}

impl Hue {
    /// The class and token name of the hue.
    pub fn name(self) -> &'static str {
        match self {
            Hue::Orange => "orange",
            Hue::Plum => "plum",
            Hue::Lake => "lake",
            Hue::Ink => "ink",
            Hue::One => "hue-1",
            Hue::Two => "hue-2",
            Hue::Three => "hue-3",
            Hue::Four => "hue-4",
            Hue::Five => "hue-5",
        }
    }
}

/// A drawn symbol for something counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Symbol {
    /// A person.
    Person,
    /// A house.
    House,
    /// Two houses: a village.
    Village,
    /// A star, for a title won.
    Star,
    /// A school desk.
    Desk,
    /// A drop of water.
    Drop,
    /// A wave.
    Wave,
    /// A lens.
    Lens,
    /// A stall of a market.
    Stall,
    /// A knot of a thread, for one of a row of titles.
    Knot,
    /// A dot.
    Dot,
    /// A square.
    Square,
}
