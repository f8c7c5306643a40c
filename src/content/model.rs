//! The content file, type by type.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ledger::Ledger;

/// A whole edition of the page, in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Format of the file; this code reads [`SCHEMA`].
    pub schema: u32,
    /// Where an editor's program finds the description of this format.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema_file: Option<String>,
    pub site: Site,
    pub source: Source,
    pub ledger: Ledger,
    /// Programmes, honours, projects, places and statements, each stated once.
    pub names: Vec<Name>,
    pub charts: Vec<ChartSpec>,
    pub hero: Hero,
    pub sections: Vec<Section>,
    pub words: Words,
}

/// The format version this code reads.
pub const SCHEMA: u32 = 1;

/// The part of the content that the browser needs to make the page live: no prose.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Live {
    pub schema: u32,
    pub ledger: Ledger,
    pub charts: Vec<ChartSpec>,
    pub words: Words,
    pub nav: Vec<NavItem>,
}

/// A pillar in the navigation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NavItem {
    pub id: String,
    pub glyph: String,
    pub name: String,
    pub hue: Hue,
}

impl Content {
    /// What the page carries for the browser.
    pub fn live(&self) -> Live {
        let item = |section: &Section| {
            Some(NavItem {
                id: section.id.clone(),
                glyph: section.glyph.clone()?,
                name: section.name.clone(),
                hue: section.hue,
            })
        };
        Live {
            schema: self.schema,
            nav: self.sections.iter().filter_map(item).collect(),
            ledger: self.ledger.clone(),
            charts: self.charts.clone(),
            words: self.words.clone(),
        }
    }
}

/// What the page is called outside itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Language of the edition as in BCP 47, such as `zh-CN`.
    pub lang: String,
    pub title: String,
    pub description: String,
    /// Short name of the page, shown in its navigation.
    pub name: String,
}

/// Where the facts come from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub publisher: String,
    /// Title of the release the facts are taken from.
    pub release: String,
    /// What a paragraph of the release is about, by its number.
    pub paragraphs: BTreeMap<u8, String>,
    pub licence: String,
}

/// A name of the ledger: an honour, a programme, a project, a place or a statement.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub id: String,
    pub text: String,
    pub kind: NameKind,
    pub paragraph: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    Honour,
    Programme,
    Project,
    Place,
    Statement,
}

/// The first screen: a headline, and the glyphs that are charts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hero {
    pub headline: String,
    pub lead: String,
    pub glyphs: Vec<HeroGlyph>,
    /// Invitation to read on.
    pub onward: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeroGlyph {
    /// Section this glyph leads to.
    pub section: String,
    /// Chart that draws it.
    pub chart: String,
    /// What its strokes say, one a stroke, in reading order.
    pub strokes: Vec<String>,
}

/// A part of the page: a pillar (with a character of its own) or one of the sections after the pillars.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: String,
    pub hue: Hue,
    /// The character of a pillar; a section without one is not in the navigation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glyph: Option<String>,
    /// What the character stands for, in a word.
    pub name: String,
    pub headline: String,
    pub lead: String,
    pub stories: Vec<Story>,
}

/// A finding with its picture, a few sentences and short facts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub id: String,
    pub layout: Layout,
    pub headline: String,
    /// Facts shown as numbers the size of headlines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charts: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prose: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// How a story is composed on a wide page; on a phone all are one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Words at the left, picture at the right.
    Split,
    /// Picture at the left, words at the right.
    Flip,
    /// Headline across, picture across, words in columns below.
    Wide,
    /// Two pictures beside each other under one headline.
    Pair,
    /// No picture: a large statement and its short facts.
    Text,
}

/// A short fact: an icon with a name of the ledger, or with a sentence.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub icon: String,
    /// Id of a name, shown in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A sentence with facts, instead of or after the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A chart as the content asks for it: a form and the facts it shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartSpec {
    pub id: String,
    pub form: Form,
    pub hue: Hue,
    /// The finding, in words.
    pub caption: String,
    pub marks: Vec<MarkSpec>,
    /// How much one symbol or cell stands for, in the base unit of the facts (people, yuan, …).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<f64>,
    /// How the chart is to be read: what one symbol stands for, what the scale is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// A mark of a chart: a fact and the short label it has there.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkSpec {
    pub fact: String,
    pub label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Symbol>,
    /// Marks with the same scope share a scale; marks with another never do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

/// The forms a chart can take. One file each in `chart::forms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// The character 工, its two horizontals a part and its whole.
    GlyphGong,
    /// The character 小, its three strokes crowds of people.
    GlyphXiao,
    /// The character 美, its three horizontals shares of a hundred.
    GlyphMei,
    /// A part within its whole, as bars from one zero.
    Nested,
    /// What is made, standing in what could be made.
    Tank,
    /// Places gained, one ladder a ranking.
    Climb,
    /// Amounts as counted cells, one cell a unit.
    Blocks,
    /// People as people, one figure so many.
    Crowd,
    /// Counted things as rows of symbols.
    Pictorial,
    /// A share as a ring.
    Ring,
    /// Shares as strips of a hundred cells.
    Rates,
    /// Amounts as squares of proportional area.
    Areas,
    /// A field of dots, one a thing.
    Field,
    /// Amounts as bars from zero.
    Bars,
    /// What is left when a share is saved.
    Saving,
}

/// Whose colour something has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hue {
    Gong,
    Xiao,
    Mei,
    Ink,
}

impl Hue {
    /// The class and token name of the hue.
    pub fn name(self) -> &'static str {
        match self {
            Hue::Gong => "gong",
            Hue::Xiao => "xiao",
            Hue::Mei => "mei",
            Hue::Ink => "ink",
        }
    }
}

/// A drawn symbol for something counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symbol {
    Person,
    House,
    Village,
    Star,
    Desk,
    Drop,
    Lens,
    Dot,
    Square,
}

/// The words of the controls and of what is generated, one set a language.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub skip: String,
    pub nav: String,
    /// Title of the disclosure under a chart with its data and provenance.
    pub data: String,
    pub subject: String,
    pub value: String,
    pub provenance: String,
    /// Pattern with `{n}` for the paragraph and `{topic}` for what it is about.
    pub stated: String,
    /// Pattern with `{from}` for the facts it is computed from.
    pub computed: String,
    pub computed_mark: String,
    pub list_comma: String,
    pub part_of: String,
    pub source: String,
    pub licence: String,
    pub top: String,
    pub progress: String,
    /// How a level that stands at 100 is labelled.
    pub whole: String,
}
