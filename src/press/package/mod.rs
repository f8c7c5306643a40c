//! What a site is made from, as files in memory.

pub mod carried;
pub mod opened;
pub mod pack;
pub mod zip;

use std::collections::BTreeMap;

use super::cards::fonts::Fonts;

/// Files by their paths, such as `en/index.html`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a site says: its content files, and the portal it is part of.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// The folder of the content files, as messages name it; empty, or with a `/` at its end.
    pub folder: String,
    /// The JSON files in that folder, by their names: the original, its translations, and others that are no part of the site.
    pub content: Files,
    /// The name of the original, or of one of its translations.
    pub first: String,
    /// The portal; `None` keeps the one that the site has.
    pub portal: Option<Portal>,
    /// An editor's own pictures for feeds, by their names.
    pub cards: Files,
    /// What the other pictures for feeds are drawn with.
    pub fonts: Fonts,
}

/// The portal a site is part of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Portal {
    /// The identity file, as messages name it.
    pub file: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The pictures it names, by the paths it gives, or why a picture cannot be read.
    pub pictures: BTreeMap<String, Result<Vec<u8>, String>>,
}

/// What an editor decides about a site.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Whether a translation that lacks words is published with those of the original in their place.
    pub gaps: bool,
    /// Editions that are taken off, or left out, by the names of their folders, such as `en`.
    pub without: Vec<String>,
    /// Whether every text and wasm file gets compressed copies beside it.
    pub packed: bool,
}
