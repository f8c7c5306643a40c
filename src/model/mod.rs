//! The model: what a content file says, type by type. Facts, their wording, the charts asked for and the story around them.
//!
//! Nothing here knows a pixel or a browser. A content file is read natively with [`check::read`](crate::check::read), which lists
//! every fault it finds; the browser reads what was made of it, [`PageData`](crate::page::data::PageData).

pub mod comparison;
pub mod content;
pub mod fact_context;
pub mod fact_locations;
pub mod form;
#[cfg(feature = "ssr")]
pub mod json_schema;
pub mod ledger;
pub mod messages;
pub mod prose;
pub mod quantity_text;
pub mod speech;
pub mod text_struct;

pub use content::Content;
pub use fact_context::FactContext;
pub use ledger::Ledger;
pub use messages::Messages;
