//! A single-page infographic of a release that is complete before any script runs.
//!
//! The folders, from the lowest level up; each imports only folders listed before it:
//!
//! - `text`: numbers, text widths, escaping. No content, no pixel, no browser.
//! - `manuscript`: a content as forms, and the messages between the press in a browser and its worker.
//! - `model`: the types of the content file, and its figures in words.
//! - `chart`: facts in, scenes out, and scenes onto a canvas or into SVG.
//! - `check`: the checks of a content file before it is published.
//! - `duties`: the duties of a government website, checked on the built page, and the report about them.
//! - `release`: what a press release says, against what a content says.
//! - `page`: what the prerendered page and both wasm modules share: the data in the page, names in the DOM, settings.
//! - `export`, `poster`: charts as files and long images, composed without a browser.
//! - `islands`: the components that are rendered by the build and hydrated in the browser.
//! - `site`: everything else of the page, rendered by the build and never hydrated.
//! - `press`: makes a whole site, files in, files out.
//! - `desk`: what an editor does to a content in the press, without a browser.
//! - `browser`: everything that touches web-sys.
//!
//! Features: `ssr` renders the page natively; `hydrate` is the wasm that makes it live; `export` the wasm that is fetched to
//! draw long images and make files; `desk` the worker of the press in a browser, and `press` what editors see of it.

pub mod chart;
pub mod model;
pub mod page;
pub mod text;

#[cfg(feature = "browser")]
#[cfg_attr(
    not(all(feature = "hydrate", feature = "export")),
    expect(dead_code, reason = "each wasm uses a part of it; what neither does is found where both features are on")
)]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod check;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod duties;
#[cfg(feature = "compose")]
pub mod export;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod islands;
#[cfg(any(feature = "ssr", feature = "press"))]
pub mod manuscript;
#[cfg(feature = "compose")]
pub mod poster;
#[cfg(feature = "ssr")]
pub mod press;
#[cfg(feature = "ssr")]
pub mod release;
#[cfg(feature = "ssr")]
pub mod site;
