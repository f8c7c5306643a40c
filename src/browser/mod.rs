//! All that touches the browser: finding the islands of the prerendered page and making them live.
//!
//! Nothing here is compiled into the build-time renderer. What a browser lacks (an observer, a canvas) leaves the page as
//! it was prerendered in that respect; nothing here panics on it.

pub mod canvas;
pub(crate) mod dom;

#[cfg(feature = "hydrate")]
pub mod boot;
#[cfg(feature = "hydrate")]
pub(crate) mod charts;
#[cfg(feature = "hydrate")]
pub(crate) mod error_boundary;
#[cfg(feature = "export")]
pub mod export;
#[cfg(feature = "hydrate")]
pub(crate) mod page;
#[cfg(feature = "hydrate")]
pub(crate) mod scroll;
