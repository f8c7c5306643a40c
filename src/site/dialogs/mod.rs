//! The HTML of the dialogs, closed. The browser opens and fills them.

pub(crate) mod embed;
mod parts;
pub(crate) mod picture;
pub(crate) mod poster;
