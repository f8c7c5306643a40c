//! What the page says: facts, their wording, the charts asked for and the story around them.
//!
//! Nothing here knows a pixel or a browser. A content file is read natively with [`check::read`], which lists
//! every fault it finds; the browser reads what was made of it, [`Live`](crate::live::Live).

#[cfg(feature = "ssr")]
pub mod check;
pub mod explain;
pub mod form;
#[cfg(feature = "ssr")]
pub mod identity;
pub mod ledger;
pub mod markup;
pub mod model;
pub mod number;
#[cfg(feature = "ssr")]
pub mod places;
pub mod prose;
#[cfg(feature = "ssr")]
pub mod spoken;
pub mod strings;
pub mod wording;
pub mod words;

pub use explain::Book;
pub use ledger::Ledger;
pub use model::Content;
pub use words::Words;
