//! The model: the types of a content file. Facts and their wording, the specs of charts, sections and stories.
//!
//! Nothing here knows pixels or a browser. A content file is read natively with [`check::read`](crate::check::read), which lists
//! every fault it finds; the browser reads what was made of it, [`PageData`](crate::page::data::PageData).

pub(crate) mod comparison;
pub mod content;
pub(crate) mod copy_rules;
pub(crate) mod fact_context;
pub(crate) mod fact_locations;
pub mod figures;
pub(crate) mod form;
#[cfg(feature = "ssr")]
pub(crate) mod json_schema;
pub mod ledger;
pub mod look;
pub(crate) mod lookup;
pub(crate) mod messages;
pub mod prose;
pub mod quantity_text;
pub mod speech;
pub mod status;
pub(crate) mod text_struct;

pub use content::Content;
pub use fact_context::FactContext;
pub use form::character;
pub use ledger::Ledger;
pub use messages::Messages;
