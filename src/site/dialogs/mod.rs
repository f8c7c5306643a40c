//! The dialogs: their HTML, closed. The browser opens and fills them.

pub(crate) mod embed;
pub(crate) mod poster;
