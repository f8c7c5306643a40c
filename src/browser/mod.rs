//! Everything that touches the browser: hydrating the islands, charts, exports, settings, reading aloud.
//!
//! Nothing here is compiled into the build-time renderer. If a browser lacks something (an observer, a canvas), that feature stays as it
//! was prerendered; nothing panics.

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
#[cfg(feature = "press")]
pub mod press;
#[cfg(feature = "hydrate")]
pub(crate) mod scroll;
