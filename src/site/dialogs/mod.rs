//! The dialogs: their HTML, closed. The browser opens and fills them.

pub mod embed;
pub mod poster;
