//! An edition while it is rendered: its content, its charts after layout, and which figures already have an id on the page.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::chart::forms::Width;
use crate::chart::render::svg;
use crate::chart::tokens::{CHART_NARROW, CHART_WIDE};
use crate::chart::{Chart, Frame, MissingFact, NotProportional, describe, layout, table};
use crate::check::identity::Identity;
use crate::check::{Said, say};
use crate::model::content::{ChartSpec, Content};
use crate::model::prose;
use crate::page::data::{ChartData, PageData};
use crate::site::head::cards::{CARDS, Card};
use crate::text::han::is_chinese;
use crate::text::number::plain;

/// What the components of a rendering share.
pub struct Edition {
    /// Its content.
    pub content: Content,
    /// Markup of each icon in use, by its name.
    pub icons: BTreeMap<String, String>,
    /// Its folder, from the root of the site: empty, or such as `en/`.
    pub place: String,
    /// The other editions.
    pub languages: Vec<Language>,
    /// Files that it fetches on demand.
    pub assets: Assets,
    /// The portal it is part of.
    pub identity: Identity,
    drawings: BTreeMap<String, Drawing>,
    homes: RefCell<BTreeSet<String>>,
}

/// The script for hosts, at the root of the site.
pub const HOST_SCRIPT: &str = "embed.js";

/// Files the page fetches on demand, as paths from the root of the site; empty if there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The script of the export module.
    pub poster: String,
    /// The `integrity` of that script.
    pub integrity: String,
    /// The texts of this edition's long image.
    pub sheet: String,
    /// The style sheet of the content's own hues.
    pub colours: String,
    /// The `integrity` of that style sheet.
    pub colours_integrity: String,
    /// The icon.
    pub icon: String,
    /// The pictures for feeds.
    pub cards: Vec<Card>,
    /// The script for hosts.
    pub embed: String,
    /// The `integrity` of that script.
    pub embed_integrity: String,
}

impl Default for Assets {
    fn default() -> Self {
        let none = String::new;
        Self {
            poster: none(),
            integrity: none(),
            sheet: none(),
            colours: none(),
            colours_integrity: none(),
            icon: none(),
            cards: CARDS.to_vec(),
            embed: HOST_SCRIPT.into(),
            embed_integrity: none(),
        }
    }
}

/// Another edition of the same page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Language tag (BCP 47).
    pub lang: String,
    /// Name of the language in itself.
    pub name: String,
    /// Its folder, from the root of the site.
    pub place: String,
    /// The edition's address from this one.
    pub href: String,
}

/// A chart of the content with its stills.
struct Drawing {
    chart: Chart,
    stills: String,
}

/// Why a chart cannot be drawn; the page is then not rendered.
#[derive(Debug, Clone, PartialEq)]
pub enum Undrawable {
    /// It refers to a fact that is missing or has no usable value.
    Missing(MissingFact),
    /// It would be drawn out of proportion.
    NotProportional(NotProportional),
}

impl Undrawable {
    /// What is said of it; `file` is the content file of the chart.
    pub fn said(&self, file: &str) -> Said {
        match self {
            Undrawable::Missing(of) => {
                say("fact-not-drawable", &[("file", file), ("chart", &of.chart), ("fact", &of.fact)])
            }
            Undrawable::NotProportional(of) => {
                let [drawn, due] = [of.drawn, of.due].map(plain);
                let parameters =
                    [("file", file), ("chart", &of.chart), ("fact", &of.fact), ("drawn", &drawn), ("due", &due)];
                say("not-proportional", &parameters)
            }
        }
    }
}

impl fmt::Display for Undrawable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Undrawable::Missing(missing) => missing.fmt(f),
            Undrawable::NotProportional(untrue) => untrue.fmt(f),
        }
    }
}

impl std::error::Error for Undrawable {}

impl Edition {
    /// Draws the charts of an edition.
    ///
    /// # Errors
    /// [`Undrawable`] for the first chart with a missing fact or out of proportion.
    pub fn new(content: Content, icons: BTreeMap<String, String>) -> Result<Edition, Undrawable> {
        let mut drawings = BTreeMap::new();
        for spec in &content.charts {
            let chart = Chart::new(spec, content.fact_context()).map_err(Undrawable::Missing)?;
            let stills = stills(&chart).map_err(Undrawable::NotProportional)?;
            drawings.insert(spec.id.clone(), Drawing { chart, stills });
        }
        let (place, languages) = (String::new(), Vec::new());
        let (identity, assets) = (Identity::default(), Assets::default());
        Ok(Edition { content, icons, place, languages, identity, assets, drawings, homes: RefCell::default() })
    }

    /// The relative path from its folder to the root of the site: empty, or `../`.
    pub fn root(&self) -> String {
        "../".repeat(self.place.matches('/').count())
    }

    /// The publisher of this page (not of the data): the portal's organiser, or the portal itself; `None` if the identity file names
    /// neither.
    pub fn publisher(&self) -> Option<&str> {
        [&self.identity.organiser, &self.identity.site_name]
            .into_iter()
            .map(String::as_str)
            .find(|name| !name.is_empty())
    }

    /// The author in citations: the publisher of this page, or its name if that is unknown.
    pub fn author(&self) -> &str {
        self.publisher().unwrap_or(&self.content.site.name)
    }

    /// When a figure of it was last corrected: the moment that the identity file says, or the day of the last correction if that is later;
    /// empty if neither is known.
    pub fn corrected_on(&self) -> &str {
        let (said, known) = (self.identity.correction_date.as_str(), self.content.corrected_on().unwrap_or_default());
        let day = said.split(' ').next().unwrap_or_default();
        if known > day { known } else { said }
    }

    /// Whether its language is Chinese.
    pub fn is_chinese(&self) -> bool {
        is_chinese(&self.content.site.lang)
    }

    /// Whether this is the first time a story states the figure. The first place gets the figure's id, so that `#id` leads to it.
    pub fn at_home(&self, fact: &str) -> bool {
        self.homes.borrow_mut().insert(fact.into())
    }

    /// A chart of the content: its spec, its data, and its stills as SVG. `None` if there is no such chart.
    pub fn chart(&self, id: &str) -> Option<(&ChartSpec, &Chart, &str)> {
        let spec = self.content.charts.iter().find(|c| c.id == id)?;
        let drawing = self.drawings.get(id)?;
        Some((spec, &drawing.chart, &drawing.stills))
    }

    /// The chart on the first screen that draws the character of a section.
    pub fn glyph(&self, section: &str) -> Option<&String> {
        self.content.hero.glyphs.iter().find(|glyph| glyph.section == section).map(|glyph| &glyph.chart)
    }

    /// The character of a section as the first screen draws it, without its texts; `None` if it draws none for that section.
    pub fn character(&self, section: &str) -> Option<String> {
        let scene = layout(&self.drawings.get(self.glyph(section)?)?.chart, Frame::new(CHART_NARROW)).ok()?;
        Some(svg::drawing(&scene, "sign drawn"))
    }

    /// The chart whose picture that of a chart comes from, if both draw a fact: of its section's character, or else, of the charts before
    /// it, the one with which it shares most facts, the nearest of several.
    pub fn comes_from(&self, chart: &str) -> Option<&str> {
        let facts = |id: &str| {
            let drawing = self.drawings.get(id)?;
            let of = drawing.chart.data.iter().chain(&drawing.chart.strokes);
            Some(of.map(|datum| datum.fact.as_str()).collect::<BTreeSet<_>>())
        };
        let drawn = facts(chart)?;
        let mut before = Vec::new();
        for section in &self.content.sections {
            let charts = section.stories.iter().flat_map(|story| &story.charts);
            for id in charts {
                if id == chart {
                    let shared = |id: &String| facts(id).map_or(0, |facts| facts.intersection(&drawn).count());
                    let character = self.glyph(&section.id).filter(|id| shared(id) > 0);
                    let nearest = || {
                        let counted = before.into_iter().map(|id| (shared(id), id)).filter(|(shared, _)| *shared > 0);
                        counted.max_by_key(|(shared, _)| *shared).map(|(_, id)| id)
                    };
                    return character.or_else(nearest).map(String::as_str);
                }
                before.push(id);
            }
        }
        None
    }

    /// The page's data for the browser.
    pub fn live(&self) -> PageData {
        let content = &self.content;
        let book = content.fact_context();
        let plain = |text: &String| prose::plain(content, text);
        let chart = |spec: &ChartSpec| {
            let chart = self.drawings.get(&spec.id)?.chart.clone();
            Some(ChartData {
                id: spec.id.clone(),
                title: spec.title.clone(),
                caption: plain(&spec.caption),
                key: spec.key.as_ref().map(plain).unwrap_or_default(),
                caution: describe::caution(&chart, content),
                rows: table::rows(&chart, book),
                chart,
            })
        };
        PageData {
            schema: content.schema,
            lang: content.site.lang.clone(),
            name: content.site.name.clone(),
            slug: content.slug.clone(),
            source: [&content.words.source, &content.source.publisher, &content.source.release]
                .map(String::as_str)
                .join(" "),
            words: content.words.clone(),
            charts: content.charts.iter().filter_map(chart).collect(),
        }
    }
}

/// The stills of a chart: one for a narrow column, one for a wide; only one if the form is the same at every width. The style
/// shows the one that fits.
fn stills(chart: &Chart) -> Result<String, NotProportional> {
    let still = |width, class| Ok(svg::still(&layout(chart, Frame::new(width))?, class));
    match chart.form.spec().width {
        Width::Fixed => still(CHART_NARROW, "any"),
        Width::Fluid => Ok(still(CHART_NARROW, "narrow")? + &still(CHART_WIDE, "wide")?),
    }
}
