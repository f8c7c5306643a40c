//! What the reader sees, as Leptos components, one a file.
//!
//! The page is rendered whole at build time. Only its islands, [`navigation::Navigation`] and [`picture::Picture`], come
//! to life in the browser, where [`player::Player`] joins them and what was hidden, [`marks::Marks`], [`take::Take`] and
//! what searches the table of all figures, is shown; everything else is HTML and stays as it is, so its code is not in the
//! wasm.

pub mod marks;
pub mod navigation;
pub mod picture;
pub mod player;
pub mod take;

#[cfg(feature = "ssr")]
pub mod data;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod edition;
#[cfg(feature = "ssr")]
pub mod embed;
#[cfg(feature = "ssr")]
pub mod figure;
#[cfg(feature = "ssr")]
pub mod foreign;
#[cfg(feature = "ssr")]
pub mod glyph;
#[cfg(feature = "ssr")]
pub mod head;
#[cfg(feature = "ssr")]
pub mod hero;
#[cfg(feature = "ssr")]
pub mod icon;
#[cfg(feature = "ssr")]
pub mod policy;
#[cfg(feature = "ssr")]
pub mod portal;
#[cfg(feature = "ssr")]
pub mod poster;
#[cfg(feature = "ssr")]
pub mod provenance;
#[cfg(feature = "ssr")]
pub mod quantity;
#[cfg(feature = "ssr")]
pub mod section;
#[cfg(feature = "ssr")]
pub mod settings;
#[cfg(feature = "ssr")]
pub mod share;
#[cfg(feature = "ssr")]
pub mod speech;
#[cfg(feature = "ssr")]
pub mod story;
#[cfg(feature = "ssr")]
pub mod taking;

/// The attribute that names an island's component to the browser.
pub const ISLAND: &str = "data-live";

/// Id of the live region that says what has been done.
pub const STATUS: &str = "said";

/// Id of what the tip says of a figure beside its value.
pub const TIP: &str = "tip";
