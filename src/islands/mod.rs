//! The islands: Leptos components that the build renders and the browser makes interactive.
//!
//! Only the content of elements with `data-island` is hydrated:
//!
//! | `data-island` | component | hydrated |
//! |---|---|---|
//! | `chart` | [`chart_picture`] | when the chart comes near the window |
//!
//! Leptos hydrates by walking the HTML element by element, and finds dynamic children by marker comments. Content delivery networks
//! strip comments, so the build removes the markers ([`document`](crate::site::document)), and a hydrated component must not have a
//! dynamic child (no `{…}` between tags; text and classes are attributes or signals on an element instead). In a chart's element the
//! picture comes first; hydration stops before what follows it, the marks.
//!
//! The others are not hydrated: [`speech_player`] is mounted by the browser; [`chart_marks`] is HTML of the build that the browser
//! shows and listens to. Everything else on the page is in [`site`](crate::site), so its code is not in the wasm.
//! `tests/native/islands.rs` tests all this.

pub mod chart_marks;
pub mod chart_picture;
pub mod speech_player;
