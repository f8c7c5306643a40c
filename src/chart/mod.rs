//! Charts: facts in, a [`Scene`] out, and a scene onto any plotters backend.
//!
//! ```text
//! ChartSpec + Ledger ──data──▶ Chart ──layout(Frame)──▶ Scene ──paint──▶ canvas (browser) or SVG still (build)
//! ```
//!
//! A form (one file each in [`forms`]) turns a chart into a scene and knows no backend; [`render::paint::paint`] paints a scene
//! onto a backend and knows no facts. Lengths are layout pixels: CSS pixels before the zoom to the column's real width.
//!
//! From a ledger to a painted chart:
//!
//! ```
//! use gongxiaomei::chart::{Chart, Frame, layout};
//! use gongxiaomei::chart::render::counting;
//! use gongxiaomei::model::Content;
//!
//! # let small = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.json");
//! # let mut page: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(small)?)?;
//! page["ledger"]["facts"] = serde_json::json!([
//!     { "id": "tea", "subject": "茶叶产量", "value": 300, "unit": "吨",
//!       "qualifier": "over", "origin": "stated", "paragraph": 1 },
//!     { "id": "oil", "subject": "山茶油产量", "value": 100, "unit": "吨",
//!       "qualifier": "exact", "origin": "stated", "paragraph": 1 },
//! ]);
//! page["charts"] = serde_json::json!([
//!     { "id": "crops", "title": "两种产量", "form": "bars", "hue": "lake", "caption": "茶叶是山茶油的三倍",
//!       "marks": [{ "fact": "tea", "label": "茶叶" }, { "fact": "oil", "label": "山茶油" }] },
//! ]);
//! let content: Content = serde_json::from_value(page)?;
//!
//! let chart = Chart::new(&content.charts[0], content.fact_context()).map_err(|missing| missing.to_string())?;
//! let scene = layout(&chart, Frame::new(300.0))?;
//! assert_eq!(scene.marks[1].fact, "oil");
//! assert!((scene.marks[0].extent / scene.marks[1].extent - 3.0).abs() < 0.05);
//!
//! // Two bars, the three pieces that run on past one of them, two names, two values.
//! let calls = counting::count(&scene);
//! assert_eq!((calls.boxes, calls.texts), (5, 4));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod count;
pub(crate) mod data;
pub mod describe;
mod drawn_character;
pub mod forms;
pub(crate) mod frame;
pub(crate) mod from_facts;
pub mod proportionality;
pub mod qualifier;
pub mod render;
mod role;
pub mod scene;
pub mod symbol;
pub mod table;
pub mod tokens;
pub mod transition;
pub(crate) mod trig;

pub use data::{Chart, Datum};
pub use drawn_character::DrawnCharacter;
pub use frame::Frame;
pub use from_facts::MissingFact;
pub use proportionality::NotProportional;
pub use scene::{Ink, Mark, Rect, Role, Scene};

/// Lays a chart out in a frame. Every form returns a scene for any finite values of zero or more, any number of marks it
/// takes and any width; a narrower frame is widened to [`frame::NARROWEST`].
///
/// - **Names** that do not fit are wrapped where the form has space for more lines, then shortened with an ellipsis.
/// - **Values** are set smaller, never shortened: not below [`Frame::smallest`] if the frame is as wide as the value at that size.
///   Forms that put marks side by side break into more rows first. Only in the level strokes of a character, which have a fixed
///   size, may a long value be smaller.
/// - **Counts** stay countable: if `each` would lead to more than [`forms::Counts::most`] symbols for a mark, the whole chart is
///   drawn with a larger one ([`symbol::coarse`]), so that proportions hold. The content check refuses such an `each`.
/// - **Small marks** keep their proportional [`Mark::extent`]; anything under a pixel is drawn one pixel wide, so that it is seen. A
///   value of zero is drawn as nothing.
/// - **Height** grows at most linearly with the number of marks.
///
/// # Errors
/// [`NotProportional`] if the scene is not in proportion to the facts: this check makes sure that bars start at zero.
pub fn layout(chart: &Chart, frame: Frame) -> Result<Scene, NotProportional> {
    let frame = frame.bounded();
    let mut scene = forms::layout(chart, frame);
    scene.gather();
    // In large type the last line may reach below the height that the form set.
    let lowest = scene.labels().map(|label| label.bounds().bottom()).fold(1.0, f64::max);
    scene.height = scene.height.max(lowest.ceil());
    proportionality::check(chart, &scene)?;
    Ok(scene)
}
