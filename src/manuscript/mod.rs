//! What the press in a browser has in common with its worker: a content as forms that are filled in, and the messages between the two.
//! The worker makes the forms from the content files ([`crate::desk`]); the page shows them.

pub mod forms;
pub mod messages;
pub mod picker;
pub mod release;
pub mod step;
pub mod words;
