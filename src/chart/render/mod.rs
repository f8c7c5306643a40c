//! Scenes onto plotters backends: the paint path that all share, the SVG backend, and one that counts calls. The canvas backend is in
//! `src/browser`.

pub mod counting;
pub mod paint;
pub mod svg;
