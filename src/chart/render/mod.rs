//! Scenes onto backends: the one paint path, the canvas of the browser, the SVG of the build.

pub mod counting;
pub mod paint;
pub mod svg;
