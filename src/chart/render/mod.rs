//! Scenes onto plotters backends: the paint path that all share, the SVG backend, and one that counts calls. The canvas backend is in
//! `src/browser`. And scenes as SVG files for other programs.

pub mod batch;
pub mod counting;
pub mod paint;
pub mod still;
pub mod svg;
pub mod svg_file;
