//! The pictures of a site for feeds and messengers. Drawn from the content, without a browser, unless an editor gives pictures of their
//! own. A picture says what it was drawn from, so one that still shows what the content says stays as it is, on a machine without its
//! fonts, too.

mod compose;
pub mod fonts;
mod paint;
mod tiles;

pub use tiles::{sign, signs};

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::package::Files;
use super::unmade::Unmade;
use crate::check::{Said, say};
use crate::model::content::Content;
use crate::model::ledger::Fact;
use crate::model::prose::references;
use crate::site::edition::Undrawable;
use crate::site::head::cards::{CARDS, Card, SQUARE};
use crate::text::html_escape::escape;
use fonts::Fonts;

/// The pictures of a site, and why it lacks one.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The pictures by their names.
    pub files: Files,
    /// What keeps the others from being drawn.
    pub lacking: Vec<Said>,
}

/// The pictures for a content: each is that of `own`, if it is there, else that of `before`, if it shows the same, else a new one.
///
/// # Errors
/// A picture of `own` that is none, or of another size. A chart that would be drawn out of proportion.
pub fn of(content: &Content, own: &Files, fonts: &Fonts, before: &Files) -> Result<Drawn, Unmade> {
    let mut drawn = Drawn::default();
    let mut database = None;
    for card in CARDS {
        if let Some(picture) = own.get(card.file) {
            paint::fits(picture, card).map_err(Unmade::because)?;
            drawn.files.insert(card.file.into(), picture.clone());
            continue;
        }
        let layers = layers(content, card)?;
        let digest = digest(&layers);
        if let Some(picture) = before.get(card.file).filter(|picture| paint::source(picture) == Some(digest.clone())) {
            drawn.files.insert(card.file.into(), picture.clone());
            continue;
        }
        let (database, families) = database.get_or_insert_with(|| fonts.database());
        let missing = fonts::missing(&layers, database);
        if missing.is_empty() {
            let picture = paint::png(&layers, card, &digest, database, families);
            let picture = picture.map_err(|why| Unmade::because(Said::from(format!("{}: {why}", card.file))))?;
            drawn.files.insert(card.file.into(), picture);
        } else {
            let size = format!("{}×{}", card.width, card.height);
            let parameters = [("file", card.file), ("characters", missing.as_str()), ("size", size.as_str())];
            drawn.lacking.push(say("card-characters", &parameters));
        }
    }
    Ok(drawn)
}

/// Whether a picture was drawn from what the content says now.
///
/// # Errors
/// A chart that would be drawn out of proportion.
pub fn is_current(content: &Content, card: Card, picture: &[u8]) -> Result<bool, Unmade> {
    Ok(paint::source(picture) == Some(digest(&layers(content, card)?)))
}

/// Ids of the figures that the large picture states; none if it cannot be drawn.
pub fn figures(content: &Content) -> BTreeSet<String> {
    let written = compose::card(content).unwrap_or_default().concat();
    let written: String = written.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    let stated = |fact: &&Fact| written.contains(&escape(&content.ledger.value_text(&fact.id)));
    let hero = &content.hero;
    let texts = [&hero.headline, &hero.lead].into_iter().chain(hero.glyphs.iter().flat_map(|glyph| &glyph.strokes));
    let mut named: BTreeSet<&str> = texts.flat_map(|text| references(text)).map(|reference| reference.id).collect();
    let stories = content.sections.iter().flat_map(|section| &section.stories);
    named.extend(stories.filter_map(|story| story.figures.first()).map(String::as_str));
    let facts = content.ledger.facts.iter().filter(|fact| named.contains(fact.id.as_str()));
    facts.filter(stated).map(|fact| fact.id.clone()).collect()
}

/// A picture as SVG documents that lie on each other.
fn layers(content: &Content, card: Card) -> Result<Vec<String>, Unmade> {
    let composed = if card == SQUARE { Ok(tiles::square(content)) } else { compose::card(content) };
    composed.map_err(|why| Unmade::because(Undrawable::NotProportional(why).said(card.file)))
}

/// What a picture is drawn from, in a word.
fn digest(layers: &[String]) -> String {
    let hash = Sha256::digest(layers.concat());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
