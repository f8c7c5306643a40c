//! What the page says: facts, their wording, the charts asked for and the story around them.
//!
//! Nothing here knows a pixel or a browser. A content file is read natively with [`check::read`], which lists
//! every fault it finds; the browser reads only the checked part it needs, [`model::Live`].

#[cfg(feature = "ssr")]
pub mod check;
pub mod explain;
pub mod ledger;
pub mod model;
pub mod number;
pub mod prose;
pub mod wording;

pub use explain::Book;
pub use ledger::Ledger;
pub use model::{Content, Live};
