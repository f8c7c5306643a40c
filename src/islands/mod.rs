//! The islands: Leptos components that the build renders and the browser brings to life.
//!
//! [`navigation`] and [`chart_picture`] are hydrated; [`speech_player`] is mounted by the browser; [`chart_marks`] and
//! [`chart_menu`] are HTML of the build that the browser shows and listens to. Everything else of the page stands in
//! [`site`](crate::site) and is never hydrated, so its code is not in the wasm.

pub mod chart_marks;
pub mod chart_menu;
pub mod chart_picture;
pub mod navigation;
pub mod speech_player;
