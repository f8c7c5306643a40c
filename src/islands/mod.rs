//! The islands: Leptos components that the build renders and the browser brings to life.
//!
//! What is hydrated is what stands in an element with `data-island`, and nothing else:
//!
//! | `data-island` | component | hydrated | markers |
//! |---|---|---|---|
//! | `nav` | [`navigation`] | as soon as the wasm runs | kept: its links and its progress are dynamic |
//! | `chart` | [`chart_picture`] | when the chart comes near the window | none: it has no dynamic child, only attributes |
//!
//! Leptos finds its way through HTML by walking from element to element, and counts dynamic children by marker comments. The build
//! takes those markers out of the page but in `nav` ([`document`](crate::site::document)), since they are hundreds and nothing counts by
//! them. So a component that is to be hydrated either has no dynamic child (no `{…}` between tags: text and classes by attribute or
//! signal on an element instead), or is put into the page by `document::hydrated`, which keeps its markers. In the element of a chart
//! the picture stands first: what follows it, the marks, is out of the reach of hydration.
//!
//! The others are not hydrated: [`speech_player`] is mounted by the browser; [`chart_marks`] and [`chart_menu`] are HTML of the build that
//! the browser shows and listens to. Everything else of the page stands in [`site`](crate::site), so its code is not in the wasm.
//! `tests/native/islands.rs` holds all this.

pub mod chart_marks;
pub mod chart_menu;
pub mod chart_picture;
pub mod navigation;
pub mod speech_player;
