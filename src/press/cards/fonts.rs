//! The fonts that pictures are drawn with, and the characters that none of them has.

use std::collections::BTreeSet;
use std::sync::Arc;

use fontdb::{Database, Source};
use resvg::usvg::roxmltree::Document;
use skrifa::{FontRef, MetadataProvider};

/// The fonts that pictures are drawn with.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    /// Font files that are given, before all others.
    pub given: Vec<Vec<u8>>,
    /// Adds the fonts that are installed. Called only if something is drawn.
    pub installed: Option<fn(&mut Database)>,
}

impl Fonts {
    /// All fonts, and the families of those that are given.
    pub fn database(&self) -> (Arc<Database>, Vec<String>) {
        let mut database = Database::new();
        for font in &self.given {
            database.load_font_source(Source::Binary(Arc::new(font.clone())));
        }
        let families: BTreeSet<_> =
            database.faces().filter_map(|face| Some(face.families.first()?.0.clone())).collect();
        if let Some(add) = self.installed {
            add(&mut database);
        }
        (Arc::new(database), families.into_iter().collect())
    }
}

/// The characters in the texts of these SVG documents that no font has.
pub fn missing(layers: &[String], database: &Database) -> String {
    let mut missing: BTreeSet<char> = layers.iter().flat_map(|svg| texts(svg)).collect();
    for face in database.faces() {
        if missing.is_empty() {
            break;
        }
        database.with_face_data(face.id, |data, index| {
            if let Ok(font) = FontRef::from_index(data, index) {
                let characters = font.charmap();
                missing.retain(|c| characters.map(*c).is_none());
            }
        });
    }
    missing.into_iter().collect()
}

/// The characters that a document shows.
fn texts(svg: &str) -> BTreeSet<char> {
    let Ok(document) = Document::parse(svg) else { return BTreeSet::new() };
    let texts = document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text());
    texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}
