//! What a press release says, against what a content says: every numeral of a Chinese text, and the figure of the ledger that says it.
//!
//! [`numerals`] reads a text; [`compare`] joins what it finds with a content. Neither reads a disk, so both also compile to wasm.
//!
//! - `letters`: the lines of a text, with letters of one width, and its paragraphs.
//! - `read`: numbers, dates, units, and the words around them.
//! - `numeral`, `reason`: what a numeral is, and why one is no figure.
//! - `scan`: a text from its beginning to its end.
//! - `joins`, `names`, `comparison`: numerals, figures and names.
//! - `context`: the words beside a numeral.
//! - `plain`: what is refused as no plain text; `told`: the comparison as a text.

mod comparison;
mod context;
mod joins;
mod letters;
mod names;
mod numeral;
mod plain;
mod read;
mod reason;
mod scan;
mod told;

pub use comparison::{Comparison, Joined, Left, Missing, compare};
pub use context::{BESIDE, Lines};
pub use numeral::{Movement, Numeral, Place, Way};
pub use plain::text as plain;
pub use read::units::measure;
pub use read::words::{Words, scale};
pub use reason::Reason;
pub use scan::{numerals, numerals_with};
pub use told::text as told;
